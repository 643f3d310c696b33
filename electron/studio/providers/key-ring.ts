import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { StudioError } from '../errors.ts'
import { writeJsonDurably } from '../store/whole-file.ts'
import type { KeyOf, KeyOwner } from './buying.ts'

/** The key store of the system. */
export interface Secrets {
  /** Where keys could be kept: by the system, in a form anybody can read, or nowhere. */
  available(): Promise<'protected' | 'plain' | 'none'>
  encrypt(text: string): Promise<Uint8Array>
  decrypt(bytes: Uint8Array): Promise<string>
}

/** Whose key: a provider at one origin. */
export type KeyPlace = Pick<KeyOwner, 'provider' | 'origin'>

/** Where a key is: kept by the system, held until the studio is closed, in the environment, or nowhere. */
export type KeyState = 'kept' | 'session' | 'environment' | 'none'

/** The keys of this user. */
export interface KeyRing {
  readonly keyOf: KeyOf
  stateOf(owner: KeyOwner): Promise<KeyState>
  /**
   * Takes a key for a provider at one origin: kept where the system protects it, else only until the studio is closed;
   * never written in a form that can be read. @throws StudioError BAD_ARGUMENT for what cannot be a key
   */
  set(place: KeyPlace, key: string): Promise<KeyState>
  /** Forgets a key. */
  remove(place: KeyPlace): void
}

const keptSchema = z.array(z.strictObject({ provider: z.string(), origin: z.string(), sealed: z.base64() }))
type Kept = z.infer<typeof keptSchema>[number]

/** Longest key that is taken, in characters. */
const LONGEST = 4096
/** Only its owner reads the file. */
const PRIVATE = 0o700

const same = (a: KeyPlace, b: KeyPlace): boolean => a.provider === b.provider && a.origin === b.origin
const nameOf = ({ provider, origin }: KeyPlace): string => `${provider} ${origin}`

/** True for what can be sent as a key. */
export const isKey = (text: string): boolean =>
  text !== '' && text.length <= LONGEST && /^[\x21-\x7e]+$/.test(text)

/** A key as it was pasted, without what a paste brings along. @throws StudioError BAD_ARGUMENT */
function cleaned(pasted: string): string {
  const key = pasted.trim()
  if (isKey(key)) return key
  throw new StudioError(
    'BAD_ARGUMENT',
    'That is no key: a key is one word of letters, digits and signs.',
    'Copy it again from the page of the provider.',
  ).about({ kind: 'notAKey', values: {} })
}

/**
 * @param file where sealed keys are kept, as JSON
 * @param environment what answers for a key that is not on the ring
 */
export function openKeyRing(file: string, secrets: Secrets, environment: KeyOf): KeyRing {
  const held = new Map<string, string>()
  const read = (): Kept[] => {
    try {
      return keptSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    } catch {
      // Nothing kept yet, or garbage: keys are pasted again.
      return []
    }
  }
  const write = (kept: readonly Kept[]): void => {
    mkdirSync(dirname(file), { recursive: true, mode: PRIVATE })
    writeJsonDurably(file, kept)
  }
  const unsealed = async ({ sealed }: Kept): Promise<string | undefined> => {
    try {
      return await secrets.decrypt(Buffer.from(sealed, 'base64'))
    } catch {
      // The store of the system was changed or locked: what it sealed is lost to us, and is pasted again.
      return undefined
    }
  }
  const keptKey = async (place: KeyPlace): Promise<string | undefined> => {
    const found = read().find((one) => same(one, place))
    if (found === undefined) return undefined
    const key = await unsealed(found)
    if (key !== undefined) held.set(nameOf(place), key)
    return key
  }
  return {
    keyOf: async (owner) => held.get(nameOf(owner)) ?? (await keptKey(owner)) ?? (await environment(owner)),
    async stateOf(owner) {
      if (read().some((one) => same(one, owner))) return 'kept'
      if (held.has(nameOf(owner))) return 'session'
      return (await environment(owner)) === undefined ? 'none' : 'environment'
    },
    async set(place, pasted) {
      const key = cleaned(pasted)
      const isProtected = (await secrets.available()) === 'protected'
      const sealed = isProtected ? Buffer.from(await secrets.encrypt(key)).toString('base64') : null
      const others = read().filter((one) => !same(one, place))
      const { provider, origin } = place
      if (sealed !== null) write([...others, { provider, origin, sealed }])
      held.set(nameOf(place), key)
      return sealed === null ? 'session' : 'kept'
    },
    remove(place) {
      held.delete(nameOf(place))
      const before = read()
      const left = before.filter((one) => !same(one, place))
      if (left.length < before.length) write(left)
    },
  }
}
