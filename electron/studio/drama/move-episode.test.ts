import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planOf } from '../build/plan.ts'
import { seasonDigest } from '../build/season-digest.ts'
import { productStates } from '../build/states.ts'
import { episodeFilm } from '../export/episode-job.ts'
import { exportFiles } from '../export/export-season.ts'
import { seasonFindings, waiveFinding } from '../quality/season-findings.ts'
import { moveEpisode, undoChange } from './edits.ts'
import { readEpisodes } from './read-season.ts'
import { seasonDocument } from './season-documents.ts'
import { openSeason } from './season-session.fixture.ts'

/** A built season of three episodes that is played in another order. */
const season = openSeason({ episodes: 3 })
const now = () => season.session
const digest = () => seasonDigest(now().evaluator(), now().project.build)
const titles = () => readEpisodes(now()).map(({ id, number, title }) => `${number} ${id} ${title}`)
const noPages = {
  openRenderPage: Object.assign(
    () => {
      throw new Error('nothing is painted here')
    },
    { version: 'none' },
  ),
}
const write = (format: 'srt' | 'fountain' | 'season', out: string, episodes: ReadonlySet<number> | null) =>
  exportFiles(now(), noPages, {
    format,
    out,
    episodes,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })

beforeAll(async () => void (await season.build()))
afterAll(() => season.close())

describe('an episode that is moved', () => {
  it('makes nothing stale, and undo brings the very same season back (bug: a move that rewrites a season)', () => {
    const [before, planned] = [digest(), titles()]
    moveEpisode(now(), 3, null)
    expect(planOf(now().evaluator())).toEqual([])
    expect(productStates(now().evaluator()).filter((one) => one.state !== 'current')).toEqual([])
    expect(titles().map((title) => title.slice(0, 3))).toEqual(['1 3', '2 1', '3 2'])
    expect(digest()).not.toBe(before)
    undoChange(now())
    expect([digest(), titles()]).toEqual([before, planned])
  })

  it('has the digest of its order, however it got there (bug: a digest of clicks)', () => {
    const before = digest()
    moveEpisode(now(), 1, 3)
    const moved = digest()
    undoChange(now())
    moveEpisode(now(), 2, null)
    moveEpisode(now(), 3, 2)
    expect(digest()).toBe(moved)
    moveEpisode(now(), 1, null)
    expect(digest()).toBe(before)
    for (let i = 0; i < 3; i++) undoChange(now())
  })

  it('is still where it was put after a restart', () => {
    moveEpisode(now(), 1, 2)
    const before = titles()
    season.restart()
    expect(titles()).toEqual(before)
    undoChange(now())
  })

  it('is named by the number it is shown with in files, headings and season.json (bug: episode-03 plays first)', async () => {
    const out = join(now().project.dir, 'out')
    moveEpisode(now(), 3, null)
    const [first] = readEpisodes(now())
    const { files } = await write('srt', out, new Set([1]))
    expect(files).toEqual([{ path: join(out, 'episode-01.srt'), kind: 'srt', episode: 1 }])
    const film = episodeFilm(now(), 1)
    expect([film.id, film.cut.title]).toEqual([3, first?.title])
    expect(readFileSync(join(out, 'episode-01.srt'), 'utf8')).toContain(
      film.subtitles.captions[0]?.text.split('\n')[0],
    )
    await write('fountain', out, null)
    expect(readFileSync(join(out, 'episode-01.fountain'), 'utf8')).toContain(first?.title)
    expect(existsSync(join(out, 'episode-04.fountain'))).toBe(false)
    expect(first?.scenes[0]?.heading).toMatch(/^1-1\b/)
    expect(seasonDocument(now()).episodes.map(({ number, title }) => [number, title])[0]).toEqual([
      1,
      first?.title,
    ])
    expect(productStates(now().evaluator()).find((one) => one.slot === 'cut:3')?.episode).toBe(1)
    undoChange(now())
  })

  it('is judged where it is played, and what was waived stays waived (bug: a finding of another episode)', () => {
    const open = () => seasonFindings(now()).filter((finding) => finding.state === 'open')
    expect(open().filter((one) => one.check === 'scene-out-of-order')).toEqual([])
    moveEpisode(now(), 3, null)
    const moved = open().find((one) => one.check === 'scene-out-of-order')
    expect(moved).toMatchObject({ episode: 1 })
    waiveFinding(now(), moved?.id ?? '', 'meant so')
    const numbers = new Map(
      readEpisodes(now()).flatMap((one) => one.scenes.map(({ id }) => [id, one.number])),
    )
    for (const { scene, episode } of seasonFindings(now()))
      if (scene !== null) expect(episode).toBe(numbers.get(scene))
    moveEpisode(now(), 3, 2)
    expect(seasonFindings(now()).some((one) => one.id === moved?.id)).toBe(false)
    moveEpisode(now(), 3, null)
    expect(seasonFindings(now()).find((one) => one.id === moved?.id)).toMatchObject({ state: 'waived' })
    for (let i = 0; i < 4; i++) undoChange(now())
  })

  it('is refused where there is none, and stays where it is for nothing', () => {
    expect(() => moveEpisode(now(), 4, null)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    expect(() => moveEpisode(now(), 2, 2)).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }))
    expect(moveEpisode(now(), 2, 1).seq).toBe(0)
  })
})
