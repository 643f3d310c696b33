import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fetchResult } from './fetch-result.ts'
import { isPrivateHost } from './private-host.ts'
import { parseRouting } from './routing.ts'

const KEY = 'sk-canary-77aa'
/** What every request brought along, by its path. */
const keys = new Map<string, string | undefined>()
let own: Server
let closed = (): void => undefined
let other: Server
const portOf = (server: Server): number => (server.address() as AddressInfo).port // listening on a port

beforeAll(async () => {
  own = createServer((request, response) => {
    keys.set(`own ${request.url}`, request.headers.authorization)
    if (request.url === '/endless') {
      response.writeHead(404)
      response.write('a beginning')
      return void response.on('close', () => closed())
    }
    if (request.url !== '/away') return void response.end('a file of some length')
    response.writeHead(302, { location: `http://127.0.0.1:${portOf(other)}/there` })
    response.end()
  })
  other = createServer((request, response) => {
    keys.set(`other ${request.url}`, request.headers.authorization)
    response.end('there')
  })
  for (const server of [own, other]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  await Promise.all(
    [own, other].map(
      (server) =>
        new Promise((done) => {
          server.close(done)
          server.closeAllConnections()
        }),
    ),
  )
})

const fetched = (address: string, baseUrl: string, mostBytes = 1000) => {
  const { providers } = parseRouting({ providers: { ex: { type: 'seedream', baseUrl, idleSeconds: 5 } } })
  const terms = providers['ex']
  if (terms === undefined) throw new Error('it is in the file')
  return fetchResult({ id: 'ex', terms, key: KEY }, address, mostBytes)
}
const ON_THE_WEB = 'https://api.example.com/v1'

it('a result is not fetched from a private address (bug: a vendor makes us ask our own network)', async () => {
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:7f00:1]', '169.254.169.254', '10.1.2.3'])
    await expect(fetched(`http://${host}:${portOf(own)}/x`, ON_THE_WEB), host).rejects.toThrow('network')
  await expect(fetched('file:///etc/hostname', ON_THE_WEB)).rejects.toThrow('file:')
  expect(keys.size).toBe(0)
  for (const address of ['fd00::1', '192.168.0.9', '100.64.1.1', 'printer.local'])
    expect(isPrivateHost(address), address).toBe(true)
  for (const address of ['8.8.8.8', '2606:4700::1111', '172.32.0.1', 'example.com'])
    expect(isPrivateHost(address), address).toBe(false)
})

it('a key goes to the origin of its provider and to no other (bug: sent on to whoever a result names)', async () => {
  const baseUrl = `http://127.0.0.1:${portOf(own)}/v1`
  expect((await fetched('/away', baseUrl)).toString()).toBe('there')
  expect(keys.get('own /away')).toBe(`Bearer ${KEY}`)
  expect(keys.get('other /there')).toBeUndefined()
})

it('a result is as long as it may be and no longer', async () => {
  const baseUrl = `http://127.0.0.1:${portOf(own)}/v1`
  expect((await fetched('/file', baseUrl)).toString()).toBe('a file of some length')
  await expect(fetched('/file', baseUrl, 10)).rejects.toThrow('longer than 10 bytes')
})

it('an error without an end is let go of (bug: its connection stays open and is read for ever)', async () => {
  const isClosed = new Promise<void>((resolve) => (closed = resolve))
  await expect(fetched('/endless', `http://127.0.0.1:${portOf(own)}/v1`)).rejects.toMatchObject({
    failure: 'gone',
  })
  await isClosed
})
