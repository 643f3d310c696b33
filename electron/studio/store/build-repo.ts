import type { MediaRef } from '../../../shared/drama/film.ts'
import type { Grade } from '../../../shared/drama/vocabulary.ts'
import type { BuildStore, Failure, NewTake, Take } from '../build/build-store.ts'
import { canonicalJson } from '../build/digest.ts'
import { splitSlot } from '../build/step.ts'
import { StudioError } from '../errors.ts'
import type { Db } from './open-database.ts'
import { uuidv7 } from './uuid.ts'

interface TakeRow {
  id: string
  slot: string
  grade: Grade
  key: string
  input_digest: string
  take_no: number
  version: number
  components: string
  output_digest: string
  provider: string
  model: string
  cost_pico_usd: string
  created_at: number
}

/** Components are parsed when a reason is asked for: most takes are never asked. */
function rowToTake(row: TakeRow): Take {
  let components: Record<string, string> | null = null
  return {
    id: row.id,
    slot: row.slot,
    grade: row.grade,
    key: row.key,
    inputDigest: row.input_digest,
    takeNo: row.take_no,
    version: row.version,
    get components() {
      components ??= JSON.parse(row.components) as Record<string, string> // written by `record`
      return components
    },
    outputDigest: row.output_digest,
    provider: row.provider,
    model: row.model,
    costPicoUsd: row.cost_pico_usd === '0' ? 0n : BigInt(row.cost_pico_usd),
    createdAt: row.created_at,
  }
}

const TAKE_COLUMNS = `id, slot, grade, key, input_digest, take_no, version, components, output_digest, provider, model,
  CAST(cost_pico_usd AS TEXT) AS cost_pico_usd, created_at`

function prepare(db: Db) {
  return {
    allTakes: db.prepare<[], TakeRow>(`SELECT ${TAKE_COLUMNS} FROM take ORDER BY id`),
    byKey: db.prepare<[string], TakeRow>(`SELECT ${TAKE_COLUMNS} FROM take WHERE key = ?`),
    output: db.prepare<[string], string>('SELECT json FROM output WHERE digest = ?').pluck(),
    mediaOf: db.prepare<[string], MediaRef>(
      'SELECT m.sha256 AS sha256, m.mime AS mime, m.size_bytes AS sizeBytes FROM output_media o JOIN media m USING (sha256) WHERE o.digest = ?',
    ),
    putOutput: db.prepare('INSERT INTO output (digest, json) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    putMedia: db.prepare(
      'INSERT INTO media (sha256, mime, size_bytes, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    putOutputMedia: db.prepare(
      'INSERT INTO output_media (digest, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ),
    putTake: db.prepare(
      `INSERT INTO take (id, slot, step, grade, key, input_digest, take_no, version, components, context, output_digest, provider, model, cost_pico_usd, warnings, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
    ),
    putAttempt: db.prepare(
      `INSERT INTO attempt (id, slot, step, key, provider, model, state, billable, cost_pico_usd, error, started_at, ended_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    failures: db.prepare<[], Failure>(
      `SELECT slot, key, error FROM attempt a WHERE state = 'failed'
         AND NOT EXISTS (SELECT 1 FROM attempt b WHERE b.slot = a.slot AND b.id > a.id)
         AND NOT EXISTS (SELECT 1 FROM take t WHERE t.key = a.key)`,
    ),
    humans: db.prepare<[], { kind: string; subject: string; value: string }>(
      'SELECT kind, subject, value FROM human',
    ),
  }
}

type Statements = ReturnType<typeof prepare>

function recordTx(q: Statements, take: NewTake): void {
  const now = Date.now()
  const step = splitSlot(take.slot).step
  q.putOutput.run(take.outputDigest, canonicalJson(take.output))
  for (const ref of take.media) {
    q.putMedia.run(ref.sha256, ref.mime, ref.sizeBytes, now)
    q.putOutputMedia.run(take.outputDigest, ref.sha256)
  }
  const warnings = JSON.stringify(take.receipts.flatMap((receipt) => receipt.warnings))
  q.putTake.run(
    uuidv7(now),
    take.slot,
    step,
    take.grade,
    take.key,
    take.inputDigest,
    take.takeNo,
    take.version,
    JSON.stringify(take.components),
    JSON.stringify(take.context),
    take.outputDigest,
    take.provider,
    take.model,
    take.costPicoUsd,
    warnings,
    now,
  )
  for (const receipt of take.receipts)
    q.putAttempt.run(
      uuidv7(now),
      take.slot,
      step,
      take.key,
      receipt.provider,
      receipt.model,
      'settled',
      receipt.costPicoUsd > 0n ? 1 : 0,
      receipt.costPicoUsd,
      null,
      take.startedAt,
      now,
    )
}

/** The tables of the build graph as the {@link BuildStore} the engine works on. */
export function createBuildStore(db: Db): BuildStore {
  const q = prepare(db)
  const parsed = new Map<string, unknown>()
  const recordAll = db.transaction((take: NewTake) => recordTx(q, take))
  return {
    allTakes: () => q.allTakes.all().map(rowToTake),
    output(digest) {
      let value = parsed.get(digest)
      if (value === undefined) {
        const json = q.output.get(digest)
        if (json === undefined)
          throw new StudioError('PROJECT_DAMAGED', `A recorded value is missing (${digest.slice(0, 12)}).`)
        value = JSON.parse(json)
        parsed.set(digest, value)
      }
      return value
    },
    mediaOf: (digest) => q.mediaOf.all(digest),
    record(take) {
      recordAll.immediate(take)
      const row = q.byKey.get(take.key)
      if (row === undefined) throw new Error(`take was not recorded: ${take.slot}`)
      return rowToTake(row)
    },
    recordFailure(failure) {
      const step = splitSlot(failure.slot).step
      q.putAttempt.run(
        uuidv7(),
        failure.slot,
        step,
        failure.key,
        failure.provider,
        '',
        'failed',
        failure.billable ? 1 : 0,
        0n,
        failure.error,
        failure.startedAt,
        Date.now(),
      )
    },
    failures: () => q.failures.all(),
    humans() {
      const all = new Map<string, Map<string, unknown>>()
      for (const { kind, subject, value } of q.humans.all()) {
        const kinds = all.get(kind) ?? new Map<string, unknown>()
        all.set(kind, kinds.set(subject, JSON.parse(value)))
      }
      return all
    },
  }
}
