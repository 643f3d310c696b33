import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fetchFrom, IdleWatch } from './guarded-fetch.ts'

let server: Server
let origin: string
const sockets: number[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    sockets.push(request.socket.remotePort ?? 0)
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

it('sends what may be paid on a connection of its own (bug: a kept one dies under it, and the answer is unknown)', async () => {
  const watch = new IdleWatch(10_000)
  const ask = fetchFrom(origin, 'one', watch)
  for (const init of [{ method: 'POST', body: '{}' }, { method: 'POST', body: '{}' }, {}])
    await (await ask(`${origin}/x`, init)).text()
  watch.stop()
  expect(new Set(sockets).size).toBe(3)
})
