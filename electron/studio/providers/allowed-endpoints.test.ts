import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { environmentKeys, openAllowedEndpoints } from './allowed-endpoints.ts'
import { parseRouting } from './routing.ts'

let dir: string
const file = () => join(dir, 'user', 'endpoints.json')
const ENVIRONMENT = { OPENAI_API_KEY: 'sk-openai', SECRET_OF_MINE: 'mine', RELAY_KEY: 'relay' }
const keyOf = (provider: string, origin: string, keyFrom: string) =>
  environmentKeys(openAllowedEndpoints(file()), ENVIRONMENT)({ provider, origin, keyFrom })
const relay = (baseUrl: string) =>
  parseRouting({ providers: { relay: { type: 'openai-compatible', baseUrl, keyFrom: 'RELAY_KEY' } } })

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-endpoints-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

describe('keys of the environment', () => {
  it('go where the catalogue says, and to this machine', async () => {
    expect(await keyOf('openai', 'https://api.openai.com', 'OPENAI_API_KEY')).toBe('sk-openai')
    expect(await keyOf('fake', 'http://127.0.0.1:8931', 'RELAY_KEY')).toBe('relay')
  })

  it('do not follow a drama of somebody else to another server (bug: any variable of the machine is sent anywhere)', async () => {
    expect(await keyOf('openai', 'https://evil.example', 'OPENAI_API_KEY')).toBeUndefined()
    expect(await keyOf('evil', 'https://evil.example', 'SECRET_OF_MINE')).toBeUndefined()
    expect(await keyOf('openai', 'https://api.openai.com', 'SECRET_OF_MINE')).toBeUndefined()
    expect(await keyOf('evil', 'https://127.0.0.1.evil.example', 'SECRET_OF_MINE')).toBeUndefined()
  })

  it('go to what a person named in a providers file, then and later, and to nothing like it', async () => {
    openAllowedEndpoints(file()).allow(relay('https://relay.example/v1'))
    expect(await keyOf('relay', 'https://relay.example', 'RELAY_KEY')).toBe('relay')
    expect(await keyOf('relay', 'https://relay.example:8443', 'RELAY_KEY')).toBeUndefined()
    expect(await keyOf('relay', 'https://relay.example', 'SECRET_OF_MINE')).toBeUndefined()
  })

  it('are asked for again when what was remembered is garbage', async () => {
    openAllowedEndpoints(file()).allow(relay('https://relay.example/v1'))
    writeFileSync(file(), '[{')
    expect(await keyOf('relay', 'https://relay.example', 'RELAY_KEY')).toBeUndefined()
    openAllowedEndpoints(file()).allow(relay('https://relay.example/v1'))
    expect(await keyOf('relay', 'https://relay.example', 'RELAY_KEY')).toBe('relay')
  })
})
