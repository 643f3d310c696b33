import type { SceneScript } from '../../../shared/drama/story.ts'
import { splitSlot, type Slot } from '../build/step.ts'
import type { Session } from '../session.ts'
import { sceneText } from './season.ts'

/** Other words for one line of a held scene: accepted by editing the line, rejected by leaving it. */
export interface Proposal {
  readonly line: string
  readonly now: string
  readonly proposed: string
}

const TEXT_STEPS: ReadonlySet<string> = new Set(['script', 'polish', 'revise'])

/** The scene of a text product whose scene holds a person's edits; null for any other product. */
export function heldScene(session: Session, slot: Slot): string | null {
  const { step, subject } = splitSlot(slot)
  return TEXT_STEPS.has(step) && session.project.human.get('hold', subject) !== null ? subject : null
}

/**
 * What a new take of a held scene's text would say, line by line where it differs from the text as it is now. The text
 * itself is left alone. Lines are matched by id, and where a new take has new ones, by their place among lines of the
 * same kind and speaker.
 */
export function proposalsOf(session: Session, slot: Slot, scene: string): Proposal[] {
  const newest = session.project.build.allTakes().findLast((take) => take.slot === slot)
  if (newest === undefined) return []
  const script = session.project.build.output(newest.outputDigest) as SceneScript // schema-checked when recorded
  const now = sceneText(session.evaluator().reader(new Set(), null), scene).lines
  const placeOf = (lines: SceneScript['lines'], i: number): string => {
    const line = lines[i]
    const before = lines
      .slice(0, i)
      .filter((one) => one.kind === line?.kind && one.speaker === line.speaker).length
    return `${line?.kind} ${line?.speaker} ${before}`
  }
  const byId = new Map(script.lines.map((line) => [line.id, line.text]))
  const byPlace = new Map(script.lines.map((line, i) => [placeOf(script.lines, i), line.text]))
  return now.flatMap((line, i) => {
    const proposed = byId.get(line.id) ?? byPlace.get(placeOf(now, i))
    return proposed === undefined || proposed === line.text
      ? []
      : [{ line: line.id, now: line.text, proposed }]
  })
}
