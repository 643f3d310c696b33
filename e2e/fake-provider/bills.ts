import { appendFileSync } from 'node:fs'

/** What the server takes, in millionths of a millionth of a USD: for a token read, written, and a character spoken;
 * for a picture, and a second of film. */
export const PRICES = {
  input: 280_000n,
  output: 420_000n,
  character: 15_000_000n,
  image: 3_000_000_000n,
  videoSecond: 5_000_000_000n,
} as const

/** The same as a providers file says it: USD for a million, for one, and for a second. */
export const PRICE_WORDS = {
  input: '0.28',
  output: '0.42',
  character: '15',
  image: '0.003',
  videoSecond: '0.005',
} as const

/** One billed request, as the server has it. */
export interface BillLine {
  readonly role: string
  readonly model: string
  /** Idempotency key, or the server's own number for a request without one. */
  readonly key: string
  readonly amountPicoUsd: string
}

/** Keeps the bills: in memory and, as JSON lines, in a file. */
export class Bills {
  readonly lines: BillLine[] = []
  private readonly file: string | null

  constructor(file: string | null) {
    this.file = file
  }

  add(line: BillLine): void {
    this.lines.push(line)
    if (this.file !== null) appendFileSync(this.file, `${JSON.stringify(line)}\n`)
  }

  /** All of them together, in pico-USD. */
  total(): bigint {
    return this.lines.reduce((sum, line) => sum + BigInt(line.amountPicoUsd), 0n)
  }
}
