import { shotListSchema, type Shot, type ShotList } from '../../../../../shared/drama/film.ts'
import { makeId } from '../../../../../shared/drama/id.ts'
import type { CameraMove, Emotion, ShotAngle } from '../../../../../shared/drama/vocabulary.ts'
import { blockScene, type Blocking } from './blocking.ts'
import { createDice, type Dice } from './dice.ts'
import { groupLines, type Group } from './groups.ts'
import type { DirectorContext, DirectorInput, DirectorOptions } from './input.ts'
import { planned } from './length.ts'
import { moodsOf } from './mood.ts'
import { Players } from './players.ts'
import { presence } from './presence.ts'
import { settle, wishedSetup, type Setup, type Stagehand } from './setups.ts'

function angleOf(group: Group, setup: Setup, firstOfBeat: boolean): ShotAngle {
  if (setup.kind === 'shoulder') return 'over_shoulder'
  if (setup.kind !== 'single') return 'eye'
  const strong = group.speech.find((line) => line.strength >= 3)
  if (firstOfBeat && group.beat !== null && group.beat.angle !== 'over_shoulder') return group.beat.angle
  if (strong?.emotion === 'angry' || strong?.emotion === 'mocking') return 'low'
  return strong?.emotion === 'afraid' || strong?.emotion === 'sad' ? 'high' : 'eye'
}

/** The camera moves as its beat says, once a beat; most other shots rest. */
function moveOf(group: Group, setup: Setup, firstOfBeat: boolean, dice: Dice, name: string): CameraMove {
  if (group.purpose === 'reaction') return 'static'
  if (setup.kind === 'insert') return dice.roll('insert', name) < 0.5 ? 'push_in' : 'static'
  const asked = group.beat?.camera ?? 'static'
  if (group.purpose === 'establish') {
    if (asked !== 'static' && asked !== 'tilt') return asked
    return dice.pick(['static', 'push_in', 'dolly'], 'establish', name)
  }
  if (firstOfBeat) return asked
  const strongest = Math.max(0, ...group.speech.map((line) => line.strength))
  return strongest >= 3 && dice.roll('move', name) < 0.35 ? 'push_in' : 'static'
}

/** The last picture of an episode: close on who has the last word, and closing in. */
function closing(setup: Setup, group: Group, hand: Stagehand): Setup {
  const focus = group.speech.at(-1)?.speaker ?? group.beat?.by ?? null
  if (setup.kind === 'insert' || group.gesture?.big === true) return setup
  if (focus === null || !hand.present.has(focus)) return setup
  return { kind: 'single', size: 'CU', focus, other: null }
}

/** What a shot is named after: its first line, or the shot before a silent one. */
const nameOf = (groups: readonly Group[], i: number): string =>
  groups[i]?.lines[0]?.id ?? `after ${groups[i - 1]?.lines[0]?.id ?? ''}`

interface Direction {
  readonly input: DirectorInput
  readonly dice: Dice
  readonly blocking: Blocking
  readonly players: Players
  readonly groups: readonly Group[]
  /** Who may be seen in each group. */
  readonly rooms: readonly ReadonlySet<string>[]
  readonly moods: readonly Emotion[]
}

/** What the camera can be set up for while a group is played. */
function stagehand({ blocking, rooms }: Direction, i: number): Stagehand {
  const there = rooms[i] ?? new Set<string>()
  const present = new Set([...blocking.marks.keys()].filter((id) => there.has(id)))
  return {
    present,
    partner(cast) {
      const usual = blocking.partners.get(cast)
      if (usual !== undefined && present.has(usual)) return usual
      return [...present].find((id) => id !== cast) ?? null
    },
    overShoulder(other, focus) {
      const mark = blocking.marks.get(other)
      return mark !== undefined && mark.cast.age >= 13 && mark.side !== blocking.marks.get(focus)?.side
    },
  }
}

/** One setup per group, each chosen with the shots before it in mind. */
function setUp(direction: Direction): Setup[] {
  const { input, dice, players, groups } = direction
  const setups: Setup[] = []
  let sinceWide = 0
  groups.forEach((group, i) => {
    const hand = stagehand(direction, i)
    const options = {
      actor: players.actorOf(group),
      firstOfBeat: groups[i - 1]?.beatIndex !== group.beatIndex,
      sinceWide,
      dice,
      name: nameOf(groups, i),
    }
    const wish = wishedSetup(group, hand, options)
    const final = i === groups.length - 1 && i > 0 && input.last === true
    const setup = settle(final ? closing(wish, group, hand) : wish, group, hand, setups)
    sinceWide = setup.kind === 'wide' || setup.kind === 'two' ? 0 : sinceWide + 1
    setups.push(setup)
  })
  return setups
}

/** The shot of one group. */
function shotOf(direction: Direction, i: number, setup: Setup, plannedFrames: number, seed: number): Shot {
  const { input, groups, dice, players, rooms, moods } = direction
  const group = groups[i] as Group // `i` runs over the groups
  const name = nameOf(groups, i)
  const firstOfBeat = groups[i - 1]?.beatIndex !== group.beatIndex
  const closes = i === groups.length - 1 && input.last === true && setup.kind === 'single'
  return {
    id: makeId('shot', seed, input.sceneId, name),
    size: setup.size,
    angle: angleOf(group, setup, firstOfBeat),
    move: closes ? 'push_in' : moveOf(group, setup, firstOfBeat, dice, name),
    plannedFrames,
    location: input.location.id,
    set: input.location.set,
    hour: input.hour,
    weather: input.weather,
    mood: moods[i] ?? 'calm',
    figures: players.figures(group, setup, rooms[i] ?? new Set(), name),
    shoulder: setup.kind === 'shoulder' ? setup.other : null,
    focus: setup.focus,
    insert: group.insert,
    lines: group.lines.map((line) => line.id),
  }
}

const WIDE: Setup = { kind: 'wide', size: 'WS', focus: null, other: null }

/**
 * Frames a scene: an establishing wide, then shots that follow who speaks, what happens and how strongly, each line
 * covered once and in order. What is spoken changes planned frames and nothing else.
 */
export function directShots(
  input: DirectorInput,
  context: DirectorContext,
  options: DirectorOptions,
): ShotList {
  const dice = createDice(options.seed, options.take)
  const blocking = blockScene(input, dice)
  const players = new Players(input, blocking, dice)
  const groups = groupLines(input, dice)
  const rooms = presence(
    input,
    groups,
    groups.map((group) => players.actorOf(group)),
  )
  const direction: Direction = {
    input,
    dice,
    blocking,
    players,
    groups,
    rooms,
    moods: moodsOf(input, groups),
  }
  const setups = setUp(direction)
  const shots = groups.map((group, i) => {
    const edges = { first: i === 0, last: i === groups.length - 1 }
    const frames = planned(group, context, edges, options.fps)
    return shotOf(direction, i, setups[i] ?? WIDE, frames, options.seed)
  })
  return shotListSchema.parse({ shots })
}
