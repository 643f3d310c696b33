import type { Finding } from '../../../../shared/drama/film.ts'
import { makeFinding } from '../finding.ts'
import { playedScenes, type PlayedScene, type SeasonFacts } from './facts.ts'

const writtenBefore = (a: PlayedScene, b: PlayedScene): boolean =>
  a.written.episode < b.written.episode ||
  (a.written.episode === b.written.episode && a.written.scene < b.written.scene)

/** The longest run of scenes that still stand in the order they were written in: the others are the moved ones. */
function unmoved(scenes: readonly PlayedScene[]): Set<PlayedScene> {
  const best: PlayedScene[][] = []
  scenes.forEach((scene, i) => {
    const before = scenes
      .slice(0, i)
      .map((one, j) => (writtenBefore(one, scene) ? (best[j] ?? []) : []))
      .reduce((a, b) => (b.length > a.length ? b : a), [])
    best.push([...before, scene])
  })
  return new Set(best.reduce((a, b) => (b.length > a.length ? b : a), []))
}

/** Scenes that were moved to a place their text was not written for. The fewest that explain the order. */
export function sceneOutOfOrder(facts: SeasonFacts): Finding[] {
  const scenes = playedScenes(facts)
  const steady = unmoved(scenes)
  return scenes
    .filter((scene) => !steady.has(scene))
    .map((scene) => {
      const from = `${scene.written.episode}-${scene.written.scene}`
      return makeFinding(
        'scene-out-of-order',
        facts.language,
        { episode: scene.episode, scene: scene.id },
        {
          zh: `这场戏原是 ${from}，现在放在 ${scene.label}：里面说到的事，前后可能对不上。`,
          en: `Written as ${from}, this scene now plays as ${scene.label}: what it speaks of may not have happened yet.`,
        },
      )
    })
}
