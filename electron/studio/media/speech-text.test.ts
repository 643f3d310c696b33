import { expect, test } from 'vitest'
import { clausesOf, clauseText, syllablesOf, tokensOf } from './speech-text.ts'

const said = (text: string, language: 'zh' | 'en'): string[] => clausesOf(text, language).map(clauseText)
const quoted = (text: string, language: 'zh' | 'en'): string[] => {
  const chars = Array.from(text)
  return clausesOf(text, language).flatMap((clause) =>
    tokensOf(clause).map((token) => chars.slice(token.from, token.to).join('')),
  )
}

test('punctuation becomes pauses and is never spoken', () => {
  const clauses = clausesOf('别——走！？……我，等你。', 'zh')
  expect(clauses.map(clauseText)).toEqual(['别', '走', '我', '等你'])
  expect(clauses.map(({ tune }) => tune)).toEqual([',', '?', ',', '.'])
  expect(clauses.map(({ pauseMs }) => pauseMs)).toEqual([270, 420, 160, 0])
})

test('an ellipsis at the beginning is a pause before the first word; one at the end is not a dead wait', () => {
  expect(clausesOf('……是我。', 'zh').map(({ chars, pauseMs }) => [chars.length, pauseMs])).toEqual([
    [0, 420],
    [2, 0],
  ])
  expect(clausesOf('是我……', 'zh').map(({ pauseMs }) => pauseMs)).toEqual([0])
})

test('a line of mere punctuation says nothing', () => {
  for (const text of ['', '⅓', '……', '！？', '——', ' “” ', '...', '🙂'])
    expect(clausesOf(text, 'zh'), text).toEqual([])
})

test('points and colons inside figures, abbreviations and words do not cut them', () => {
  expect(said('Dr. Lin paid $5.50 for 12,000 e-mails at 3:15. Fine.', 'en')).toEqual([
    'Dr. Lin paid $5.50 for 12,000 e-mails at 3:15',
    'Fine',
  ])
  expect(said('U.S. troops left. "Stop"... now', 'en')).toEqual(['U.S. troops left', 'Stop', 'now'])
  expect(said('Wait -- a 7-year-old?', 'en')).toEqual(['Wait', 'a 7-year-old'])
})

test('figures are spoken as words but shown as they are written', () => {
  expect(said('2026年，３:１５见', 'zh')).toEqual(['二零二六年', '三点十五分见'])
  expect(quoted('2026年，３:１５见', 'zh')).toEqual(['2026', '年', '３:１５', '见'])
})

test('positions count characters, so a rare hanzi of two code units shifts nothing', () => {
  expect(quoted('𠮷野家😀的CEO来了', 'zh')).toEqual(['𠮷', '野', '家', '的', 'CEO', '来', '了'])
})

test('what the engine would spell out as codes is not handed to it', () => {
  expect(said('𠮷野家', 'zh')).toEqual(['某野家'])
  expect(said('안녕，你好', 'zh').join('')).toBe('你好')
  expect(clausesOf('Привет', 'en')).toEqual([])
})

test('what the engine could take for a command never reaches it', () => {
  expect(said('<break/>她[[h@l]]来了|', 'zh').join('')).not.toMatch(/[<>[\]|/]/)
})

test('hanzi inside an English line are handed to the Mandarin voice', () => {
  const clauses = clausesOf('Lin Wan, 你好 there!', 'en')
  expect(clauses.map(({ language }) => language)).toEqual(['en', 'zh', 'en'])
})

test('syllables of English words are counted, not letters', () => {
  const counts: Record<string, number> = {
    rain: 1,
    waited: 2,
    loved: 1,
    chances: 2,
    table: 2,
    the: 1,
    happier: 2,
    nothing: 2,
  }
  for (const [word, count] of Object.entries(counts)) expect(syllablesOf(word), word).toBe(count)
})
