import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { ProviderFailure } from './failure.ts'
import type { IdleWatch } from './guarded-fetch.ts'

/** Addresses that belong to this machine or its network, not to the web (IANA special-purpose registries). */
const PRIVATE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(net, bits, 'ipv6')

/** True for an address of this machine or of its own network. */
export function isPrivate(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && PRIVATE.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

const refused = (provider: string, why: string): ProviderFailure =>
  new ProviderFailure('malformed', `${provider} names a result that is not fetched: ${why}.`)

/** Looks a name up and refuses what is not on the web: the very address that is looked at is connected to. */
const guardedLookup =
  (provider: string): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const bad = found?.find((one) => isPrivate(one.address))
      const [first] = found ?? []
      if (error !== null) return done(error, '', 0)
      if (bad !== undefined || first === undefined)
        return done(refused(provider, `${hostname} is not on the web`), '', 0)
      if (options.all === true) done(null, found)
      else done(null, first.address, first.family)
    })
  }

/**
 * Fetches what a provider names as a result, from wherever it lies: without its key, without following anybody, no longer
 * than it may be, and from no private address, unless the provider itself lies at one.
 * @throws ProviderFailure
 */
export function fetchElsewhere(
  address: string,
  from: { readonly provider: string; readonly baseUrl: string; readonly mostBytes: number },
  watch: IdleWatch,
): Promise<Buffer> {
  const { provider, baseUrl, mostBytes } = from
  const own = new URL(baseUrl)
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    return Promise.reject(refused(provider, 'it is no web address'))
  // A server of the user's own network may well keep its results there.
  const trusted = url.origin === own.origin || isPrivate(hostOf(own)) || hostOf(own) === 'localhost'
  if (!trusted && isPrivate(hostOf(url)))
    return Promise.reject(refused(provider, `${hostOf(url)} is not on the web`))
  return new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? https.get : http.get
    const lost = (error: Error): void =>
      reject(
        error instanceof ProviderFailure
          ? error
          : new ProviderFailure(
              'network',
              `The result of ${provider} cannot be fetched (${error.message}).`,
              {
                cause: error,
              },
            ),
      )
    const request = get(
      url,
      { signal: watch.signal, ...(trusted ? {} : { lookup: guardedLookup(provider) }) },
      (response) => {
        const status = response.statusCode ?? 0
        if (status !== 200) {
          response.destroy()
          return reject(refused(provider, `its address answered ${status}`))
        }
        const parts: Buffer[] = []
        let size = 0
        response.on('data', (part: Buffer) => {
          watch.alive()
          parts.push(part)
          size += part.length
          if (size > mostBytes) response.destroy(refused(provider, `it is longer than ${mostBytes} bytes`))
        })
        response.on('end', () => resolve(Buffer.concat(parts)))
        response.on('error', lost)
      },
    )
    request.on('error', lost)
  })
}
