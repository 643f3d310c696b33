import type { ShotSize } from '../../../../../shared/drama/vocabulary.ts'
import { SHOT_SIZES } from '../../../../../shared/drama/vocabulary.ts'
import type { Dice } from './dice.ts'
import type { Group } from './groups.ts'
import { isFacial } from './gestures.ts'

/** What the camera is set up for: who is in the picture and how close. */
export interface Setup {
  readonly kind: 'wide' | 'two' | 'single' | 'shoulder' | 'insert'
  readonly size: ShotSize
  /** Cast id the camera is on; null for a wide or an insert. */
  readonly focus: string | null
  /** Cast id of the other person in a two-shot or seen from behind. */
  readonly other: string | null
}

/** Who can be filmed. */
export interface Stagehand {
  /** Cast ids on the stage. */
  readonly present: ReadonlySet<string>
  /** Whom somebody talks to, by default. */
  partner(cast: string): string | null
  /** True when `focus` can be filmed over the shoulder of `other`: tall enough, and on the other side. */
  overShoulder(other: string, focus: string): boolean
}

const depth = (size: ShotSize): number => SHOT_SIZES.indexOf(size)
const at = (index: number): ShotSize =>
  SHOT_SIZES[Math.max(0, Math.min(SHOT_SIZES.length - 1, index))] ?? 'MS'

/** What makes two setups look alike: how the picture is filled, and by whom. */
export const lookOf = (setup: Setup): string => `${setup.kind} ${setup.size} ${setup.focus ?? ''}`
const frameOf = (setup: Setup): string => `${setup.kind} ${setup.size}`

/** The other person of a shot: the one a beat is aimed at, the one who acts, or the usual partner. */
export function counterpart(focus: string, group: Group, hand: Stagehand): string | null {
  const named = [group.speech.find((line) => line.speaker !== focus)?.speaker, group.beat?.to, group.beat?.by]
  for (const id of named) if (typeof id === 'string' && id !== focus && hand.present.has(id)) return id
  return hand.partner(focus)
}

/** Who a group is about. */
function focusOf(group: Group, hand: Stagehand, actor: string | null): string | null {
  const ids = [group.reacts, actor, group.speech[0]?.speaker, group.beat?.by, group.beat?.to]
  for (const id of ids) if (typeof id === 'string' && hand.present.has(id)) return id
  return [...hand.present][0] ?? null
}

/** How close the words want the camera: strong feelings close, quiet talk further off. */
function wantedSize(group: Group, firstOfBeat: boolean): ShotSize {
  const strongest = Math.max(1, ...group.speech.map((line) => line.strength))
  const base = firstOfBeat && group.beat !== null ? depth(group.beat.size) : depth('MCU')
  if (strongest >= 3) return at(Math.min(base, depth('CU')))
  return at(strongest === 1 ? Math.max(base, depth('MCU')) : Math.max(base, depth('CU')))
}

/** The setup a group asks for, before its neighbours are looked at. */
export function wishedSetup(
  group: Group,
  hand: Stagehand,
  options: { actor: string | null; firstOfBeat: boolean; sinceWide: number; dice: Dice; name: string },
): Setup {
  const { dice, name } = options
  if (group.insert !== null) return { kind: 'insert', size: 'ECU', focus: null, other: null }
  const focus = focusOf(group, hand, options.actor)
  const other = focus === null ? null : counterpart(focus, group, hand)
  const touching = group.gesture?.contact !== undefined && group.gesture.contact !== null && other !== null
  if (focus === null || (group.purpose === 'establish' && !touching))
    return { kind: 'wide', size: 'WS', focus: null, other: null }
  const single = (size: ShotSize): Setup => ({ kind: 'single', size, focus, other: null })
  const two = (size: ShotSize): Setup => (other === null ? single('MS') : { kind: 'two', size, focus, other })
  if (group.purpose === 'establish') return two('WS')
  if (group.purpose === 'reaction') return single('CU')
  if (group.purpose === 'text')
    return options.actor === null ? { kind: 'wide', size: 'WS', focus: null, other: null } : single('MS')
  if (group.purpose === 'exchange') return two('MLS')
  if (group.purpose === 'action') return actionSetup(group, single, two, options)
  const size = wantedSize(group, options.firstOfBeat)
  if (size === 'WS') return { kind: 'wide', size, focus: null, other: null }
  if (size === 'MLS' || (options.sinceWide >= 4 && depth(size) >= depth('MCU'))) return two('MLS')
  const overShoulder =
    group.beat?.angle === 'over_shoulder' || (depth(size) >= depth('MCU') && dice.roll('ots', name) < 0.42)
  if (
    overShoulder &&
    other !== null &&
    hand.overShoulder(other, focus) &&
    group.speech.every((line) => line.delivery === 'normal')
  )
    return { kind: 'shoulder', size: 'MS', focus, other }
  if (size === 'MS' && dice.roll('pair', name) < 0.5) return two('MS')
  return single(size)
}

/** Big movements are seen whole, faces close, and small gestures from the waist up. */
function actionSetup(
  group: Group,
  single: (size: ShotSize) => Setup,
  two: (size: ShotSize) => Setup,
  options: { sinceWide: number; dice: Dice; name: string },
): Setup {
  const text = group.lines.map((line) => (line.kind === 'speech' ? '' : line.text)).join(' ')
  if (group.gesture?.contact) return two(options.dice.pick(['MLS', 'WS'], 'contact', options.name))
  if (group.gesture?.big === true) {
    if (options.sinceWide >= 3 || options.dice.roll('big', options.name) < 0.5)
      return { kind: 'wide', size: 'WS', focus: null, other: null }
    return two('MLS')
  }
  if (isFacial(text)) return single('CU')
  return options.dice.roll('act', options.name) < 0.5 ? single('MS') : two('MLS')
}

/** Other setups for the same group, the nearest to the wish first. */
function alternatives(wish: Setup, group: Group, hand: Stagehand): Setup[] {
  const focus = wish.focus ?? focusOf(group, hand, null)
  const wide: Setup = { kind: 'wide', size: 'WS', focus: null, other: null }
  if (focus === null) return [wide]
  const other = wish.other ?? counterpart(focus, group, hand)
  const single = (size: ShotSize): Setup => ({ kind: 'single', size, focus, other: null })
  const near = wish.kind === 'wide' ? (['MS', 'MCU'] as const) : (['CU', 'MCU', 'MS', 'ECU'] as const)
  const singles = near
    .map(single)
    .toSorted(
      (a, b) => Math.abs(depth(a.size) - depth(wish.size)) - Math.abs(depth(b.size) - depth(wish.size)),
    )
  const two = (size: ShotSize): Setup => ({ kind: 'two', size, focus, other })
  // Two people who touch are seen together, whatever was before.
  if (group.gesture?.contact && other !== null) return (['MLS', 'WS', 'MS'] as const).map(two)
  const pairs: Setup[] = other === null ? [] : [two('MLS'), two('MS')]
  if (other !== null && hand.overShoulder(other, focus))
    pairs.push({ kind: 'shoulder', size: 'MS', focus, other })
  return [...singles, ...pairs, wide]
}

/**
 * Keeps a cut from jumping: after a shot of the same person the size must change by a step, and no framing is used
 * three times running. What cannot be framed otherwise keeps its wish.
 */
export function settle(wish: Setup, group: Group, hand: Stagehand, before: readonly Setup[]): Setup {
  if (wish.kind === 'insert') return wish
  const last = before.at(-1)
  const [earlier] = before.slice(-2)
  const jumps = (setup: Setup): boolean => {
    if (last === undefined) return false
    if (lookOf(setup) === lookOf(last) || (setup.kind === 'wide' && last.kind === 'wide')) return true
    const closeUp =
      setup.focus !== null && setup.focus === last.focus && setup.kind !== 'two' && last.kind !== 'two'
    return closeUp && Math.abs(depth(setup.size) - depth(last.size)) < 1
  }
  const thrice = (setup: Setup): boolean =>
    before.length >= 2 &&
    last !== undefined &&
    earlier !== undefined &&
    frameOf(setup) === frameOf(last) &&
    frameOf(setup) === frameOf(earlier)
  const free = (setup: Setup) => !jumps(setup) && !thrice(setup)
  if (free(wish)) return wish
  return alternatives(wish, group, hand).find(free) ?? wish
}
