import { NO_ROUTING, parseRouting, type Routing } from '../providers/routing.ts'
import type { Db } from './open-database.ts'

/** Who makes what in a project, kept in it: what was chosen with `produce --providers` holds for every later command. */
export interface RoutingRow {
  /** @throws StudioError BAD_ARGUMENT when a newer studio wrote what this one does not understand */
  get(): Routing
  /** The providers file as it was written; an empty one when none was. */
  file(): Readonly<Record<string, unknown>>
  /** @param file a providers file as it was written: what it leaves out follows the catalogue of this version */
  set(file: unknown): void
}

export function createRoutingRow(db: Db): RoutingRow {
  const read = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'routing'").pluck()
  const write = () =>
    db.prepare(
      "INSERT INTO meta (key, value) VALUES ('routing', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    )
  return {
    get() {
      const json = read.get()
      return json === undefined ? NO_ROUTING : parseRouting(JSON.parse(json))
    },
    file() {
      const json = read.get()
      return json === undefined ? {} : (JSON.parse(json) as Record<string, unknown>) // written by `set`, of what `parseRouting` took
    },
    set: (file) => void write().run(JSON.stringify(file)),
  }
}
