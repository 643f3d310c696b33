import { describe, expect, it } from 'vitest'
import { GENRES, LANGUAGES } from '../../../../../shared/drama/vocabulary.ts'
import { normaliseBrief } from '../../../drama/read-brief.ts'
import { playedSeconds } from './played.fixture.ts'
import { writeSeason } from './season-sample.fixture.ts'

const PREMISE = {
  zh: '她在祖屋的梁上找到一封没有署名的信，信里写着明天会发生的事。',
  en: 'A repairwoman finds an unsigned letter in a clock that says what will happen tomorrow.',
}
const SEASONS = GENRES.flatMap((genre) => LANGUAGES.map((language) => ({ genre, language })))

/** Played length of every episode as a part of what was asked for. */
function shares(episodeSeconds: number, episodes: number): { name: string; share: number }[] {
  return SEASONS.flatMap(({ genre, language }) => {
    const brief = normaliseBrief({ premise: PREMISE[language], genre, language, episodes, episodeSeconds })
    const season = writeSeason(brief)
    return season.arc.episodes.map((episode) => {
      const seconds = episode.scenes.map((scene) =>
        playedSeconds(season.bible, scene, season.byScene.get(scene.id) ?? [], brief.seed),
      )
      const sum = seconds.reduce((total, one) => total + one, 0)
      return {
        name: `${genre} ${language} ${episode.number}: ${Math.round(sum)} s`,
        share: sum / episodeSeconds,
      }
    })
  })
}

/** One episode in twenty may miss its length a little more: a scene is not cut to pieces for a second. */
const FEW = 1 / 20

describe('an episode is played for as long as the brief asks, framed and timed as it will be', () => {
  it.each([
    [45, 3, 0.1],
    [60, 3, 0.1],
    [90, 3, 0.1],
    [120, 2, 0.1],
    [240, 1, 0.1],
    [30, 2, 0.2],
    [600, 1, 0.2],
  ])('%i s', { timeout: 60_000 }, (seconds, episodes, most) => {
    const all = shares(seconds, episodes)
    const outside = all.filter(({ share }) => Math.abs(share - 1) > most)
    expect(outside.length / all.length, outside.map(({ name }) => name).join(', ')).toBeLessThanOrEqual(FEW)
    for (const { name, share } of all) expect(Math.abs(share - 1), name).toBeLessThan(most * 2.5)
  })
})
