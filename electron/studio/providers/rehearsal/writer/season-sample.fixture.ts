import type { Line } from '../../../../../shared/drama/story.ts'
import {
  arcSchema,
  bibleSchema,
  outlineSchema,
  sceneScriptSchema,
  type Arc,
  type Bible,
} from '../../../../../shared/drama/story.ts'
import type { Brief } from '../../../../../shared/drama/brief.ts'
import type { Finding } from '../../../../../shared/drama/film.ts'
import { cardsOf } from '../../../../../shared/drama/voice-cards.ts'
import { checkSceneText } from '../../../quality/scene-checks.ts'
import { checkSeason, type SeasonFacts } from '../../../quality/season-checks.ts'
import { polishScript, reviseScript, writeArc, writeBible, writeOutline, writeScript } from './index.ts'

/** A whole season written the way the steps write it, with what the checks say of it. */
export interface SampleSeason {
  readonly bible: Bible
  readonly arc: Arc
  readonly episodes: { readonly number: number; readonly lines: readonly Line[] }[]
  /** Lines by scene id. */
  readonly byScene: ReadonlyMap<string, readonly Line[]>
  readonly findings: readonly Finding[]
}

type Scene = Arc['episodes'][number]['scenes'][number]

/** Texts of all scenes so far, by step: each step sees its own. */
interface Written {
  readonly script: string[]
  readonly polish: string[]
  readonly revise: string[]
}

const texts = (lines: readonly Line[]): string[] => lines.map((line) => line.text)

function writeScene(
  brief: Brief,
  bible: Bible,
  scene: Scene,
  written: Written,
  take: number,
): { lines: Line[]; findings: Finding[] } {
  const opts = { seed: brief.seed, take }
  const input = { scene, cast: cardsOf(bible, scene.cast), language: brief.language, genre: brief.genre }
  const check = (lines: readonly Line[], earlier: readonly string[]): Finding[] =>
    checkSceneText({ scene, cast: input.cast, language: brief.language, lines, earlier })
  const script = sceneScriptSchema.parse(writeScript(input, { earlier: written.script }, opts))
  const polished = sceneScriptSchema.parse(
    polishScript({ ...input, script }, { earlier: written.polish }, opts),
  )
  const found = check(polished.lines, written.revise)
  const revised =
    found.length === 0
      ? polished
      : sceneScriptSchema.parse(
          reviseScript({ ...input, script: polished, findings: found }, { earlier: written.revise }, opts),
        )
  written.script.push(...texts(script.lines))
  written.polish.push(...texts(polished.lines))
  const findings = check(revised.lines, written.revise)
  written.revise.push(...texts(revised.lines))
  return { lines: revised.lines, findings }
}

/** Writes a season without pictures or voices. Every output is parsed by its schema. */
export function writeSeason(brief: Brief, take = 1): SampleSeason {
  const opts = { seed: brief.seed, take }
  const bible = bibleSchema.parse(writeBible({ brief }, opts))
  const arc = arcSchema.parse(writeArc({ bible, brief }, opts))
  const written: Written = { script: [], polish: [], revise: [] }
  const findings: Finding[] = []
  const episodes: SampleSeason['episodes'] = []
  const byScene = new Map<string, readonly Line[]>()
  const facts: SeasonFacts['episodes'][number][] = []
  for (const episode of arc.episodes) {
    const outline = outlineSchema.parse(writeOutline({ episode, cast: cardsOf(bible, episode.cast) }, opts))
    const scenes = outline.scenes.map((scene, i) => {
      const { lines, findings: found } = writeScene(brief, bible, scene, written, take)
      findings.push(...found)
      byScene.set(scene.id, lines)
      const { beats } = scene
      return {
        id: scene.id,
        written: { episode: episode.number, scene: i + 1 },
        lines,
        introduces: beats.flatMap((beat) => beat.introduces),
        promises: beats.flatMap((beat) => beat.promises),
      }
    })
    facts.push({ number: episode.number, scenes })
    episodes.push({ number: episode.number, lines: scenes.flatMap((scene) => scene.lines) })
  }
  findings.push(
    ...checkSeason({
      language: brief.language,
      cast: bible.cast,
      formerNames: [],
      removedIntroductions: [],
      promises: arc.promises,
      episodes: facts,
    }),
  )
  return { bible, arc, episodes, byScene, findings }
}
