import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { type Cdp, connectCdp } from './cdp.ts'

function connect(): { cdp: Cdp; sent: PassThrough; heard: PassThrough } {
  const [sent, heard] = [new PassThrough(), new PassThrough()]
  const cdp = connectCdp(sent, heard, () => cdp.fail(new Error('gone')))
  return { cdp, sent, heard }
}

// Catches messages lost or mangled where a pipe cuts them, and a character split over two chunks.
test('messages are put together however the pipe cuts them', async () => {
  const { cdp, heard } = connect()
  const texts: unknown[] = []
  cdp.on('Log.entry', (params) => texts.push(params['text']))
  const answer = cdp.send('Page.enable')
  const bytes = Buffer.from(
    '{"method":"Log.entry","params":{"text":"门口"}}\0{"id":1,"result":{"ok":true}}\0{"method":"Log.entry","params":{"text":"b"}}\0',
  )
  for (const byte of bytes) heard.write(Buffer.from([byte]))
  await expect(answer).resolves.toEqual({ ok: true })
  await new Promise(setImmediate)
  expect(texts).toEqual(['门口', 'b'])
})

// Catches an export that waits for ever for a browser that is gone.
test('a closed pipe rejects what is pending and what comes after', async () => {
  const { cdp, heard } = connect()
  const pending = cdp.send('Runtime.evaluate')
  heard.destroy()
  await expect(pending).rejects.toThrow('gone')
  await expect(cdp.send('Page.enable')).rejects.toThrow('gone')
})

// Catches an error of the browser taken for an empty result.
test("the browser's errors carry the method and its words", async () => {
  const { cdp, heard } = connect()
  const pending = cdp.send('Page.navigate')
  heard.write('{"id":1,"error":{"code":-32000,"message":"Cannot navigate"}}\0')
  await expect(pending).rejects.toThrow('Page.navigate: Cannot navigate')
})
