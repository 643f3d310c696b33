import type { Db } from '../store/open-database.ts'

/** How often the answers of a model could be used for a step. */
export interface Acceptance {
  readonly step: string
  /** `<provider>/<model>` that was asked. */
  readonly model: string
  /** Products it was asked for and answered, refusals among them. */
  readonly asked: number
  /** Of these, usable as they first came; and usable after they were asked for once more with what was wrong. */
  readonly first: number
  readonly revised: number
}

interface Row {
  readonly step: string
  readonly model: string
  readonly key: string
  readonly round: number
  readonly refused: number
}

const FIRST_ROUND = 1

/**
 * What became of the answers of text models, by step and model, read out of the ledger: the rounds of one product carry
 * one key, and an answer nobody could use was discarded with its reason.
 */
export function acceptanceOf(db: Db): Acceptance[] {
  const rows = db
    .prepare<[], Row>(
      `SELECT step, provider || '/' || model AS model, key,
         CAST(substr(request_key, length(key) + 2) AS INTEGER) AS round, error IS NOT NULL AS refused
       FROM attempt WHERE billable = 1 AND state = 'settled' AND role NOT IN ('voice', 'image', 'video', 'vision')
       ORDER BY seq`,
    )
    .all()
  /** The last round of each product that was asked for; one asked for anew counts anew. */
  const products: Row[] = []
  const open = new Map<string, number>()
  for (const row of rows) {
    const at = open.get(row.key)
    if (row.round > FIRST_ROUND && at !== undefined) products[at] = row
    else open.set(row.key, products.push(row) - 1)
  }
  const sums = new Map<
    string,
    { step: string; model: string; asked: number; first: number; revised: number }
  >()
  for (const { step, model, round, refused } of products) {
    const name = `${step} ${model}`
    const sum = sums.get(name) ?? { step, model, asked: 0, first: 0, revised: 0 }
    sum.asked++
    if (refused === 0 && round === FIRST_ROUND) sum.first++
    if (refused === 0 && round > FIRST_ROUND) sum.revised++
    sums.set(name, sum)
  }
  return [...sums.values()]
}
