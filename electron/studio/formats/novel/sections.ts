import type { NovelSection } from '../../../../shared/drama/novel.ts'

/** Finding the chapters of a novel: its headings, what stands before them, and the table of contents. */

/** A line of a text file. */
export interface TextLine {
  /** With its line end. */
  readonly raw: string
  readonly text: string
}

/** Lines of a text, each with its own line end: joined they are the text. */
export function linesOf(text: string): TextLine[] {
  const out: TextLine[] = []
  let from = 0
  while (from < text.length) {
    const feed = text.indexOf('\n', from)
    const end = feed < 0 ? text.length : feed + 1
    const raw = text.slice(from, end)
    out.push({ raw, text: raw.trim() })
    from = end
  }
  return out
}

/** Longest heading, in characters: what is longer is a sentence that begins like one. */
const MAX_HEADING = 48

const HEADINGS: readonly RegExp[] = [
  /^(?:正文\s*)?第\s*[0-9０-９零〇一二两三四五六七八九十百千]+\s*[章回节集话幕](?:$|[\s：:、.．—-]|(?=[^\s，。！？]{1,24}$))/u,
  /^(?:序章|序幕|楔子|引子|尾声|终章|后记|番外)(?:$|[\s：:、.．—-].{0,30}$|[一二三四五六七八九十0-9]+$)/u,
  /^chapter\s+(?:\d+|[ivxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:-\w+)?|thirty(?:-\w+)?)\b(?:$|[\s.:—–-].*$)/iu,
  /^(?:prologue|epilogue|interlude|afterword)\b(?:$|[.:—–-].*$)/iu,
]
/** Headings that are a number alone; they count only where they run on from one to the next. */
const NUMBERED: readonly RegExp[] = [
  /^([ivxlc]+)\.?$/iu,
  /^(\d{1,3})[.、．]?$/u,
  /^(\d{1,3})[.、．]\s?\S.{0,30}$/u,
  /^([一二三四五六七八九十百]{1,4})、?$/u,
]
/** A volume or part is the heading of the chapter that follows it. */
const VOLUME =
  /^(?:第\s*[0-9零〇一二两三四五六七八九十百]+\s*[卷部篇](?:$|[\s：:].*$|[^\s，。！？]{1,20}$)|(?:part|book|volume)\s+(?:\d+|[ivxlc]+|one|two|three|four|five|six)\b.{0,40}$)/iu
const CONTENTS = /^(?:目\s*录|目\s*次|contents|table of contents)$/iu
/** Dots and a page number behind an entry. */
const PAGE_NUMBER = /(?:\.{3,}|…+|\s{2,})\s*\d+$/u

const isHeading = (text: string): boolean =>
  text !== '' && text.length <= MAX_HEADING && HEADINGS.some((one) => one.test(text))
const isVolume = (text: string): boolean => text !== '' && text.length <= MAX_HEADING && VOLUME.test(text)

/** Which lines are headings by a number alone: at least three of one form, with text between them. */
function numbered(lines: readonly TextLine[]): Set<number> {
  const best = NUMBERED.map((form) =>
    lines.flatMap(({ text }, i) => {
      const alone = lines[i - 1] === undefined || lines[i - 1]?.text === ''
      return alone && text.length <= MAX_HEADING && form.test(text) ? [i] : []
    }),
  )
    .filter((found) => found.length >= 3 && found.every((at, i) => at - (found[i - 1] ?? -9) > 2))
    .toSorted((a, b) => b.length - a.length)[0]
  return new Set(best ?? [])
}

/** Headings of a table of contents stand one under the other: this many lines of text between two are none. */
const CONTENTS_GAP = 1
const LEAST_ENTRIES = 3

/** An entry without dots and page number: the heading it stands for. */
const entryOf = (text: string): string =>
  text.replace(PAGE_NUMBER, '').replaceAll(/\s+/gu, ' ').trim().toLowerCase()

/** Lines of the table of contents: from its heading, or its first entry, to its last entry. */
function contentsOf(
  lines: readonly TextLine[],
  headings: readonly number[],
): readonly [number, number] | null {
  const title = lines.findIndex((line) => CONTENTS.test(line.text))
  const run: number[] = []
  for (const at of headings) {
    const last = run.at(-1) ?? (title >= 0 && at > title ? title : undefined)
    const told = last === undefined ? 0 : lines.slice(last + 1, at).filter((line) => line.text !== '').length
    if (last !== undefined && told > CONTENTS_GAP) break
    const entry = entryOf(lines[at]?.text ?? '')
    if (run.some((before) => entryOf(lines[before]?.text ?? '') === entry)) break
    run.push(at)
  }
  const paged = run.filter((at) => PAGE_NUMBER.test(lines[at]?.text ?? '')).length
  const listed = title >= 0 || paged * 2 > run.length || closeTogether(lines, run)
  const last = run.at(-1)
  if (run.length < LEAST_ENTRIES || last === undefined || !listed) return null
  // The last entry of a list that runs into the first chapter is that chapter's own heading.
  const entries = headings.slice(run.length).length === 0 ? run.slice(0, -1) : run
  const end = entries.at(-1)
  return end === undefined
    ? null
    : [title >= 0 ? Math.min(title, entries[0] ?? title) : (entries[0] ?? 0), end]
}

/** True when nothing but headings stands between the first and the last of a run. */
const closeTogether = (lines: readonly TextLine[], run: readonly number[]): boolean =>
  run.every((at, i) => {
    const before = run[i - 1]
    return before === undefined || lines.slice(before + 1, at).every((line) => line.text === '')
  })

/** A section with its text. */
export interface SectionText extends Omit<NovelSection, 'characters'> {
  readonly text: string
}

interface Border {
  readonly at: number
  readonly kind: NovelSection['kind']
  readonly title: string
}

/** Where sections begin, in order. */
function bordersOf(lines: readonly TextLine[]): Border[] {
  const plain = lines.flatMap(({ text }, i) => (isHeading(text) ? [i] : []))
  const all = plain.length > 0 ? plain : [...numbered(lines)]
  const contents = contentsOf(lines, all)
  const own = contents === null ? all : all.filter((at) => at > contents[1])
  const borders: Border[] = contents === null ? [] : [{ at: contents[0], kind: 'contents', title: '' }]
  for (const at of own) {
    const volume = volumeBefore(lines, at, borders.at(-1)?.at ?? -1)
    const title = lines[at]?.text ?? ''
    if (volume === null) borders.push({ at, kind: 'chapter', title })
    else borders.push({ at: volume, kind: 'chapter', title: `${lines[volume]?.text ?? ''} ${title}` })
  }
  return borders
}

/** The heading of a volume that stands right before a chapter; null when none does. */
function volumeBefore(lines: readonly TextLine[], at: number, after: number): number | null {
  let i = at - 1
  while (i > after && lines[i]?.text === '') i--
  return i > after && isVolume(lines[i]?.text ?? '') ? i : null
}

/** Cuts a novel into front matter, table of contents and chapters. Joined their texts are the text. */
export function sectionsOf(lines: readonly TextLine[]): SectionText[] {
  const borders = bordersOf(lines)
  const first = borders[0]?.at ?? lines.length
  // Without any heading the whole text is one chapter.
  const opening: Border[] =
    first === 0 ? [] : [{ at: 0, kind: borders.length === 0 ? 'chapter' : 'front', title: '' }]
  const all = [...opening, ...borders]
  return all.map(({ at, kind, title }, i) => {
    const end = all[i + 1]?.at ?? lines.length
    const text = lines
      .slice(at, end)
      .map((line) => line.raw)
      .join('')
    return { kind, title, fromLine: at + 1, toLine: Math.max(at + 1, end), text }
  })
}
