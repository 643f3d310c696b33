import { canonicalJson } from '../build/digest.ts'
import { StudioError } from '../errors.ts'
import type { Db } from './open-database.ts'

/**
 * Kinds of human decisions and what they hold:
 * `line` (line id → {scene, text}), `hold` (scene id → {output: digest of the text the edits rest on}),
 * `place` (scene id → {episode, after, rank}), `removed` (scene id → true), `cast-voice` (cast id → voice id),
 * `cast-look` (look id → changed fields), `pin` (slot → take id), `choice` (slot|input digest → take id),
 * `waiver` (finding id → {reason}), `backdrop` (scene id → location id), `order` (`season` → ids of episodes as played),
 * `budget` (`season`, `episode:<id>` or `step:<id>` → {stop, warn} as exact decimals in USD).
 */
export type HumanKind =
  | 'line'
  | 'hold'
  | 'place'
  | 'removed'
  | 'cast-voice'
  | 'cast-look'
  | 'pin'
  | 'choice'
  | 'waiver'
  | 'backdrop'
  | 'order'
  | 'budget'

/** One decision before and after a change; null means none. */
export interface ChangeItem {
  readonly kind: HumanKind
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
}

/** One undoable step. Without items it changed nothing and is not in the journal. */
export interface Change {
  /** Its place in the journal; 0 when it changed nothing. */
  readonly seq: number
  readonly label: string
  readonly items: readonly ChangeItem[]
}

/** What people decided, with a journal that undoes it. */
export interface HumanRepo {
  get(kind: HumanKind, subject: string): unknown
  list(kind: HumanKind): { subject: string; value: unknown }[]
  /**
   * Sets (or with null clears) decisions as one undoable change. What is so already is left out; a change of nothing
   * takes no undo step.
   * @param merge changes of one name that follow each other are one undo step: a stretch of typing
   */
  change(
    label: string,
    items: readonly { kind: HumanKind; subject: string; after: unknown }[],
    merge?: string,
  ): Change
  /** Writes down what was already so, without an undo step. */
  note(kind: HumanKind, subject: string, value: unknown): void
  /** Takes back the last change that is not yet undone. @throws StudioError NOTHING_TO_UNDO */
  undo(): Change
  /** Makes the last undone change again. @throws StudioError NOTHING_TO_UNDO when nothing was undone since the last change */
  redo(): Change
  /** What undo and redo would do now. */
  next(): { undo: Change | null; redo: Change | null }
  changes(): { seq: number; label: string; undone: boolean }[]
  /** Every take id a pin, a choice or an undo step holds on to. */
  heldTakeIds(): Set<string>
  /** Kinds of decisions the journal holds, undone ones among them. */
  journalKinds(): HumanKind[]
}

interface ChangeRow {
  seq: number
  label: string
  items: string
  undone: number
}

function prepare(db: Db) {
  return {
    get: db
      .prepare<[string, string], string>('SELECT value FROM human WHERE kind = ? AND subject = ?')
      .pluck(),
    list: db.prepare<[string], { subject: string; value: string }>(
      'SELECT subject, value FROM human WHERE kind = ? ORDER BY subject',
    ),
    put: db.prepare(
      'INSERT INTO human (kind, subject, value) VALUES (?, ?, ?) ON CONFLICT (kind, subject) DO UPDATE SET value = excluded.value',
    ),
    remove: db.prepare('DELETE FROM human WHERE kind = ? AND subject = ?'),
    dropUndone: db.prepare('DELETE FROM change WHERE undone = 1'),
    addChange: db.prepare('INSERT INTO change (label, items, undone, made_at) VALUES (?, ?, 0, ?)'),
    lastChange: db.prepare<[], ChangeRow>(
      'SELECT seq, label, items, undone FROM change WHERE undone = 0 ORDER BY seq DESC LIMIT 1',
    ),
    markUndone: db.prepare('UPDATE change SET undone = 1 WHERE seq = ?'),
    firstUndone: db.prepare<[], ChangeRow>(
      'SELECT seq, label, items, undone FROM change WHERE undone = 1 ORDER BY seq LIMIT 1',
    ),
    markDone: db.prepare('UPDATE change SET undone = 0 WHERE seq = ?'),
    setItems: db.prepare('UPDATE change SET items = ?, made_at = ? WHERE seq = ?'),
    changes: db.prepare<[], ChangeRow>('SELECT seq, label, items, undone FROM change ORDER BY seq'),
  }
}

type Wanted = Pick<ChangeItem, 'kind' | 'subject' | 'after'>

const itemsOf = (row: ChangeRow): ChangeItem[] => JSON.parse(row.items) as ChangeItem[] // written by `change`

const changeOf = (row: ChangeRow | undefined): Change | null =>
  row === undefined ? null : { seq: row.seq, label: row.label, items: itemsOf(row) }

/** Items of a change with those of a later one on top: the first `before` and the last `after` of each decision. */
function joined(earlier: readonly ChangeItem[], later: readonly ChangeItem[]): ChangeItem[] {
  const same = (a: ChangeItem, b: ChangeItem): boolean => a.kind === b.kind && a.subject === b.subject
  const kept = earlier.map((item) => ({
    ...item,
    after: (later.find((one) => same(one, item)) ?? item).after,
  }))
  return [...kept, ...later.filter((item) => !earlier.some((one) => same(one, item)))]
}

type Queries = ReturnType<typeof prepare>

function createValues(q: Queries) {
  const get = (kind: HumanKind, subject: string): unknown => {
    const value = q.get.get(kind, subject)
    return value === undefined ? null : (JSON.parse(value) as unknown)
  }
  const put = (kind: HumanKind, subject: string, value: unknown): void => {
    if (value === null) q.remove.run(kind, subject)
    else q.put.run(kind, subject, JSON.stringify(value))
  }
  return { get, put }
}

/** The transactions that change decisions and write them down. */
function createJournal(db: Db, q: Queries, { get, put }: ReturnType<typeof createValues>) {
  /** The change that further ones of its name join. Not kept over a restart, where typing ends. */
  let open: { readonly name: string; readonly seq: number } | null = null
  const changeTx = db.transaction((label: string, wanted: readonly Wanted[], merge?: string): Change => {
    const items = wanted
      .map((item) => ({ ...item, before: get(item.kind, item.subject) }))
      .filter((item) => canonicalJson(item.before) !== canonicalJson(item.after))
    if (items.length === 0) return { seq: 0, label, items }
    for (const item of items) put(item.kind, item.subject, item.after)
    q.dropUndone.run()
    const last = q.lastChange.get()
    if (merge !== undefined && last !== undefined && open?.name === merge && open.seq === last.seq) {
      const all = joined(itemsOf(last), items)
      q.setItems.run(JSON.stringify(all), Date.now(), last.seq)
      return { seq: last.seq, label: last.label, items: all }
    }
    const seq = Number(q.addChange.run(label, JSON.stringify(items), Date.now()).lastInsertRowid)
    open = merge === undefined ? null : { name: merge, seq }
    return { seq, label, items }
  })
  const undoTx = db.transaction((): Change => {
    const row = q.lastChange.get()
    if (row === undefined) throw new StudioError('NOTHING_TO_UNDO', 'There is nothing to undo.')
    const items = itemsOf(row)
    for (const item of items.toReversed()) put(item.kind, item.subject, item.before)
    q.markUndone.run(row.seq)
    open = null
    return { seq: row.seq, label: row.label, items }
  })
  const redoTx = db.transaction((): Change => {
    const row = q.firstUndone.get()
    if (row === undefined) throw new StudioError('NOTHING_TO_UNDO', 'There is nothing to make again.')
    const items = itemsOf(row)
    for (const item of items) put(item.kind, item.subject, item.after)
    q.markDone.run(row.seq)
    open = null
    return { seq: row.seq, label: row.label, items }
  })
  return { changeTx, undoTx, redoTx }
}

export function createHumanRepo(db: Db): HumanRepo {
  const q = prepare(db)
  const { get, put } = createValues(q)
  const { changeTx, undoTx, redoTx } = createJournal(db, q, { get, put })
  return {
    get,
    list: (kind) =>
      q.list.all(kind).map((row) => ({ subject: row.subject, value: JSON.parse(row.value) as unknown })),
    change: (label, items, merge) => changeTx.immediate(label, items, merge),
    note: put,
    undo: () => undoTx.immediate(),
    redo: () => redoTx.immediate(),
    next: () => ({ undo: changeOf(q.lastChange.get()), redo: changeOf(q.firstUndone.get()) }),
    changes: () =>
      q.changes.all().map((row) => ({ seq: row.seq, label: row.label, undone: row.undone === 1 })),
    journalKinds: () => [...new Set(q.changes.all().flatMap((row) => itemsOf(row).map((item) => item.kind)))],
    heldTakeIds() {
      const held = new Set<string>()
      const hold = (value: unknown): void => void (typeof value === 'string' && held.add(value))
      for (const kind of ['pin', 'choice'] as const) for (const row of this.list(kind)) hold(row.value)
      for (const row of q.changes.all())
        for (const item of itemsOf(row))
          if (item.kind === 'pin' || item.kind === 'choice') [item.before, item.after].forEach(hold)
      return held
    },
  }
}
