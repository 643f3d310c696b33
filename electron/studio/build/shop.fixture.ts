import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Brief } from '../../../shared/drama/brief.ts'
import { mediaRefSchema } from '../../../shared/drama/film.ts'
import type { Grade } from '../../../shared/drama/vocabulary.ts'
import { damagedValues } from '../store/damage.ts'
import { createProject, openProject, type Project } from '../store/project.ts'
import type { Take } from './build-store.ts'
import { Evaluator } from './evaluate.ts'
import { runBuild, type RunOptions, type RunResult } from './run.ts'
import { slotOf, type Job, type Slot, type StepDefinition } from './step.ts'

export const BRIEF: Brief = {
  title: null,
  premises: ['x'],
  genre: 'ceo',
  language: 'en',
  episodes: 1,
  episodeSeconds: 90,
  aspect: '9:16',
  style: '',
  seed: 1,
}

const COST = 5n

const textSchema = z.strictObject({ text: z.string() })
const pictureSchema = z.strictObject({ image: mediaRefSchema, of: z.string() })

/**
 * A small drama over a real project: `list` names its scenes, `text` writes them (seeing those before), `picture` draws
 * them for money or for nothing, `sum` counts the pictures. What is bought never comes out twice the same.
 */
export class Shop {
  readonly dir = mkdtempSync(join(tmpdir(), 'cliffhanger-shop-'))
  project: Project = createProject(this.dir, BRIEF)
  readonly scenes = new Map<string, string>([
    ['a', 'tea'],
    ['b', 'rain'],
  ])
  grade: Grade = 'rehearsal'
  version = 1
  /** How many pictures were bought. */
  bought = 0
  /** Runs before a step does. */
  onRun: (job: Job) => void | Promise<void> = () => undefined
  readonly ran: Slot[] = []

  close(): void {
    this.project.close()
    rmSync(this.dir, { recursive: true, force: true })
  }

  reopen(): void {
    this.project.close()
    this.project = openProject(this.dir, 'write')
  }

  evaluator(): Evaluator {
    const routeOf = (step: StepDefinition) => ({
      grade: step.id === 'picture' ? this.grade : ('rehearsal' as const),
      provider: 'shop',
    })
    return new Evaluator(this.steps(), this.project.build, routeOf, damagedValues(this.project))
  }

  build(options: Partial<RunOptions> = {}): Promise<RunResult> {
    this.ran.length = 0
    const limits = { text: 1, image: 2, video: 1, voice: 1, local: 1 }
    const signal = new AbortController().signal
    return runBuild(this.evaluator(), this.project.build, { limits, signal, ...options })
  }

  shown(slot: Slot): Take {
    const take = this.evaluator().evaluate(slot).shown
    if (take === null) throw new Error(`${slot} shows nothing`)
    return take
  }

  /** Overwrites the file of the take shown. */
  spoil(slot: Slot): void {
    for (const ref of this.project.build.mediaOf(this.shown(slot).outputDigest))
      writeFileSync(this.project.media.path(ref), 'garbage')
  }

  pin(slot: Slot, take: Take | null): void {
    this.project.human.change('pin', [{ kind: 'pin', subject: slot, after: take?.id ?? null }])
  }

  steps(): StepDefinition[] {
    return [this.listStep(), this.textStep(), this.pictureStep(), this.sumStep()]
  }

  private async start(job: Job): Promise<void> {
    this.ran.push(job.slot)
    await this.onRun(job)
  }

  private listStep(): StepDefinition {
    return {
      id: 'list',
      version: 1,
      role: null,
      pool: 'text',
      schema: z.strictObject({ scenes: z.array(z.string()) }),
      subjects: () => ['season'],
      inputs: () => ({ scenes: [...this.scenes.keys()] }),
      run: async (job) => {
        await this.start(job)
        return { output: { scenes: job.inputs['scenes'] }, media: [], receipts: [] }
      },
    }
  }

  private textStep(): StepDefinition {
    return {
      id: 'text',
      version: this.version,
      role: 'draft',
      pool: 'text',
      schema: textSchema,
      subjects: (reader) => reader.peek<{ scenes: string[] }>('list:season')?.scenes ?? [],
      inputs: (subject, reader) => {
        const { scenes } = reader.product<{ scenes: string[] }>('list:season')
        return { place: scenes.includes(subject), words: this.scenes.get(subject) ?? '' }
      },
      context: (subject, reader) => {
        const { scenes } = reader.peek<{ scenes: string[] }>('list:season') ?? { scenes: [] }
        const before = scenes.slice(0, Math.max(0, scenes.indexOf(subject)))
        return {
          seen: before.map((scene) => reader.peek<{ text: string }>(slotOf('text', scene))?.text ?? ''),
        }
      },
      held: (subject, reader) => {
        const output = reader.human<{ output: string }>('hold', subject)?.output
        return output === undefined ? null : { reason: 'edited', output }
      },
      run: async (job) => {
        await this.start(job)
        const seen = job.context['seen'] as string[]
        const text = `${String(job.inputs['words'])} ${job.take} after ${seen.map((one) => one.split(' ')[0]).join(' ')}.`
        return { output: { text }, media: [], receipts: [] }
      },
    }
  }

  private pictureStep(): StepDefinition {
    return {
      id: 'picture',
      version: this.version,
      role: 'image',
      pool: 'image',
      schema: pictureSchema,
      subjects: (reader) => reader.peek<{ scenes: string[] }>('list:season')?.scenes ?? [],
      inputs: (subject, reader) => ({ text: reader.digest(slotOf('text', subject)) }),
      run: async (job) => {
        await this.start(job)
        const { text } = job.load<{ text: string }>(String(job.inputs['text']))
        const paid = this.grade === 'final'
        const bytes = `${text} ${job.take} ${paid ? `print ${++this.bought}` : ''}`
        const image = this.project.media.put(new TextEncoder().encode(bytes), 'image/png')
        const receipt = { provider: 'shop', model: 'm', costPicoUsd: paid ? COST : 0n, warnings: [] }
        return { output: { image, of: text }, media: [image], receipts: [receipt] }
      },
    }
  }

  private sumStep(): StepDefinition {
    return {
      id: 'sum',
      version: 1,
      role: null,
      pool: 'local',
      schema: z.strictObject({ pictures: z.array(z.string()) }),
      subjects: () => ['season'],
      inputs: (_subject, reader) => {
        const { scenes } = reader.product<{ scenes: string[] }>('list:season')
        return { pictures: scenes.map((scene) => reader.digest(slotOf('picture', scene))) }
      },
      run: async (job) => {
        await this.start(job)
        return { output: { pictures: job.inputs['pictures'] }, media: [], receipts: [] }
      },
    }
  }
}
