import { splitSlot, type Slot } from '../build/step.ts'
import type { Project } from './project.ts'

/** What a sweep let go. */
export interface Swept {
  readonly takes: number
  readonly files: number
}

const STRUCTURAL = new Set(['place', 'removed'])

/**
 * Lets go of takes nobody can reach any more, and of files no value needs. A take stays while its product exists,
 * while a pin, a choice or an undo step holds it, and while an undo step could bring its scene back.
 * @param isSubject whether a slot exists as the project stands
 */
export function sweepProject(project: Project, isSubject: (slot: Slot) => boolean): Swept {
  const held = project.human.heldTakeIds()
  const canReturn = project.human.journalKinds().some((kind) => STRUCTURAL.has(kind))
  const gone = canReturn
    ? []
    : project.build
        .allTakes()
        .filter((take) => !held.has(take.id) && splitSlot(take.slot).subject !== '' && !isSubject(take.slot))
  const remove = project.db.prepare('DELETE FROM take WHERE id = ?')
  const sweep = project.db.transaction(() => {
    for (const take of gone) remove.run(take.id)
    project.db.exec(
      "DELETE FROM output WHERE digest NOT IN (SELECT output_digest FROM take) AND digest NOT IN (SELECT json_extract(value, '$.output') FROM human WHERE kind = 'hold')",
    )
    project.db.exec('DELETE FROM media WHERE sha256 NOT IN (SELECT sha256 FROM output_media)')
  })
  if (gone.length > 0) sweep.immediate()
  return { takes: gone.length, files: removeStrays(project) }
}

/** Files that no row names: left over by a crash between the file and its row. */
function removeStrays(project: Project): number {
  const known = new Set(project.db.prepare<[], string>('SELECT sha256 FROM media').pluck().all())
  const strays = project.media.list().filter((name) => !known.has(name.slice(0, 64)))
  for (const name of strays) project.media.remove(name)
  return strays.length
}
