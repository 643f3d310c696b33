import type { Db } from '../store/open-database.ts'

/** How often the answers of a model could be used. */
export interface Accepted {
  /** Products it was asked for and answered, refusals among them. */
  readonly asked: number
  /** Of these, usable as they first came; and usable after they were asked for once more with what was wrong. */
  readonly first: number
  readonly revised: number
}

/** How often the answers of a model could be used for a step. */
export interface Acceptance extends Accepted {
  readonly step: string
  /** `<provider>/<model>` that was asked. */
  readonly model: string
}

/** What became of one product a model was asked for. */
export interface JudgedProduct {
  readonly role: string
  readonly step: string
  readonly provider: string
  /** Model that was asked. */
  readonly model: string
  /** The request its last answer is of: 1 is the first one. */
  readonly round: number
  /** True where nobody could use that answer. */
  readonly refused: boolean
}

interface Row extends Omit<JudgedProduct, 'round' | 'refused'> {
  readonly key: string
  readonly requestKey: string
  readonly round: number | null
  readonly refused: number
}

const FIRST_ROUND = 1

/** Of rows older than the column: requests for one take are counted in the last part of their keys. */
const roundIn = (requestKey: string): number => Number(/\.(\d+)$/.exec(requestKey)?.[1] ?? FIRST_ROUND)

/**
 * What became of every product somebody was paid to make, read out of the ledger: the rounds of one carry one key, and an
 * answer nobody could use was discarded with its reason. One asked for anew counts anew.
 */
export function judgedProducts(db: Db): JudgedProduct[] {
  const rows = db
    .prepare<[], Row>(
      `SELECT role, step, provider, coalesce(asked_model, model) AS model, key, request_key AS requestKey, round,
         error IS NOT NULL AS refused
       FROM attempt WHERE billable = 1 AND (state = 'settled' OR failure = 'content') ORDER BY seq`,
    )
    .all()
  const products: JudgedProduct[] = []
  const open = new Map<string, number>()
  for (const { key, requestKey, round: told, refused, ...asked } of rows) {
    const round = told ?? roundIn(requestKey)
    const product = { ...asked, round, refused: refused === 1 }
    const name = `${asked.provider}/${asked.model} ${key}`
    const at = open.get(name)
    if (round > FIRST_ROUND && at !== undefined) products[at] = product
    else open.set(name, products.push(product) - 1)
  }
  return products
}

/** Counts products by what became of them. */
export function acceptedOf(products: readonly JudgedProduct[]): Accepted {
  const used = products.filter(({ refused }) => !refused)
  const first = used.filter(({ round }) => round === FIRST_ROUND).length
  return { asked: products.length, first, revised: used.length - first }
}

/** What became of the answers of models, by step and model. */
export function acceptanceOf(db: Db): Acceptance[] {
  const groups = Map.groupBy(
    judgedProducts(db),
    ({ step, provider, model }) => `${step} ${provider}/${model}`,
  )
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    return [{ step: first.step, model: `${first.provider}/${first.model}`, ...acceptedOf(own) }]
  })
}
