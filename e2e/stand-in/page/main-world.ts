/**
 * Runs in the page's own world before any script of the page, and puts there what the preload exposes. The two worlds
 * share only the document, so functions cross by number, over events of the document that carry text.
 */
import { decode, encode } from '../codec.ts'
import type { Shape, ToMainWorld, ToPreloadWorld } from './crossing.ts'

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
}

export function installMainWorld(): void {
  const promises = new Map<number, Pending>()
  const callbacks = new Map<number, (...args: unknown[]) => void>()
  const numbers = new WeakMap<object, number>()
  let lastCall = 0
  let lastCallback = 0
  /** What the preload answered to the call that is being made: it answers before the event returns. */
  let answer: Extract<ToMainWorld, { kind: 'returned' }> | null = null

  const send = (message: ToPreloadWorld): void => {
    document.dispatchEvent(new CustomEvent('stand-in:to-preload', { detail: JSON.stringify(message) }))
  }
  const numberOf = (callback: (...args: unknown[]) => void): number => {
    const known = numbers.get(callback)
    if (known !== undefined) return known
    lastCallback += 1
    numbers.set(callback, lastCallback)
    callbacks.set(lastCallback, callback)
    return lastCallback
  }
  const argument = (value: unknown): Shape =>
    typeof value === 'function'
      ? { callback: numberOf(value as (...args: unknown[]) => void) }
      : { value: encode(value) }

  const call = (target: number, args: readonly unknown[]): unknown => {
    const id = ++lastCall
    answer = null
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    promises.set(id, { resolve, reject })
    send({ kind: 'call', id, target, args: args.map(argument) })
    // Set by the listener below while the event was on its way.
    const said = answer as Extract<ToMainWorld, { kind: 'returned' }> | null
    if (said === null) throw new Error('The preload does not answer.')
    if (said.pending) return promise
    promises.delete(id)
    if (said.error !== null) throw new Error(said.error)
    return build(said.shape)
  }
  const build = (shape: Shape): unknown => {
    if ('value' in shape) return decode(shape.value)
    if ('members' in shape)
      return Object.freeze(Object.fromEntries(shape.members.map(([name, inner]) => [name, build(inner)])))
    if ('callback' in shape) return callbacks.get(shape.callback)
    return (...args: unknown[]) => call(shape.target, args)
  }
  document.addEventListener('stand-in:to-main', (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as ToMainWorld
    if (message.kind === 'expose')
      Object.defineProperty(globalThis, message.name, { value: build(message.shape), enumerable: true })
    else if (message.kind === 'returned') answer = message
    else if (message.kind === 'called back')
      callbacks.get(message.callback)?.(...message.args.map((text) => decode(text)))
    else {
      const pending = promises.get(message.id)
      promises.delete(message.id)
      if (message.error !== null) pending?.reject(new Error(message.error))
      else pending?.resolve(decode(message.value))
    }
  })
}
