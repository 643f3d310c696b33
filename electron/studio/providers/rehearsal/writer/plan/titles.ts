import { bindMeta } from './compose.ts'
import { thingOf } from '../premise/focus.ts'
import { capital } from '../text.ts'
import type { PlanDesk } from './desk.ts'
import { isTopic } from './news.ts'
import { isFunction, isPiece, type EpisodeDraft, type SceneDraft } from './draft.ts'

/** Titles, synopses, questions and prices of episodes. */

const alternatives = (text: string): string[] => text.split('||').map((one) => one.trim())

function leadMeta(desk: PlanDesk, draft: EpisodeDraft, key: string): string | null {
  const { lead } = draft
  const text = lead?.card.meta.get(key)?.[desk.bible.language]
  if (lead === null || text === undefined) return null
  const choice = desk.dice('meta', key, draft.number).pick(alternatives(text)) ?? text
  return bindMeta(desk, choice, lead.players, lead.fact, lead.words)
}

const caps = (text: string): string =>
  text.replace(/(^|\s)([a-z])(?=[a-z]{2})/g, (_all, gap: string, c: string) => gap + c.toUpperCase())

/** Turns too plain to name an episode by. */
const PLAIN =
  /^(?:发现|回到|归来|回来|重返|真相|found|finds|returns?|meets?|discovers?|fire|death|dies|dead)$/i

/** A title out of the premise: a thing it measures out, the turn it names; null when it names nothing that stands out. */
function premiseTitle(desk: PlanDesk, draft: EpisodeDraft): string | null {
  const { language } = desk.bible
  const clauses = draft.reading?.clauses ?? []
  const mentions = clauses.flatMap((clause) => [...clause.mentions])
  const verb = (text: string): boolean => language === 'en' && /^[a-z]+(?:ed|[^s]s)$/.test(text)
  const turn = mentions.find((one) => one.kind === 'matter' && !verb(one.text) && !PLAIN.test(one.text))
  const thing = clauses.map((clause) => thingOf(clause, language)).find((one) => one !== null)
  const place = mentions.find((one) => one.kind === 'place')
  if (clauses.every((clause) => isTopic(clause, language)) && turn !== undefined)
    return language === 'zh' ? turn.text : caps(turn.text)
  if (thing !== null && thing !== undefined)
    return language === 'zh' ? thing.spoken : caps(capital(thing.spoken))
  if (turn !== undefined) return language === 'zh' ? turn.text : caps(turn.text)
  return place === undefined || language === 'zh' ? null : caps(place.text)
}

/** Title of an episode. */
export function titleOf(desk: PlanDesk, draft: EpisodeDraft): string {
  const { language } = desk.bible
  const own = draft.premise === null ? null : premiseTitle(desk, draft)
  return (
    own ??
    leadMeta(desk, draft, 'title') ??
    (language === 'zh' ? `第${draft.number}集` : `Episode ${draft.number}`)
  )
}

function sceneSentence(desk: PlanDesk, scene: SceneDraft): string {
  const { language } = desk.bible
  for (const piece of scene.pieces) {
    // What came of an event was told when it happened.
    if (isPiece(piece) && piece.part !== 'after' && piece.part !== 'half') {
      const text = piece.card.meta.get('syn')?.[language]
      const bound =
        text === undefined
          ? null
          : bindMeta(desk, alternatives(text)[0] ?? text, piece.players, piece.fact, piece.words)
      if (bound !== null) return bound
    }
    if (isFunction(piece)) {
      const names = [...new Set(piece.players.values())]
        .slice(0, 2)
        .map((id) => desk.company.person(id)?.short ?? '')
      return language === 'zh'
        ? `${names.join('与')}：${piece.fn.zh}。`
        : `${names.join(' and ')}: ${piece.fn.en}.`
    }
  }
  return ''
}

/** What happens in an episode. */
export function synopsisOf(desk: PlanDesk, draft: EpisodeDraft): string {
  const { language } = desk.bible
  const lead = leadMeta(desk, draft, 'syn')
  const scenes = draft.scenes.map((scene) => sceneSentence(desk, scene)).filter((text) => text !== '')
  const told = lead === null ? scenes : [lead]
  const join = language === 'zh' ? '' : ' '
  if (draft.premise === null) return [...new Set(told)].join(join)
  const stop = /[。.!?！？]$/.test(draft.premise) ? '' : language === 'zh' ? '。' : '.'
  return [`${draft.premise}${stop}`, ...new Set(scenes)].join(join)
}

/** What changes in a scene. */
export const purposeOf = (desk: PlanDesk, scene: SceneDraft): string => sceneSentence(desk, scene)

const QUESTIONS = {
  zh: [
    '{hero}这一次守得住{prize.the}吗？',
    '谁在说谎？',
    '{hero}还能信谁？',
    '{home}还能开多久？',
    '{rival}下一步要拿走什么？',
    '那句没说完的话是什么？',
  ],
  en: [
    'Can {hero} hold on to {prize.the} this time?',
    'Who is lying?',
    'Whom can {hero} still trust?',
    'How long can {home.the} stay open?',
    'What will {rival} take next?',
    'What was the half of the sentence nobody said?',
  ],
}
const PRICES = {
  zh: ['一个朋友的信任', '一句再也收不回的话', '一夜没睡', '一件旧物', '在人前低一次头', '一个不能再用的谎'],
  en: [
    "a friend's trust",
    'a sentence that cannot be taken back',
    'a night without sleep',
    'one old keepsake',
    'bowing once where people can see',
    'a lie that will not work twice',
  ],
}

function pickBound(desk: PlanDesk, draft: EpisodeDraft, key: string, list: readonly string[]): string {
  const players = new Map(desk.company.members.map((member) => [member.role, member.id]))
  for (const text of desk.dice(key, draft.number).shuffle(list)) {
    const bound = bindMeta(desk, text, players, null)
    if (bound !== null) return bound
  }
  return ''
}

/** The dramatic question of an episode. */
export const questionOf = (desk: PlanDesk, draft: EpisodeDraft): string =>
  leadMeta(desk, draft, 'question') ?? pickBound(desk, draft, 'question', QUESTIONS[desk.bible.language])

/** What an episode costs its hero. */
export const priceOf = (desk: PlanDesk, draft: EpisodeDraft): string =>
  leadMeta(desk, draft, 'price') ?? pickBound(desk, draft, 'price', PRICES[desk.bible.language])
