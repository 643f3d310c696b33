import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { StudioError } from '../errors.ts'
import { decodeText } from './decode-text.ts'
import { inferLanguage } from './infer-language.ts'
import { normaliseBrief, readBrief } from './read-brief.ts'

const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-brief-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const ZH = '被赶出家门的茶馆孤女，\n决定找到外婆的遗嘱。\n'
/** The same two lines in GB18030, as a Windows editor saves them. */
const ZH_GB = Buffer.from(
  'b1bbb8cfb3f6bcd2c3c5b5c4b2e8b9ddb9c2c5aea3ac0abef6b6a8d5d2b5bdcde2c6c5b5c4d2c5d6f6a1a30a',
  'hex',
)
const utf16 = (text: string, mark: boolean): Buffer =>
  Buffer.concat([mark ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0), Buffer.from(text, 'utf16le')])
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

const file = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(dir, name), bytes)
  return join(dir, name)
}
const problem = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof StudioError) return `${error.code} ${error.message}`
    throw error
  }
  return 'none'
}

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(ZH)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${ZH}`)],
    ['UTF-16 little endian', utf16(ZH, true)],
    ['UTF-16 big endian', swapped(utf16(ZH, true))],
    ['UTF-16 without a mark', utf16(ZH, false)],
    ['GB18030', ZH_GB],
    ['CRLF', Buffer.from(ZH.replaceAll('\n', '\r\n'))],
  ])('%s is simply read', (name, bytes) => {
    const brief = readBrief(file(`${name}.txt`, bytes))
    expect(brief.premises).toEqual(['被赶出家门的茶馆孤女，', '决定找到外婆的遗嘱。'])
    expect(brief.language).toBe('zh')
  })

  it('Big5 is told from GB18030, in which its bytes are valid (bug: read as other words without a word)', () => {
    const bytes = Buffer.from(
      'aa4cb1dfa6aca8eca440abcab148b5b9a460a96aaabaab48a1410aa84da977a7e4a8eca57eb143aababff2c5f1a1430a',
      'hex',
    )
    const told: string[] = []
    const brief = readBrief(file('big5.txt', bytes), { tell: (message) => told.push(message) })
    expect(brief.premises).toEqual(['林晚收到一封寄給亡姐的信，', '決定找到外婆的遺囑。'])
    expect(told).toEqual([expect.stringContaining('read as big5')])
    expect(decodeText(ZH_GB)).toMatchObject({ encoding: 'gb18030', isGuess: false })
  })

  it('what may be in either is refused until somebody says which (bug: a season of other words)', () => {
    const path = file('either.txt', Buffer.from('b8e7b8e7b5c4b4f3b1fd', 'hex'))
    expect(problem(() => readBrief(path))).toMatch(/^BAD_BRIEF .*GB18030 or in Big5/)
    expect(readBrief(path, { encoding: 'gb18030' }).premises).toEqual(['哥哥的大饼'])
    expect(problem(() => readBrief(path, { encoding: 'utf-8' }))).toMatch(/no text in utf-8/)
    expect(problem(() => readBrief(path, { encoding: 'klingon' }))).toMatch(/Unknown encoding/)
  })

  it('bytes that are no text are refused', () => {
    expect(decodeText(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))).toBeNull()
    expect(decodeText(new Uint8Array(64))).toBeNull()
  })
})

describe('defaults', () => {
  it('one premise gives eight episodes, several give one each, fewer episodes take the first lines', () => {
    expect(normaliseBrief({ premise: 'A lawyer inherits a tea shop.' })).toMatchObject({
      episodes: 8,
      episodeSeconds: 90,
      language: 'en',
      title: null,
    })
    const lines = ['A meets B.', 'B lies.', 'A learns.']
    expect(normaliseBrief({ premises: lines })).toMatchObject({ episodes: 3, premises: lines })
    expect(normaliseBrief({ premises: lines, episodes: 2 }).premises).toEqual(lines.slice(0, 2))
    expect(normaliseBrief({ premises: lines, episodes: 12 })).toMatchObject({ episodes: 12, premises: lines })
  })

  it('the seed is a hash of the rest, so equal briefs are equal dramas and another length is another drama', () => {
    const seed = normaliseBrief({ premise: 'A lawyer.' }).seed
    expect(normaliseBrief({ premise: '  A   lawyer. ' }).seed).toBe(seed)
    expect(normaliseBrief({ premise: 'A lawyer.', episodes: 9 }).seed).not.toBe(seed)
    expect(normaliseBrief({ premise: 'A lawyer.', seed: 4 }).seed).toBe(4)
  })

  it('the language is that of most words', () => {
    expect(inferLanguage('她在 Cafe 等他')).toBe('zh')
    expect(inferLanguage('A lawyer named 林 meets a billionaire')).toBe('en')
    expect(normaliseBrief({ premise: 'A lawyer.', language: 'zh-CN' }).language).toBe('zh')
  })
})

describe('limits', () => {
  it.each([
    [{ premise: 'x'.repeat(2001) }, /2001 characters/],
    [{ premises: Array.from({ length: 121 }, (_, i) => `line ${i}`) }, /121 lines/],
    [{ premise: 'A lawyer.', episodes: 121 }, /1 to 120/],
    [{ premise: 'A lawyer.', episodes: 1.5 }, /1 to 120/],
    [{ premise: 'A lawyer.', episodeSeconds: 5 }, /20 to 600/],
    [{ premise: 'A lawyer.', aspect: '16:9' }, /16:9/],
    [{ premise: 'A lawyer.', seed: -1 }, /seed/],
    [{ premise: 'A', premises: ['B'] }, /not both/],
    [{}, /no premise/],
  ])('%j is refused', (brief, words) => {
    const said = problem(() => normaliseBrief(brief))
    expect(said).toMatch(/^BAD_BRIEF/)
    expect(said).toMatch(words)
  })
})

describe('languages', () => {
  it.each([
    ['ja', '彼女は夫が家を売ったことを知り、弟を探しに東京へ行く。'],
    ['ko', '그녀는 남편이 집을 팔았다는 것을 알게 된다.'],
    ['ru', 'Она узнаёт, что муж продал дом, и едет к брату.'],
    ['ar', 'تكتشف أن زوجها باع المنزل ليسدد ديون أخيه.'],
    ['es', 'Una enfermera descubre que su marido vendió la casa para pagar a su hermano.'],
    ['fr', 'Une infirmière découvre que son mari a vendu la maison pour payer son frère.'],
    ['de', 'Eine Krankenschwester erfährt, dass ihr Mann das Haus verkauft hat, und sie geht nicht.'],
  ])('%s is not taken for Chinese or English unless the brief says so', (_name, premise) => {
    expect(problem(() => normaliseBrief({ premise }))).toMatch(/^BAD_BRIEF The brief seems to be in/)
    expect(normaliseBrief({ premise, language: 'en' }).language).toBe('en')
  })

  it.each([
    ['en', 'Die Hard fan Juan and la belle Marie find the will of the old El Greco collector.'],
    ['en', 'Mabel returns to 上海 and finds Москва on the ticket.'],
    ['zh', '林晚回到 Hong Kong 找 Tom Lee 要回三百万，发现「さくら」是她的姐姐。'],
    ['en', 'Revenge.'],
  ])('foreign names and titles do not make a %s brief foreign', (language, premise) => {
    expect(normaliseBrief({ premise }).language).toBe(language)
  })
})

describe('characters nobody sees', () => {
  it.each([
    ['NUL', 'A nurse\u0000 lies.'],
    ['ESC', 'A nurse \u001b[31mlies.'],
    ['an override of direction', 'A nurse \u202elies.'],
    ['an isolate', 'A nurse \u2067lies.'],
    ['a tag', 'A nurse \u{e0041}lies.'],
    ['half a character', 'A nurse \ud83d lies.'],
  ])('%s is refused, in a premise, a title and a style', (_name, text) => {
    for (const brief of [
      { premise: text },
      { premise: 'A nurse lies.', title: text },
      { premise: 'A nurse lies.', style: text },
    ])
      expect(problem(() => normaliseBrief(brief))).toMatch(/^BAD_BRIEF .*(invisible|half a) character/)
  })

  it('what carries no meaning is left out, what joins stays', () => {
    const brief = normaliseBrief({
      premise: '\ufeffA\u00ad nurse\u200b lies\u2060. \u{1f469}\u200d\u2695\ufe0f\u00a0Twice.',
    })
    expect(brief.premises).toEqual(['A nurse lies. \u{1f469}\u200d\u2695\ufe0f Twice.'])
  })
})
