import type { Emotion } from '../../../../../shared/drama/vocabulary.ts'
import type { Pose } from '../../../../../shared/picture/composition.ts'
import type { Shot } from '../../../../../shared/drama/film.ts'
import { facingOf, listeningPose, speakingPose, type Blocking, type Mark } from './blocking.ts'
import type { Dice } from './dice.ts'
import type { Group } from './groups.ts'
import type { DirectorInput } from './input.ts'
import { isSpeech } from './groups.ts'
import type { Setup } from './setups.ts'

type Figure = Shot['figures'][number]

/** A face: what it shows and how much. */
interface Face {
  readonly emotion: Emotion
  readonly strength: number
}

/** What people go through in a scene: the feelings of their own lines, and postures that last. */
export class Players {
  private readonly input: DirectorInput
  private readonly blocking: Blocking
  private readonly dice: Dice
  private readonly postures = new Map<string, Pose>()

  constructor(input: DirectorInput, blocking: Blocking, dice: Dice) {
    this.input = input
    this.blocking = blocking
    this.dice = dice
  }

  /** Who does what an action line says: whoever it names first, else who acts in its beat. A caption is about whom it names. */
  actorOf(group: Group): string | null {
    if (group.gesture === null && group.purpose !== 'action' && group.purpose !== 'text') return null
    const text = group.lines.flatMap((line) => (isSpeech(line) ? [] : [line.text])).join(' ')
    const named = this.input.cast
      .filter((one) => one.name !== undefined && one.name !== '' && text.includes(one.name))
      .toSorted((a, b) => text.indexOf(a.name ?? '') - text.indexOf(b.name ?? ''))
    return named[0]?.id ?? (group.purpose === 'text' ? null : (group.beat?.by ?? null))
  }

  /** The people of a shot as figures, those at the back first. */
  figures(group: Group, setup: Setup, room: ReadonlySet<string>, shotName: string): Figure[] {
    if (setup.kind === 'insert') return []
    const actor = this.actorOf(group)
    if (group.gesture?.lasts === true && actor !== null) this.postures.set(actor, group.gesture.pose)
    if (setup.kind === 'wide') {
      return [...this.blocking.marks.values()]
        .filter((mark) => room.has(mark.cast.id))
        .toSorted((a, b) => a.y - b.y)
        .map((mark) => this.figure(mark, apart(group), actor, shotName))
    }
    const focus = this.blocking.marks.get(setup.focus ?? '')
    const other = this.blocking.marks.get(setup.other ?? '')
    if (focus === undefined) return []
    const touching = setup.kind === 'two' && other !== undefined && other.side !== focus.side
    const played = touching ? group : apart(group)
    const one = this.figure(focus, played, actor, shotName)
    if (setup.kind === 'single' || other === undefined) return [{ ...one, y: FRONT_Y, scale: FRONT_SCALE }]
    if (setup.kind === 'shoulder')
      return [{ ...one, y: FRONT_Y, scale: FRONT_SCALE }, shoulderOf(other, focus)]
    const second = this.figure(other, played, actor, shotName)
    return pair(one, second, played.gesture?.contact ?? (setup.size === 'MS' ? 'near' : 'talk'))
  }

  private figure(mark: Mark, group: Group, actor: string | null, shotName: string): Figure {
    const { id, lookId } = mark.cast
    const face = this.faceOf(id, group)
    const pose = this.poseOf(id, group, actor, face, `${shotName}/${id}`)
    return {
      cast: id,
      lookId,
      x: mark.x,
      y: mark.y,
      scale: mark.scale,
      facing: facingOf(mark.side),
      view: pose === 'away' ? 'back' : 'front',
      pose,
      ...face,
      gazeAt: this.gazeOf(id, group),
      entwined: false,
    }
  }

  private gazeOf(id: string, group: Group): string | null {
    const speaker = group.speech[0]?.speaker
    if (group.speech.some((line) => line.speaker === id && line.delivery !== 'normal')) return null
    if (speaker !== undefined && speaker !== id && this.blocking.marks.has(speaker)) return speaker
    const beat = group.beat
    const aimed = beat === null ? null : beat.by === id ? beat.to : beat.by
    if (aimed !== null && aimed !== id && this.blocking.marks.has(aimed)) return aimed
    return this.blocking.partners.get(id) ?? null
  }

  /** A face shows the line it speaks; while it listens it shows what it will say next. */
  private faceOf(id: string, group: Group): Face {
    const own = group.speech.find((line) => line.speaker === id)
    if (own !== undefined) return { emotion: own.emotion, strength: own.strength }
    if (group.reacts === id) return this.reaction(id, group)
    const from = this.input.lines.findIndex((line) => line.id === group.lines.at(-1)?.id)
    const mine = this.input.lines.flatMap((line, i) =>
      isSpeech(line) && line.speaker === id ? [{ line, i }] : [],
    )
    const next = mine.find((one) => one.i > from) ?? mine.at(-1)
    if (next === undefined) return { emotion: 'calm', strength: 1 }
    return { emotion: next.line.emotion, strength: Math.max(1, next.line.strength - 1) }
  }

  private reaction(id: string, group: Group): Face {
    const beatLines = this.input.lines.filter((line) => isSpeech(line) && line.beat === group.beatIndex)
    const said = beatLines.find((line) => isSpeech(line) && line.speaker !== id)
    const heard = said !== undefined && isSpeech(said) ? said.emotion : 'calm'
    const answers: Partial<Record<Emotion, Emotion>> = { tender: 'tender', sad: 'sad', happy: 'happy' }
    return { emotion: answers[heard] ?? 'shocked', strength: 2 }
  }

  private poseOf(id: string, group: Group, actor: string | null, face: Face, name: string): Pose {
    const { gesture } = group
    if (gesture !== null && actor === id) return gesture.pose
    const held = this.postures.get(id)
    const target = group.beat?.by === actor ? group.beat?.to : group.beat?.by
    if (gesture?.other && (target ?? this.blocking.partners.get(actor ?? '')) === id) return gesture.other
    if (held !== undefined && held !== 'stand') return held
    const speaks = group.speech.find((line) => line.speaker === id)
    if (speaks === undefined) return listeningPose(face.emotion, this.dice, name)
    if (speaks.delivery !== 'normal') return 'stand'
    return speakingPose(speaks.emotion, speaks.strength, this.input.location.set, this.dice, name)
  }
}

/** The same group without a gesture that needs two people side by side. */
const apart = (group: Group): Group => (group.gesture?.contact ? { ...group, gesture: null } : group)

const FRONT_Y = 1705
const FRONT_SCALE = 0.95

type Closeness = 'slap' | 'embrace' | 'hold' | 'talk' | 'near'

/** Distance between two people who touch, and otherwise. */
const APART: Record<Closeness, number> = {
  slap: 330,
  embrace: 222,
  hold: 340,
  talk: 400,
  near: 330,
}

/** Two people side by side, each on their own side and facing their own way; who touch stand close. */
function pair(one: Figure, other: Figure, closeness: Closeness): Figure[] {
  const apart = APART[closeness]
  const oneIsLeft = one.facing === other.facing ? one.x <= other.x : one.facing === 1
  const embraced = closeness === 'embrace'
  const place = (figure: Figure, left: boolean): Figure => ({
    ...figure,
    x: 540 + (left ? -apart / 2 : apart / 2),
    y: left ? FRONT_Y - 8 : FRONT_Y,
    scale: FRONT_SCALE,
    view: embraced ? 'profile' : figure.view,
    entwined: embraced && one.facing !== other.facing,
  })
  const placed = [place(one, oneIsLeft), place(other, !oneIsLeft)]
  return placed.toSorted((a, b) => (a.y ?? 0) - (b.y ?? 0))
}

/** The back of somebody at the edge of the picture, on the side the other one faces. */
function shoulderOf(mark: Mark, focus: Mark): Figure {
  const right = facingOf(focus.side) === 1
  return {
    cast: mark.cast.id,
    lookId: mark.cast.lookId,
    x: right ? 890 : 190,
    y: 2900,
    scale: 2.35,
    facing: right ? -1 : 1,
    view: 'back',
    pose: 'away',
    emotion: 'calm',
    strength: 1,
    gazeAt: focus.cast.id,
    entwined: false,
  }
}
