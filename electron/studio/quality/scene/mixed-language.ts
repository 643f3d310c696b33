import type { Finding } from '../../../../shared/drama/film.ts'
import type { Language } from '../../../../shared/drama/vocabulary.ts'
import { makeFinding, quote } from '../finding.ts'
import type { SceneTextFacts } from './facts.ts'
import { withoutSlots } from './open-slot.ts'

/** English words of spoken Chinese, besides short capitals (VIP, DNA, CEO). */
const AT_HOME = new Set(['app', 'wifi', 'ok', 'hi', 'bye', 'vlog', 'pos', 'ppt', 'cosplay', 'logo', 'live'])
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
  const words = text.match(/[A-Za-z][A-Za-z'’-]*(?:\s+[A-Za-z][A-Za-z'’-]*)*/gu) ?? []
  const leaks = (word: string) =>
    !/^(?:[A-Z0-9]{1,4}|[A-Za-z])$/u.test(word) && !AT_HOME.has(word.toLowerCase())
  return words.find((word) => leaks(word) && !own.includes(word.toLowerCase())) ?? null
}

/** Lines with words of another language that are not the story's own. */
export function mixedLanguage(facts: SceneTextFacts): Finding[] {
  const own = ownWords(facts)
  return facts.lines.flatMap((line) => {
    const word = foreignWords(withoutSlots(line.text), facts.language, own)
    if (word === null) return []
    return makeFinding(
      'mixed-language',
      facts.language,
      { scene: facts.scene.id, line: line.id },
      {
        zh: `夹着外语“${quote(word)}”：“${quote(line.text)}”`,
        en: `Words of another language “${quote(word)}”: “${quote(line.text, 70)}”`,
      },
    )
  })
}
