import type { Finding } from '../../../../shared/drama/film.ts'
import type { Language } from '../../../../shared/drama/vocabulary.ts'
import { makeFinding, quote } from '../finding.ts'
import type { SceneTextFacts } from './facts.ts'

/** A slot nobody filled, or a value that is not text. */
const OPEN_SLOT = /\{[^{}]*\}|\$\{|<%|\[object |\b(?:undefined|NaN)\b|(?:^|[\s，,])null(?:$|[\s，,.。])/u
/** Marks that do not follow each other. `……`, `——`, `...`, `?!` and `！？` are good marks. */
const DOUBLED =
  /[，。、；：]{2,}|[，、；：,;:][。！？!?.]|。[，！？]|[！？!?][，。,]|,,+|;;+|::+|(?<![.．])\.\.(?![.．])|\.{4,}|!{3,}|\?{3,}|！{3,}|？{3,}|[!?,],|，\.|“”|""|「」/u
/** English words of spoken Chinese, besides short capitals (VIP, DNA, CEO). */
const AT_HOME = new Set(['app', 'wifi', 'ok', 'hi', 'bye', 'vlog', 'pos', 'ppt', 'cosplay', 'logo', 'live'])
const CJK = /[\u3400-\u9fff]/u

/** Words that belong to the story: they may be of any language. */
function ownWords(facts: SceneTextFacts): string {
  const { scene, cast } = facts
  return [
    ...cast.map((card) => card.name),
    scene.locationName,
    ...scene.props.map((prop) => prop.name),
    ...scene.promises.flatMap((promise) => [promise.token, promise.setup, promise.payoff]),
    ...scene.facts.flatMap((fact) => [fact.clause, fact.topic, fact.deed, fact.question]),
    ...scene.relations.map((relation) => relation.address),
    ...scene.beats.flatMap((beat) => beat.mustSay),
    scene.hook ?? '',
    scene.cliffhanger ?? '',
  ]
    .join(' ')
    .toLowerCase()
}

/** A stretch of another language that is not one of the story's own words, or null. */
export function foreignWords(text: string, language: Language, own: string): string | null {
  if (language === 'en') {
    const found = text.match(/[\u3400-\u9fff]+/gu) ?? []
    return found.find((word) => !own.includes(word)) ?? null
  }
  if (!CJK.test(text) && !/\p{L}{3,}/u.test(text)) return null
  const words = text.match(/[A-Za-z][A-Za-z'’-]*(?:\s+[A-Za-z][A-Za-z'’-]*)*/gu) ?? []
  const leaks = (word: string) =>
    !/^(?:[A-Z0-9]{1,4}|[A-Za-z])$/u.test(word) && !AT_HOME.has(word.toLowerCase())
  return words.find((word) => leaks(word) && !own.includes(word.toLowerCase())) ?? null
}

function fault(text: string, language: Language, own: string): Readonly<Record<Language, string>> | null {
  const slot = OPEN_SLOT.exec(text)
  if (slot !== null)
    return { zh: `没有填上的空槽“${slot[0].trim()}”`, en: `an open slot “${slot[0].trim()}”` }
  const marks = DOUBLED.exec(text)
  if (marks !== null) return { zh: `标点重叠“${marks[0]}”`, en: `doubled marks “${marks[0]}”` }
  const word = foreignWords(text, language, own)
  return word === null
    ? null
    : { zh: `夹着外语“${quote(word)}”`, en: `words of another language “${quote(word)}”` }
}

/** Lines with slots nobody filled, marks that do not follow each other, or words of another language. */
export function brokenText(facts: SceneTextFacts): Finding[] {
  const own = ownWords(facts)
  return facts.lines.flatMap((line) => {
    const found = fault(line.text, facts.language, own)
    if (found === null) return []
    return makeFinding(
      'broken-text',
      facts.language,
      { scene: facts.scene.id, line: line.id },
      {
        zh: `${found.zh}：“${quote(line.text)}”`,
        en: `This line has ${found.en}: “${quote(line.text, 70)}”`,
      },
    )
  })
}
