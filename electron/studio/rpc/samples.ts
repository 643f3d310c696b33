import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { sample } from '../../../shared/contract/drama.ts'
import { GENRES, LANGUAGES } from '../../../shared/drama/vocabulary.ts'
import { assetsDir } from '../assets.ts'

const fileSchema = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    genre: z.enum(GENRES),
    language: z.enum(LANGUAGES),
    episodes: z.int(),
    episodeSeconds: z.int(),
    premises: z.array(z.string()).min(1),
  }),
)

/** The briefs that come with the program (`assets/briefs/samples.json`). */
export function readSamples(): z.infer<typeof sample>[] {
  const path = join(assetsDir(), 'briefs', 'samples.json')
  return fileSchema
    .parse(JSON.parse(readFileSync(path, 'utf8')))
    .map(({ premises, ...rest }) => ({ ...rest, text: premises.join('\n') }))
}
