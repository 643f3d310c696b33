import type { Grade } from '../../../shared/drama/vocabulary.ts'
import type { Take } from '../build/build-store.ts'
import { StudioError } from '../errors.ts'

/** What states are computed from, column by column: read as arrays, since there are tens of thousands. */
export type TakeRow = [
  id: string,
  slot: string,
  grade: Grade,
  inputDigest: string,
  takeNo: number,
  version: number,
  outputDigest: string,
]

/** What a take is seldom asked for. */
export interface DetailRow {
  key: string
  components: string
  provider: string
  model: string
  cost: string
  created_at: number
}

/** The same, as a take has it. */
export type Details = Pick<Take, 'key' | 'components' | 'provider' | 'model' | 'costPicoUsd' | 'createdAt'>

/** A take of the table. What most takes are never asked for is read when it is asked for. */
export class StoredTake implements Take {
  readonly id: string
  readonly slot: string
  readonly grade: Grade
  readonly inputDigest: string
  readonly takeNo: number
  readonly version: number
  readonly outputDigest: string
  private readonly load: (id: string) => Details
  private loaded: Details | null = null

  constructor(row: TakeRow, load: (id: string) => Details) {
    this.id = row[0]
    this.slot = row[1]
    this.grade = row[2]
    this.inputDigest = row[3]
    this.takeNo = row[4]
    this.version = row[5]
    this.outputDigest = row[6]
    this.load = load
  }

  private get details(): Details {
    return (this.loaded ??= this.load(this.id))
  }

  get key(): string {
    return this.details.key
  }
  get components(): Readonly<Record<string, string>> {
    return this.details.components
  }
  get provider(): string {
    return this.details.provider
  }
  get model(): string {
    return this.details.model
  }
  get costPicoUsd(): bigint {
    return this.details.costPicoUsd
  }
  get createdAt(): number {
    return this.details.createdAt
  }
}

/** Columns of a {@link TakeRow}. */
export const TAKE_COLUMNS = 'id, slot, grade, input_digest, take_no, version, output_digest'

/** @throws StudioError PROJECT_DAMAGED when the row is not there. */
export function detailsOf(row: DetailRow | undefined, id: string): Details {
  if (row === undefined) throw new StudioError('PROJECT_DAMAGED', `A recorded take is missing (${id}).`)
  return {
    key: row.key,
    components: JSON.parse(row.components) as Record<string, string>, // written by `putTake`
    provider: row.provider,
    model: row.model,
    costPicoUsd: BigInt(row.cost),
    createdAt: row.created_at,
  }
}
