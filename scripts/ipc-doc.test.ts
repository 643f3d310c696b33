import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { routes } from '../shared/contract/index.ts'
import { IPC_PAGE, ipcPage } from './ipc-doc.mts'

const page = readFileSync(IPC_PAGE, 'utf8')

it('docs/ipc.md is what the contract says now: `npm run docs:ipc` (bug: a changed route keeps its old page)', () => {
  expect(page).toBe(ipcPage())
})

it('names every route with its limits and its errors (bug: a kind of schema silently left out)', () => {
  for (const route of Object.keys(routes)) expect(page).toContain(`### \`${route}\``)
  expect(page).toContain('episodeNumber = int (1-120)')
  expect(page).toContain('fails with `NOT_FOUND`')
  expect(page).not.toContain('[object Object]')
})
