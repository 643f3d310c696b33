import type { NovelChunk, ReadEvent, ReadPerson } from '../../../../../shared/drama/novel.ts'
import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import { craft } from '../../../craft/craft.ts'
import { recogniser, type Recogniser } from './people.ts'
import { itemsOf, placesOf } from './places.ts'
import { refOf, type Sentence } from './sentences.ts'

/** What happens in a piece: the sentences somebody does something in that matters, as far as their words tell. */

const STRONG = {
  zh: /杀|死|烧|逃|跪|抓|刀|血|救|推开|骂|撕|偷|绑|沉|砸|抢|跳进|发现|承认|交给|耳光|毒|枪|哭|挡在|捞|跑|打开|割|抽出|认出|揭|骗|押|锁|藏|失踪|回来|离开|成亲|休书|打倒|昏|报官/gu,
  en: /\b(?:kill\w*|die[sd]?|dead|burn\w*|fled|flee\w*|escap\w*|knelt|kneel\w*|seiz\w*|knife|pistol|gun|blood|sav(?:ed?|es)|push\w*|tore|tear\w*|stole\w*|steal\w*|bound|drown\w*|smash\w*|found|confess\w*|admit\w*|slap\w*|poison\w*|wept|weep\w*|open\w*|betray\w*|arrest\w*|lock\w*|hid(?:den|ing)?|vanish\w*|return\w*|struck|fired|broke\w*|carried|refused|offered|led|buried|chain\w*|dropped|ran)\b/giu,
} as const

/** Longest sentence of an event, in characters; a longer one is told by the clauses it begins with. */
const MOST_CHARACTERS = { zh: 46, en: 130 } as const
const LEAST_CHARACTERS = { zh: 6, en: 18 } as const
/** Events of a piece: one for so many characters. */
const CHARACTERS_PER_EVENT = { zh: 120, en: 360 } as const
const MOST_EVENTS = 14
const LEAST_EVENTS = 3

/** A sentence that only tells who says what stands around it. */
const SAYS = {
  zh: /(?:说|道|问|答|喊|叫|骂|喃喃|开口)(?:着|了)?[：:，,。]?$|(?:说|问|骂|喊|笑)道?[：，]\s|说：/u,
  en: /\b(?:said|asked|whispered|replied|answered|cried|shouted|murmured|says|asks)\b/iu,
} as const

const PRONOUN = {
  zh: /^(?:但|可|然而|于是|接着|最后|忽然|突然)?(她|他)(?!们)/u,
  en: /^(?:But |And |Then |Suddenly,? )?(She|He)\b/u,
}

let matters: { zh: RegExp; en: RegExp } | null = null

/** Words of turns the writers know: betrayals, reunions, secrets. */
function matterPattern(language: Language): RegExp {
  const forms = (of: Language): string =>
    craft()
      .lexicon.filter((word) => (word.kind === 'matter' || word.kind === 'deed') && word.type !== undefined)
      .flatMap((word) => word[of])
      .filter((form) => of === 'en' || form.length > 1)
      .join('|')
  matters ??= { zh: new RegExp(forms('zh'), 'gu'), en: new RegExp(String.raw`\b(?:${forms('en')})\b`, 'giu') }
  return matters[language]
}

/** A sentence cut to the clauses that fit. */
function shortened(text: string, language: Language): string {
  const most = MOST_CHARACTERS[language]
  if (text.length <= most) return text
  const clauses = text.match(language === 'zh' ? /[^，；]+[，；]?/gu : /[^,;]+[,;]?/gu) ?? [text]
  let out = clauses[0] ?? text
  for (const clause of clauses.slice(1)) {
    if ((out + clause).length > most) break
    out += clause
  }
  return out
}

interface Told {
  readonly sentence: Sentence
  readonly text: string
  readonly who: readonly string[]
  readonly score: number
}

/** Keeps who was spoken of last, for the pronouns that follow. */
class Memory {
  private readonly genders: ReadonlyMap<string, 'f' | 'm' | null>
  private readonly last: string[] = []

  constructor(people: readonly ReadPerson[]) {
    this.genders = new Map(people.map((one) => [one.name, one.gender]))
  }

  note(name: string): void {
    this.last.push(name)
  }

  /** Whoever a pronoun means: the last one who may be a woman, or a man; null when nobody was named. */
  behind(gender: 'f' | 'm'): string | null {
    return this.last.findLast((name) => this.genders.get(name) === gender) ?? null
  }
}

/** The sentence with its first pronoun replaced by whoever it means. */
function resolved(told: string, memory: Memory, language: Language): string {
  const found = PRONOUN[language].exec(told)
  const pronoun = found?.[1]
  if (found === null || pronoun === undefined) return told
  const name = memory.behind(/^(?:她|She)$/u.test(pronoun) ? 'f' : 'm')
  const at = found[0].length - pronoun.length
  return name === null ? told : told.slice(0, at) + name + told.slice(at + pronoun.length)
}

/** How much a sentence weighs: by its words, by who is in it, and by where it stands. */
function scoreOf(text: string, who: readonly string[], position: number, language: Language): number {
  const strong = Math.min(3, text.match(STRONG[language])?.length ?? 0)
  const turns = Math.min(2, text.match(matterPattern(language))?.length ?? 0)
  const things = Math.min(1, itemsOf(text, language).length)
  const place = Math.min(1, placesOf(text, language).length)
  const end = position > 0.85 ? 1.2 : position < 0.08 ? 0.5 : 0
  return strong * 1.2 + turns * 1.3 + things * 0.8 + place * 0.4 + Math.min(2, who.length) * 0.8 + end
}

function toldEvents(
  sentences: readonly Sentence[],
  people: readonly ReadPerson[],
  who: Recogniser,
  language: Language,
): Told[] {
  const memory = new Memory(people)
  const out: Told[] = []
  sentences.forEach((sentence, i) => {
    const text = resolved(sentence.told, memory, language)
    const named = who.inText(text)
    for (const { name } of named.slice(0, 1)) memory.note(name)
    const first = named[0]
    // Somebody does it: they stand near its beginning.
    const near = language === 'zh' ? 10 : 30
    if (first === undefined || first.at > near || SAYS[language].test(text)) return
    const told = shortened(text, language).replace(/[，；：,;:\s]+$/u, '')
    if (told.length < LEAST_CHARACTERS[language] || /[?？]$/u.test(told)) return
    const names = [...new Set(who.inText(told).map((one) => one.name))]
    if (names.length === 0) return
    out.push({
      sentence,
      text: told,
      who: names,
      score: scoreOf(told, names, i / sentences.length, language),
    })
  })
  return out
}

/** What happens in a piece, in its order. */
export function eventsIn(
  chunk: NovelChunk,
  sentences: readonly Sentence[],
  people: readonly ReadPerson[],
  language: Language,
): ReadEvent[] {
  const told = toldEvents(sentences, people, recogniser(people, language), language)
  const wanted = Math.ceil(chunk.text.length / CHARACTERS_PER_EVENT[language])
  const most = Math.min(MOST_EVENTS, Math.max(LEAST_EVENTS, wanted))
  const chosen = new Set(told.toSorted((a, b) => b.score - a.score).slice(0, most))
  return told
    .filter((one) => chosen.has(one))
    .map(({ sentence, text, who, score }) => ({
      text,
      who: [...who],
      place: placesOf(text, language)[0] ?? '',
      weight: Math.min(5, Math.max(1, Math.round(score))),
      quote: sentence.text,
      ref: refOf(chunk, sentence),
    }))
}
