import type { NovelChunk } from '../../../../shared/drama/novel.ts'
import { mostTokens } from '../../providers/tokens.ts'
import { linesOf, type SectionText } from './sections.ts'
import { sentencesOf } from './sentences.ts'

/** Most tokens of one piece: it is read at once, with what is known before it, by any model of today. */
export const CHUNK_TOKENS = 8_000
/** A piece is ended at a new scene once it is this full. */
const SCENE_SHARE = 0.6

/** A line that parts scenes: stars, dashes, a single mark. */
const SCENE_MARK = /^(?:[*＊※◇◆☆★·•~—–_=#-]\s*){1,12}$/u
/** Words a new scene may open with: another time. */
const SCENE_OPENING =
  /^(?:次日|翌日|第二天|第三天|当晚|当夜|三天后|几天后|一年后|数日后|天亮|清晨|傍晚|入夜|深夜|半夜|与此同时|the next (?:day|morning|evening|week)|that (?:night|evening|afternoon)|(?:\w+ )?(?:days?|weeks?|months?|years?|hours?) later|at dawn|meanwhile)/iu

interface Unit {
  readonly text: string
  readonly line: number
  /** A scene begins with it. */
  readonly scene: boolean
}

/** Cuts text that no stop parts at the limit, between characters. */
function hardCuts(text: string, tokens: number): string[] {
  const out: string[] = []
  const room = Math.max(1, Math.floor(tokens / 1.5)) // no character is more than 1.4 tokens
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + room)
    if (to < text.length && /[\ud800-\udbff]/.test(text.charAt(to - 1))) to = Math.max(from + 1, to - 1)
    out.push(text.slice(from, to))
    from = to
  }
  return out
}

/** The paragraphs of a chapter; one that is too long comes in sentences, and a sentence that is too long in pieces. */
function unitsOf(section: SectionText, tokens: number): Unit[] {
  const out: Unit[] = []
  let gap = 0
  linesOf(section.text).forEach(({ raw, text }, i) => {
    const line = section.fromLine + i
    const mark = SCENE_MARK.test(text)
    const scene = mark || (gap >= 2 && text !== '') || SCENE_OPENING.test(text)
    gap = text === '' ? gap + 1 : 0
    if (mostTokens(raw) <= tokens) out.push({ text: raw, line, scene })
    else
      for (const sentence of sentencesOf(raw))
        for (const part of mostTokens(sentence) <= tokens ? [sentence] : hardCuts(sentence, tokens))
          out.push({ text: part, line, scene: false })
  })
  return out
}

/**
 * Cuts a chapter into pieces of at most so many tokens: at a new scene where one is near, else at a paragraph, else at a
 * sentence, and only what has none of them in its middle. No quotation is cut that is not itself too long. Joined the
 * pieces are the chapter.
 */
export function chunksOf(section: SectionText, chapter: number, tokens = CHUNK_TOKENS): NovelChunk[] {
  const chunks: NovelChunk[] = []
  let units: Unit[] = []
  let size = 0
  const flush = (): void => {
    const [first] = units
    if (first === undefined) return
    chunks.push({
      chapter,
      title: section.title,
      fromLine: first.line,
      toLine: units.at(-1)?.line ?? first.line,
      text: units.map((unit) => unit.text).join(''),
    })
    units = []
    size = 0
  }
  for (const unit of unitsOf(section, tokens)) {
    const own = mostTokens(unit.text)
    if (size + own > tokens || (unit.scene && size > tokens * SCENE_SHARE)) flush()
    units.push(unit)
    size += own
  }
  flush()
  return chunks
}
