import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Brief } from '../../../shared/drama/brief.ts'
import { Evaluator } from '../build/evaluate.ts'
import { evaluateAll } from '../build/plan.ts'
import { runBuild } from '../build/run.ts'
import { slotOf, type StepDefinition } from '../build/step.ts'
import { createProject } from '../store/project.ts'
import { measurement, millis, type BenchContext, type Measurement } from './measure.ts'

const LAYERS = 10
const WIDTH = 1000
const RUNS = 5
const LIMITS = { text: 4, image: 1, video: 1, voice: 1, local: 4 }
/** About what a scene's projections weigh. */
const PAYLOAD = 'x'.repeat(600)

/** A brief for graphs of no drama. */
export const BENCH_BRIEF: Brief = {
  title: null,
  premises: ['bench'],
  genre: 'ceo',
  language: 'en',
  episodes: 1,
  episodeSeconds: 90,
  aspect: '9:16',
  style: '',
  seed: 1,
}

/** Ten layers of a thousand products; each reads two of the layer before and 600 bytes of its own. */
function layers(): StepDefinition[] {
  return Array.from({ length: LAYERS }, (_, layer) => ({
    id: `layer${layer}`,
    version: 1,
    role: null,
    pool: 'local' as const,
    schema: z.strictObject({ sum: z.number() }),
    subjects: () => Array.from({ length: WIDTH }, (_, i) => String(i)),
    inputs: (subject, reader) => {
      const i = Number(subject)
      const from =
        layer === 0 ? [] : [i, (i * 7 + 3) % WIDTH].map((j) => reader.digest(slotOf(`layer${layer - 1}`, j)))
      return { from, payload: `${PAYLOAD}${i}` }
    },
    run: async (job) => ({ output: { sum: Number(job.subject) + layer }, media: [], receipts: [] }),
  }))
}

/** The least such a graph can cost: hash its bytes once, node by node. */
function rawHashWalk(): void {
  let last = Array.from({ length: WIDTH }, () => '')
  for (let layer = 0; layer < LAYERS; layer++)
    last = last.map((_, i) =>
      createHash('sha256')
        .update(`${layer}|${PAYLOAD}${i}|${last[i]}|${last[(i * 7 + 3) % WIDTH]}`)
        .digest('hex'),
    )
}

/** Keys and states of 10,000 products, and a build that finds nothing to do, against a raw hash walk. */
export async function benchGraph(ctx: BenchContext): Promise<Measurement[]> {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-bench-'))
  const project = createProject(dir, BENCH_BRIEF)
  const evaluator = (): Evaluator =>
    new Evaluator(layers(), project.build, () => ({ grade: 'rehearsal', provider: 'bench' }))
  const raw: number[] = []
  const keys: number[] = []
  const nothing: number[] = []
  try {
    ctx.say('building 10,000 products …')
    const full = await millis(() =>
      runBuild(evaluator(), project.build, { limits: LIMITS, signal: ctx.signal }),
    )
    for (let i = 0; i < RUNS; i++) {
      raw.push(await millis(rawHashWalk))
      keys.push(await millis(() => evaluateAll(evaluator())))
      nothing.push(
        await millis(() => runBuild(evaluator(), project.build, { limits: LIMITS, signal: ctx.signal })),
      )
    }
    const against = { name: 'raw hash walk of the same bytes', values: raw }
    return [
      measurement('graph: raw hash walk, 10,000 products', 'ms', raw),
      measurement('graph: keys and states, 10,000 products', 'ms', keys, against),
      measurement('graph: null build, 10,000 products', 'ms', nothing, against),
      measurement('graph: first build, 10,000 products', 'ms', [full], against),
    ]
  } finally {
    project.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
