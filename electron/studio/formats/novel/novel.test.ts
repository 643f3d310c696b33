import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mostTokens } from '../../providers/tokens.ts'
import { codeOf } from '../../store/store.fixture.ts'
import { chunksOf } from './chunks.ts'
import { novelOf } from './read-novel.ts'
import { linesOf, sectionsOf } from './sections.ts'
import { sentencesOf } from './sentences.ts'

const fixture = (name: string): Uint8Array =>
  readFileSync(fileURLToPath(new URL(`../../../../e2e/novel/${name}`, import.meta.url)))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const kinds = (text: string): string[] =>
  sectionsOf(linesOf(text)).map((one) => `${one.kind} ${one.title}`.trim())

/** Numbers that look random and are the same every time. */
function* numbers(seed: number): Generator<number> {
  for (let x = seed; ;) yield (x = (x * 1103515245 + 12345) % 2147483648) / 2147483648
}

const PIECES = [
  '雨下了一夜。',
  '“你回来了？”他问。',
  '她说：“船。不是自己沉的！我知道。”',
  '\n',
  '\n\n',
  '\r\n',
  '***\n',
  '第二天，',
  'Nora said, "Stop. Who is there? Say it!" ',
  'Mr. Quill left. ',
  '没有标点的一长串文字',
  '……',
  '「走。快走。」',
  ' ',
  '😀',
  '第三章 江心\n',
] as const

function randomText(seed: number, pieces: number): string {
  const next = numbers(seed)
  return Array.from(
    { length: pieces },
    () => PIECES[Math.floor((next.next().value ?? 0) * PIECES.length)] ?? '',
  ).join('')
}

describe('cutting a novel', () => {
  it('loses no character, whatever the text: the pieces joined are the text', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const text = randomText(seed, 300)
      const sections = sectionsOf(linesOf(text))
      expect(sections.map((one) => one.text).join('')).toBe(text)
      for (const section of sections)
        expect(
          chunksOf(section, 1, 60)
            .map((one) => one.text)
            .join(''),
        ).toBe(section.text)
    }
  })

  it('keeps pieces below the limit and their lines in order', () => {
    for (let seed = 1; seed <= 20; seed++)
      for (const section of sectionsOf(linesOf(randomText(seed, 400)))) {
        const chunks = chunksOf(section, 1, 80)
        for (const one of chunks) expect(mostTokens(one.text)).toBeLessThanOrEqual(80)
        chunks.forEach((one, i) => expect(one.fromLine).toBeGreaterThanOrEqual(chunks[i - 1]?.toLine ?? 1))
      }
  })

  it('never parts what somebody says, as long as it fits', () => {
    const said = '“走。你快走！他们来了……船在江边，别回头。”'
    const text = Array.from({ length: 60 }, (_one, i) => `他说：${said}然后又走了${i}步。`).join('')
    const [section] = sectionsOf(linesOf(text))
    if (section === undefined) throw new Error('no section')
    const chunks = chunksOf(section, 1, 120)
    expect(chunks.length).toBeGreaterThan(10)
    for (const one of chunks) expect(one.text.match(/“/gu)?.length).toBe(one.text.match(/”/gu)?.length)
  })

  it('cuts a megabyte without a stop, between whole characters', () => {
    const text = '无😀'.repeat(180_000)
    const novel = novelOf(bytes(text), 'long.txt')
    expect(novel.chunks.map((one) => one.text).join('')).toBe(text)
    expect(novel.chunks.every((one) => one.text.isWellFormed())).toBe(true)
  })

  it('does not end a sentence at a short form, nor within quotation marks', () => {
    expect(
      sentencesOf('Mr. Quill left. "Stop. Now!" said Nora. Then she ran.').map((one) => one.trim()),
    ).toEqual(['Mr. Quill left.', '"Stop. Now!" said Nora.', 'Then she ran.'])
  })
})

describe('finding chapters', () => {
  it('tells front matter, the table of contents and chapters apart (the list used to swallow chapter one)', () => {
    const { sections, title, language } = novelOf(fixture('lantern-ferry.zh.txt'), 'x.txt')
    expect(sections.map((one) => one.kind)).toEqual([
      'front',
      'contents',
      ...Array.from({ length: 6 }, () => 'chapter'),
    ])
    expect(sections[2]?.title).toBe('第一章 雨夜归人')
    expect([title, language]).toEqual(['渡口第七盏灯', 'zh'])
  })

  it('knows Roman numerals, prologues and volumes', () => {
    expect(novelOf(fixture('clockmaker.en.txt'), 'x.txt').sections.map((one) => one.title)).toEqual([
      '',
      'CHAPTER I. The Stopped Clock',
      'CHAPTER II. The Man in Grey',
      'CHAPTER III. Room Nine',
      'CHAPTER IV. Nine Past Four',
    ])
    expect(
      kinds('楔子\n雨。\n\n第一卷 渡口\n\n第1章 归人\n她来了。\n第２回 账本\n他走了。\n尾声\n天亮。\n'),
    ).toEqual(['chapter 楔子', 'chapter 第一卷 渡口 第1章 归人', 'chapter 第２回 账本', 'chapter 尾声'])
  })

  it('takes numbers alone for headings only where they run through the book', () => {
    expect(kinds('1\n\nIt rained.\n\n2\n\nIt stopped.\n\n3\n\nThe end.\n')).toEqual([
      'chapter 1',
      'chapter 2',
      'chapter 3',
    ])
    expect(kinds('He counted.\n\n1\n\nThen he slept.\n')).toEqual(['chapter'])
  })

  it('takes a text without headings for one chapter', () => {
    expect(kinds('雨下了一夜。\n她走了。\n')).toEqual(['chapter'])
  })
})

describe('what is no novel', () => {
  const why = (data: Uint8Array): string => codeOf(() => novelOf(data, 'x.txt'))

  it('is refused with a reason: empty, binary, too short, too long, a foreign language', () => {
    expect(why(new Uint8Array())).toBe('BAD_SOURCE')
    expect(why(bytes(' \n\n'))).toBe('BAD_SOURCE')
    expect(why(Uint8Array.from({ length: 5000 }, (_one, i) => (i * 7) % 256))).toBe('BAD_SOURCE')
    expect(why(bytes('雨下了一夜。'))).toBe('BAD_SOURCE')
    expect(why(new Uint8Array(21 * 1024 * 1024))).toBe('BAD_SOURCE')
    expect(why(bytes('В начале была дорога, и дорога была длинной. '.repeat(40)))).toBe('BAD_SOURCE')
  })

  it('reads GB18030 and UTF-16 as well', () => {
    const text = `第一章 雨\r\n${'雨下了一夜。'.repeat(90)}`
    const utf16 = new Uint8Array(
      new Uint16Array([0xfeff, ...Array.from(text, (c) => c.charCodeAt(0))]).buffer,
    )
    expect(novelOf(utf16, 'x.txt')).toMatchObject({ encoding: 'utf-16le', language: 'zh' })
  })
})
