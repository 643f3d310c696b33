import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { asStudioError, StudioError } from '../../errors.ts'
import { keyTakenOut, type Around } from '../around-vendor.ts'
import { ProviderFailure, MAY_REPEAT } from '../failure.ts'
import {
  decode,
  encode,
  HEADER,
  keepBeside,
  loadBeside,
  readCassette,
  requestDigest,
  type Kept,
} from './cassette.ts'

/** What a run is recorded on, or answered from. */
export interface Tape {
  /** True where nothing leaves and nothing costs. */
  readonly replays: boolean
  /** Stands around the vendor of a provider. @param key what must not be on it; null when there is none */
  around(key: string | null): Around
}

const modelOf = ({ provider, model }: { provider: string; model: string }): string => `${provider}/${model}`

/** Exchanges by which what was begun is asked after and fetched: they are free. */
const GOES_ON = /-(?:status|fetch)$/

/**
 * Records every exchange with a provider, one line of JSON each, files by their content beside it; keys are taken out
 * wherever they stand. A cassette that is there is recorded on from its end. Where nothing can be written any more, the
 * answer that came is given all the same, what was begun goes on to its end, and nothing else is asked for.
 * @throws StudioError BAD_ARGUMENT when the file is there and is no cassette
 */
export function recordTape(path: string): Tape {
  let broken: StudioError | null = null
  const write = (line: () => Kept, key: string | null): void => {
    try {
      appendFileSync(path, `${keyTakenOut(JSON.stringify(line()), key)}\n`)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      broken ??= new StudioError(
        'IO',
        `The cassette ${path} cannot be written (${why}).`,
        'What came is kept. Build again without --record, or with it where there is room.',
        error,
      )
    }
  }
  try {
    if (existsSync(path)) readCassette(path)
    else writeFileSync(path, `${JSON.stringify(HEADER)}\n`)
  } catch (error) {
    throw asStudioError(error, path)
  }
  const keep = (bytes: Uint8Array): string => keepBeside(path, bytes)
  return {
    replays: false,
    around: (key) => async (exchange, send) => {
      const { kind, asked } = exchange
      if (broken !== null && !GOES_ON.test(kind))
        throw new ProviderFailure('rejected', broken.message, { cause: broken })
      const model = modelOf(exchange.model)
      const line = (): Kept => ({
        kind,
        model,
        request: requestDigest(kind, model, asked),
        asked: encode(asked, keep),
      })
      try {
        const answer = await send()
        write(() => ({ ...line(), answer: encode(answer, keep) }), key)
        return answer
      } catch (error) {
        if (error instanceof ProviderFailure) {
          const { failure, message, status } = error
          write(() => ({ ...line(), failed: { failure, message, status } }), key)
        }
        throw error
      }
    },
  }
}

const isLasting = ({ failed }: Kept): boolean => failed === undefined || !MAY_REPEAT.has(failed.failure)

/** An answer as it is given again: nobody is paid for it, and the ledger says why. */
function unpaid(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'reportedPicoUsd' in answer
    ? { ...answer, reportedPicoUsd: 0n, usage: { replayed: 1 } }
    : answer
}

/**
 * Answers from a cassette: the same request gets the answers it got, in their order, and then the last one again. How
 * work went on is skipped: it is as it was at last; so is what was refused for the moment and asked for again. What is not on it fails.
 * @throws StudioError BAD_ARGUMENT
 */
export function replayTape(path: string): Tape {
  const known = new Map<string, Kept[]>()
  for (const kept of readCassette(path))
    known.set(kept.request, [...(known.get(kept.request) ?? []).filter(isLasting), kept])
  const next = (request: string, kind: string): Kept | undefined => {
    const left = known.get(request)
    if (left === undefined) return undefined
    if (kind.endsWith('-status')) return left.at(-1)
    return left.length > 1 ? left.shift() : left[0]
  }
  const load = (name: string): Uint8Array => loadBeside(path, name)
  return {
    replays: true,
    around:
      () =>
      async <T>({ kind, model, asked }: Parameters<Around>[0]) => {
        const name = modelOf(model)
        const kept = next(requestDigest(kind, name, asked), kind)
        if (kept === undefined)
          throw new ProviderFailure(
            'rejected',
            `The cassette holds no answer to this request (${kind} of ${name}).`,
          )
        if (kept.failed !== undefined) {
          const { failure, message, status } = kept.failed
          throw new ProviderFailure(failure, message, {
            retryAfterMs: 0,
            ...(status === null ? {} : { status }),
          })
        }
        return unpaid(decode(kept.answer, load)) as T // what `send` of the same request gave
      },
  }
}
