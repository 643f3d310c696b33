import { silentMs } from '../../../drama/film/pace.ts'
import type { Dice } from './dice.ts'
import { gestureOf, isFacial, type Gesture } from './gestures.ts'
import type { DirectorBeat, DirectorInput, DirectorLine, SilentLine, SpokenLine } from './input.ts'

/** Lines that share a shot, and what the shot is for. */
export interface Group {
  readonly purpose: 'establish' | 'insert' | 'action' | 'speech' | 'exchange' | 'text' | 'reaction'
  readonly lines: DirectorLine[]
  readonly beat: DirectorBeat | null
  /** Index of the beat; -1 when there is none. */
  readonly beatIndex: number
  readonly gesture: Gesture | null
  /** The spoken lines among them. */
  readonly speech: readonly SpokenLine[]
  readonly insert: string | null
  /** Whom a reaction watches. */
  readonly reacts: string | null
}

/** A spoken line is taken to last this long: its words are not known here. */
const NOMINAL_SPEECH_MS = 3000
/** Lines are not put together beyond this. */
const MOST_MS = 5600

export const isSpeech = (line: DirectorLine): line is SpokenLine => line.kind === 'speech'
const nominalMs = (line: DirectorLine): number =>
  isSpeech(line) ? NOMINAL_SPEECH_MS : silentMs(line.kind, line.kind === 'action' ? line.text : null)
const lengthOf = (lines: readonly DirectorLine[]): number =>
  lines.reduce((sum, line) => sum + nominalMs(line), 0)

function makeGroup(
  input: DirectorInput,
  purpose: Group['purpose'],
  lines: DirectorLine[],
  rest: Partial<Group> = {},
): Group {
  const beatIndex = lines.find((line) => line.beat >= 0)?.beat ?? -1
  const action = lines.find((line): line is SilentLine => line.kind === 'action')
  return {
    purpose,
    lines,
    beat: input.beats[beatIndex] ?? null,
    beatIndex,
    gesture: action === undefined ? null : gestureOf(action.text),
    speech: lines.filter(isSpeech),
    insert: null,
    reacts: null,
    ...rest,
  }
}

/** For each beat with a thing to show: the action line that shows it, by line id. */
function insertLines(input: DirectorInput): Map<string, string> {
  const found = new Map<string, string>()
  const shown = new Set<string>()
  input.beats.forEach((beat, index) => {
    const prop = beat.prop
    if (prop === null || shown.has(prop.insert)) return
    const actions = input.lines.filter((line) => line.kind === 'action' && line.beat === index)
    const line = actions.find((one) => one.kind === 'action' && one.text.includes(prop.name)) ?? actions[0]
    if (line === undefined || line === input.lines[0]) return
    if (line.kind === 'action' && gestureOf(line.text)?.big === true && !line.text.includes(prop.name)) return
    shown.add(prop.insert)
    found.set(line.id, prop.insert)
  })
  return found
}

/** Reads lines one after the other into groups. */
class Grouping {
  readonly groups: Group[] = []
  private readonly input: DirectorInput
  private readonly dice: Dice
  private readonly inserts: ReadonlyMap<string, string>
  private at = 0

  constructor(input: DirectorInput, dice: Dice) {
    this.input = input
    this.dice = dice
    this.inserts = insertLines(input)
  }

  run(): Group[] {
    this.establish()
    while (this.at < this.input.lines.length) this.next()
    return this.groups
  }

  private peek(ahead = 0): DirectorLine | undefined {
    return this.input.lines[this.at + ahead]
  }

  private push(purpose: Group['purpose'], lines: DirectorLine[], rest: Partial<Group> = {}): void {
    this.groups.push(makeGroup(this.input, purpose, lines, rest))
    this.at += lines.length
  }

  /** The first shot shows the place: it takes the words on screen and the first thing that happens. */
  private establish(): void {
    const lines: DirectorLine[] = []
    for (let line = this.peek(); line !== undefined; line = this.peek(lines.length)) {
      if (isSpeech(line) ? lines.length > 0 : this.inserts.has(line.id)) break
      if (lines.length > 0 && lengthOf([...lines, line]) > MOST_MS) break
      lines.push(line)
      if (isSpeech(line) || line.kind === 'action') break
    }
    this.push('establish', lines)
  }

  private next(): void {
    const line = this.peek()
    if (line === undefined) return
    if (isSpeech(line)) return this.speech(line)
    const insert = this.inserts.get(line.id)
    if (insert !== undefined) return this.push('insert', [line], { insert })
    if (line.kind === 'transition') return this.transition(line)
    return line.kind === 'caption' ? this.caption(line) : this.action(line)
  }

  /** A transition has no picture of its own: it ends the shot before it. */
  private transition(line: SilentLine): void {
    const last = this.groups.pop()
    if (last === undefined) return this.push('text', [line])
    this.groups.push({ ...last, lines: [...last.lines, line] })
    this.at += 1
  }

  private caption(line: SilentLine): void {
    const next = this.peek(1)
    if (next?.kind === 'action' && !this.inserts.has(next.id) && lengthOf([line, next]) <= MOST_MS)
      return this.push('action', [line, next])
    const speaks =
      next !== undefined && isSpeech(next) && next.beat === line.beat && next.delivery === 'normal'
    if (speaks && this.isOf(line, next.speaker)) return this.push('speech', [line, next])
    this.push('text', [line])
  }

  /** True when words on screen are about a speaker, or could be about anybody. */
  private isOf(line: SilentLine, speaker: string): boolean {
    const named = this.input.cast.find(
      (one) => one.name !== undefined && one.name !== '' && line.text.includes(one.name),
    )
    return named === undefined || named.id === speaker
  }

  /** A small gesture and the words it comes with are one shot; a big one stands alone. */
  private action(line: SilentLine): void {
    const next = this.peek(1)
    const gesture = gestureOf(line.text)
    const joins =
      next !== undefined && isSpeech(next) && next.beat === line.beat && lengthOf([line, next]) <= MOST_MS
    if (joins && gesture?.big !== true && !isFacial(line.text)) return this.push('speech', [line, next])
    const after = next?.kind === 'action' && next.beat === line.beat && !this.inserts.has(next.id)
    if (after && gesture === null && lengthOf([line, next]) <= 4200) return this.push('action', [line, next])
    this.push('action', [line])
  }

  /** Two quiet people may have their question and answer in one picture. */
  private speech(line: SpokenLine): void {
    const next = this.peek(1)
    const quiet = (one: SpokenLine) => one.strength <= 1 && one.delivery === 'normal'
    const answers =
      next !== undefined && isSpeech(next) && next.speaker !== line.speaker && quiet(next) && quiet(line)
    const lonely = this.groups.slice(-2).every((group) => group.purpose === 'speech')
    const final = this.at + 2 >= this.input.lines.length
    if (answers && lonely && !final && this.dice.roll('exchange', line.id) < 0.45)
      return this.push('exchange', [line, next])
    this.push('speech', [line])
  }
}

/** Who is seen to take in what was said: somebody who heard it and neither said it nor speaks next. */
function hearerAfter(input: DirectorInput, groups: readonly Group[], i: number): string | null {
  const [group, next] = [groups[i], groups[i + 1]]
  const speaking = [group?.speech.at(-1)?.speaker, next?.speech[0]?.speaker]
  const near = input.lines.flatMap((line) =>
    isSpeech(line) && line.delivery === 'normal' ? [line.speaker] : [],
  )
  const candidates = [group?.beat?.to, group?.beat?.by, ...near.toReversed()]
  const free = candidates.find((id) => typeof id === 'string' && !speaking.includes(id) && near.includes(id))
  return free ?? null
}

/** Where a silent reaction pays: after the strongest line that somebody else hears, unless something happens anyway. */
function reactionAfter(input: DirectorInput, groups: readonly Group[]): number {
  let best = -1
  let strength = 2
  groups.forEach((group, i) => {
    const line = group.speech.at(-1)
    const next = groups[i + 1]
    if (group.purpose !== 'speech' || line === undefined || line.delivery !== 'normal' || i < 2) return
    if (next === undefined || next.purpose !== 'speech' || i >= groups.length - 2) return
    if (line.strength > strength && hearerAfter(input, groups, i) !== null)
      [best, strength] = [i, line.strength]
  })
  return best
}

/** The scene as a list of shots to be framed. Nothing here depends on what is said. */
export function groupLines(input: DirectorInput, dice: Dice): Group[] {
  const groups = new Grouping(input, dice).run()
  const speeches = input.lines.filter(isSpeech)
  const at = speeches.length >= 5 ? reactionAfter(input, groups) : -1
  const group = groups[at]
  const reacts = hearerAfter(input, groups, at)
  if (group === undefined || reacts === null) return groups
  const reaction: Group = { ...group, purpose: 'reaction', lines: [], speech: [], gesture: null, reacts }
  return groups.toSpliced(at + 1, 0, reaction)
}
