import type { MediaRef } from '../../../shared/drama/film.ts'
import type { BuildStore, Failure, Humans, NewTake } from '../build/build-store.ts'
import { splitSlot } from '../build/step.ts'
import { StudioError } from '../errors.ts'
import type { Db } from './open-database.ts'
import {
  detailsOf,
  StoredTake,
  TAKE_COLUMNS,
  type DetailRow,
  type Details,
  type TakeRow,
} from './stored-take.ts'
import { uuidv7 } from './uuid.ts'

function prepare(db: Db) {
  return {
    allTakes: db.prepare<[], TakeRow>(`SELECT ${TAKE_COLUMNS} FROM take ORDER BY seq`).raw(),
    byKey: db.prepare<[string], TakeRow>(`SELECT ${TAKE_COLUMNS} FROM take WHERE key = ?`).raw(),
    details: db.prepare<[string], DetailRow>(
      'SELECT key, components, provider, model, CAST(cost_pico_usd AS TEXT) AS cost, created_at FROM take WHERE id = ?',
    ),
    output: db.prepare<[string], string>('SELECT json FROM output WHERE digest = ?').pluck(),
    mediaOf: db.prepare<[string], MediaRef>(
      'SELECT m.sha256 AS sha256, m.mime AS mime, m.size_bytes AS sizeBytes FROM output_media o JOIN media m USING (sha256) WHERE o.digest = ?',
    ),
    allMedia: db.prepare<[], MediaRef & { digest: string; recordedAt: number }>(
      'SELECT o.digest AS digest, m.sha256 AS sha256, m.mime AS mime, m.size_bytes AS sizeBytes, m.created_at AS recordedAt FROM output_media o JOIN media m USING (sha256)',
    ),
    putOutput: db.prepare('INSERT INTO output (digest, json) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    putMedia: db.prepare(
      'INSERT INTO media (sha256, mime, size_bytes, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET created_at = excluded.created_at',
    ),
    putOutputMedia: db.prepare(
      'INSERT INTO output_media (digest, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ),
    putTake: db.prepare(
      `INSERT INTO take (id, slot, step, grade, key, input_digest, take_no, version, components, context, output_digest, provider, model, cost_pico_usd, warnings, created_at, seq)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) + 1 FROM take)) ON CONFLICT DO NOTHING`,
    ),
    putAttempt: db.prepare(
      `INSERT INTO attempt (id, slot, step, key, provider, model, state, billable, cost_pico_usd, error, started_at, ended_at, seq)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) + 1 FROM attempt))`,
    ),
    /** The take holds them now. */
    dropAnswers: db.prepare('UPDATE attempt SET answer = NULL WHERE key = ? AND answer IS NOT NULL'),
    failures: db.prepare<
      [],
      Omit<Failure, 'unknown' | 'refused'> & { state: string; failure: string | null }
    >(
      `SELECT slot, key, coalesce(error, '') AS error, state, failure FROM attempt a
       WHERE (state IN ('failed', 'unknown') OR state = 'settled' AND error IS NOT NULL)
         AND NOT EXISTS (SELECT 1 FROM attempt b WHERE b.slot = a.slot AND b.seq > a.seq)
         AND NOT EXISTS (SELECT 1 FROM take t WHERE t.key = a.key)`,
    ),
    choose: db.prepare(
      "INSERT INTO human (kind, subject, value) VALUES ('choice', ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
    ),
    humans: db.prepare<[], { kind: string; subject: string; value: string }>(
      'SELECT kind, subject, value FROM human',
    ),
  }
}

type Statements = ReturnType<typeof prepare>

function putAttempts(q: Statements, take: NewTake, step: string): void {
  if (take.receipts.some((receipt) => receipt.booked === true)) q.dropAnswers.run(take.key)
  for (const receipt of take.receipts)
    if (receipt.booked !== true)
      q.putAttempt.run(
        uuidv7(take.createdAt),
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
        take.createdAt,
      )
}

function putTake(q: Statements, take: NewTake): void {
  const step = splitSlot(take.slot).step
  q.putOutput.run(take.outputDigest, take.json)
  for (const ref of take.media) {
    q.putMedia.run(ref.sha256, ref.mime, ref.sizeBytes, take.createdAt)
    q.putOutputMedia.run(take.outputDigest, ref.sha256)
  }
  q.putTake.run(
    take.id,
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
    JSON.stringify(take.receipts.flatMap((receipt) => receipt.warnings)),
    take.createdAt,
  )
  putAttempts(q, take, step)
}

function putFailure(q: Statements, failure: Parameters<BuildStore['recordFailure']>[0]): void {
  q.putAttempt.run(
    uuidv7(),
    failure.slot,
    splitSlot(failure.slot).step,
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
}

function readHumans(q: Statements): Humans {
  const all = new Map<string, Map<string, unknown>>()
  for (const { kind, subject, value } of q.humans.all()) {
    const kinds = all.get(kind) ?? new Map<string, unknown>()
    all.set(kind, kinds.set(subject, JSON.parse(value)))
  }
  return all
}

function parseOutput(json: string, digest: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new StudioError(
      'PROJECT_DAMAGED',
      `A recorded value cannot be read (${digest.slice(0, 12)}).`,
      '`cliffhanger doctor DIR` says what is whole.',
      error,
    )
  }
}

/** The tables of the build graph as the {@link BuildStore} the engine works on. */
export function createBuildStore(db: Db): BuildStore {
  const q = prepare(db)
  const parsed = new Map<string, unknown>()
  const load = (id: string): Details => detailsOf(q.details.get(id), id)
  const recordAll = db.transaction((takes: readonly NewTake[], along?: () => void) => {
    for (const take of takes) putTake(q, take)
    along?.()
  })
  return {
    allTakes: () => q.allTakes.all().map((row) => new StoredTake(row, load)),
    output(digest) {
      let value = parsed.get(digest)
      if (value === undefined) {
        const json = q.output.get(digest)
        if (json === undefined)
          throw new StudioError('PROJECT_DAMAGED', `A recorded value is missing (${digest.slice(0, 12)}).`)
        value = parseOutput(json, digest)
        parsed.set(digest, value)
      }
      return value
    },
    mediaOf: (digest) => q.mediaOf.all(digest),
    allMedia: () => q.allMedia.all().map(({ digest, recordedAt, ...ref }) => ({ digest, ref, recordedAt })),
    record(takes, along) {
      recordAll.immediate(takes, along)
      return takes.map(({ key, slot }) => {
        const row = q.byKey.get(key)
        if (row === undefined) throw new Error(`take was not recorded: ${slot}`)
        return new StoredTake(row, load)
      })
    },
    chooseTake: (slot, inputDigest, takeId) =>
      void q.choose.run(`${slot}|${inputDigest}`, JSON.stringify(takeId)),
    recordFailure: (failure) => putFailure(q, failure),
    failures: () =>
      q.failures.all().map(({ state, failure, ...rest }) => ({
        ...rest,
        unknown: state === 'unknown',
        refused: failure === 'content',
      })),
    humans: () => readHumans(q),
  }
}
