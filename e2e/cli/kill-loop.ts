import { mkdirSync } from 'node:fs'
import { expect } from 'vitest'
import { cliJson, cliKilled, scratch, type Built, type Plan, type Status } from './run-cli.ts'

const PREMISES = [
  'A lawyer inherits a tea shop and a debt',
  'Her rival holds the only copy of the will',
  'A stranger brings half a jade ring',
]

/**
 * Kills builds of a season with SIGKILL at random moments, resuming each time, until it is whole. The digest must be that
 * of an uninterrupted build, and no finished product may be made twice.
 * @param kills how many kills; seasons are started anew until then
 * @returns how many builds were really killed
 */
export async function killLoop(kills: number, episodes: number): Promise<number> {
  const room = scratch()
  try {
    const brief = room.write(
      'brief.json',
      JSON.stringify({ premises: PREMISES.slice(0, episodes), episodeSeconds: 30, seed: 11 }),
    )
    const produce = (name: string): string[] => [
      'produce',
      brief,
      '--project',
      room.path(name),
      '--out',
      room.path(`${name}-out`),
      '--render',
      'none',
    ]
    const from = Date.now()
    const whole = cliJson<Built>(produce('whole'))
    const fullMs = Date.now() - from
    const { digest } = cliJson<Status>(['status', room.path('whole')])
    mkdirSync(room.path('runs'))
    let killed = 0
    for (let round = 0; killed < kills; round++) {
      const name = `runs/r${round}`
      while (await cliKilled(produce(name), 150 + Math.random() * fullMs * 0.6)) {
        killed++
        if (killed >= kills) break
      }
      const last = cliJson<Built>(produce(name))
      expect(cliJson<Status>(['status', room.path(name)]).digest).toBe(digest)
      expect(cliJson<Plan>(['plan', room.path(name)]).steps).toEqual([])
      expect(last.products).toEqual(whole.products)
      expectNoneTwice(room.path(name), whole)
      process.stderr.write(`${killed} of ${kills} kills, ${round + 1} seasons\n`)
    }
    return killed
  } finally {
    room.remove()
  }
}

/** The ledger holds as many settled requests as an uninterrupted build made: none was made again. */
function expectNoneTwice(project: string, whole: Built): void {
  const { rows } = cliJson<{ rows: { requests: number; failed: number }[] }>([
    'costs',
    project,
    '--by',
    'provider',
  ])
  const requests = rows.reduce((n, row) => n + row.requests - row.failed, 0)
  expect(requests).toBe(whole.calls)
}
