import { request as askHttp, type IncomingMessage } from 'node:http'
import { request as askHttps } from 'node:https'
import { classify, connectionFailure, ProviderFailure } from './failure.ts'
import { IdleWatch } from './guarded-fetch.ts'
import { authOf } from './json-request.ts'
import { isPrivateHost, lookupPublic } from './private-host.ts'
import type { Endpoint } from './vendor.ts'

/** How often an address may send on to another. */
const MOST_HOPS = 4
/** As much of a file tells whether it is a web page. */
const HEAD_BYTES = 512

/** Where a result may be fetched from, and how. */
interface Way {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** True where names may lead to this machine or its network. */
  readonly privately: boolean
}

/** @throws ProviderFailure for an address a provider has no business to name */
function wayTo(address: string, from: URL | null, endpoint: Endpoint): Way {
  const { id, terms } = endpoint
  const own = new URL(terms.baseUrl)
  let url: URL
  try {
    url = new URL(address, from ?? own)
  } catch {
    throw new ProviderFailure('malformed', `${id} names no address its result could be fetched from.`)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new ProviderFailure('rejected', `${id} names a ${url.protocol} address: it is not fetched.`)
  const privately = isPrivateHost(own.hostname)
  if (!privately && isPrivateHost(url.hostname))
    throw new ProviderFailure('rejected', `${id} names an address on this network: it is not fetched.`)
  // A key is for its own origin alone, and an address with a password in it is for nobody.
  url.username = ''
  url.password = ''
  return { url, headers: url.origin === own.origin ? authOf(endpoint) : {}, privately }
}

function open(
  { url, headers, privately }: Way,
  provider: string,
  watch: IdleWatch,
): Promise<IncomingMessage> {
  const ask = url.protocol === 'https:' ? askHttps : askHttp
  const lookup = privately ? {} : { lookup: lookupPublic }
  return new Promise((resolve, reject) => {
    const request = ask(url, { headers, signal: watch.signal, agent: false, ...lookup }, resolve)
    request.on('error', (error) => reject(connectionFailure(error, provider)))
    request.end()
  })
}

const isRedirect = (response: IncomingMessage): boolean =>
  [301, 302, 303, 307, 308].includes(response.statusCode ?? 0) && response.headers.location !== undefined

async function readAll(
  response: IncomingMessage,
  mostBytes: number,
  provider: string,
  watch: IdleWatch,
): Promise<Buffer> {
  const tooLong = new ProviderFailure(
    'malformed',
    `The result of ${provider} is longer than ${mostBytes} bytes.`,
  )
  const said = Number(response.headers['content-length'] ?? 0)
  const parts: Buffer[] = []
  let size = 0
  try {
    if (said > mostBytes) throw tooLong
    for await (const part of response) {
      const bytes = part as Buffer // a response without an encoding
      watch.alive()
      size += bytes.length
      if (size > mostBytes) throw tooLong
      parts.push(bytes)
    }
  } catch (error) {
    response.destroy()
    if (error === tooLong) throw error
    throw new ProviderFailure('network', `The result of ${provider} broke off after ${size} bytes.`, {
      cause: error,
    })
  }
  if (said > 0 && size < said)
    throw new ProviderFailure('network', `The result of ${provider} broke off after ${size} bytes.`)
  return Buffer.concat(parts)
}

const isPage = (bytes: Buffer): boolean =>
  /^\s*<(?:!doctype|html)/i.test(bytes.subarray(0, HEAD_BYTES).toString('latin1'))

/**
 * Fetches a result from the address its provider named. Fetching costs nothing, so it may be repeated at will. The
 * key goes along to the provider's own origin alone; private addresses are refused unless the provider was declared on
 * one; redirects are looked at one by one.
 * @throws ProviderFailure of what kept it from coming; `network`, `overload` and `rate` may be gone the next time
 */
export async function fetchResult(endpoint: Endpoint, where: string, mostBytes: number): Promise<Buffer> {
  const { id, terms } = endpoint
  const watch = new IdleWatch(terms.idleSeconds * 1000)
  try {
    let way = wayTo(where, null, endpoint)
    for (let hops = 0; hops <= MOST_HOPS; hops++) {
      const response = await open(way, id, watch)
      watch.alive()
      if (isRedirect(response)) {
        response.destroy()
        way = wayTo(response.headers.location ?? '', way.url, endpoint)
        continue
      }
      const status = response.statusCode ?? 0
      if (status < 200 || status > 299) {
        response.destroy()
        throw new ProviderFailure(
          classify(status, ''),
          `The result of ${id} could not be fetched: ${status}.`,
          {
            status,
          },
        )
      }
      const bytes = await readAll(response, mostBytes, id, watch)
      if (bytes.length === 0) throw new ProviderFailure('malformed', `The result of ${id} is empty.`)
      if (isPage(bytes)) throw new ProviderFailure('malformed', `The result of ${id} is a web page.`)
      return bytes
    }
    throw new ProviderFailure('rejected', `The result of ${id} is sent on from address to address.`)
  } finally {
    watch.stop()
  }
}
