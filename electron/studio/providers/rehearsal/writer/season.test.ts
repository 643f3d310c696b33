import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { GENRES } from '../../../../../shared/drama/vocabulary.ts'
import { normaliseBrief } from '../../../drama/read-brief.ts'
import { normalise } from './text.ts'
import { writeSeason, type SampleSeason } from './season-sample.fixture.ts'

const TEA = readFileSync(new URL('../../../../../assets/briefs/tea-shop.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
const CHONGSHENG = {
  title: '重生之茶馆千金',
  premise: '被养父母赶出家门的茶馆孤女重生回到十八岁生日那天,她决定抢在所有人之前找到外婆留下的遗嘱。',
  genre: 'rebirth',
  episodes: 12,
}

const spoken = (season: SampleSeason): string[] =>
  season.episodes.flatMap((episode) =>
    episode.lines.filter((line) => line.kind === 'speech').map((line) => line.text),
  )

/** What a reader of the whole season must never meet. */
function expectReadable(season: SampleSeason): void {
  const bad = season.findings.filter(
    (finding) => finding.check !== 'premise-missing' && finding.check !== 'scene-too-long',
  )
  expect(bad.map((finding) => `${finding.check}: ${finding.evidence}`)).toEqual([])
  const all = spoken(season).map(normalise)
  expect(all.length - new Set(all).size, 'lines said twice').toBe(0)
  const ids = season.episodes.flatMap((episode) => episode.lines.map((line) => line.id))
  expect(new Set(ids).size, 'line ids are unique').toBe(ids.length)
  for (const { text } of season.episodes.flatMap((episode) => episode.lines))
    expect(text).not.toMatch(/[{}]|undefined|\|\|/)
  for (const promise of season.arc.promises)
    expect(promise.paidIn, promise.setup).toBeGreaterThanOrEqual(promise.plantedIn)
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const premise =
    language === 'zh'
      ? '她在祖屋的梁上找到一封没有署名的信，信里写着明天会发生的事。'
      : 'A repairwoman finds an unsigned letter in a clock that says what will happen tomorrow.'
  it.each(GENRES)(
    'a season of %s can be read: nothing twice, nobody unintroduced, every promise kept',
    (genre) => {
      expectReadable(writeSeason(normaliseBrief({ premise, genre, language, episodes: 8 })))
    },
  )
})

describe('lengths', () => {
  it.each([1, 2, 12, 36])(
    '%i episodes are as many, each with a hook, all but the last with a cliffhanger',
    (episodes) => {
      const season = writeSeason(normaliseBrief({ ...CHONGSHENG, episodes }))
      expect(season.episodes.length).toBe(episodes)
      expectReadable(season)
      for (const { lines } of season.episodes) {
        const spokenHere = lines.filter((line) => line.kind === 'speech').length
        expect(spokenHere).toBeGreaterThanOrEqual(10)
        expect(spokenHere).toBeLessThanOrEqual(36)
      }
      for (const episode of season.arc.episodes.slice(0, -1)) expect(episode.cliffhanger).not.toBe('')
    },
  )
})

describe('premises', () => {
  it('the eight of the tea shop: their words are in their own episodes', () => {
    const season = writeSeason(normaliseBrief({ premises: TEA }))
    expectReadable(season)
    expect(season.findings.filter((finding) => finding.check === 'premise-missing')).toEqual([])
    const words = [
      ['lawyer', 'billionaire', 'tea shop'],
      ['secret', 'engagement', 'famil'],
      ['rival', 'betray'],
      ['memory', 'identity'],
      ['family'],
      ['sacrifice'],
      ['years'],
      ['inherit'],
    ]
    words.forEach((list, i) => {
      const text = (season.episodes[i]?.lines.map((line) => line.text).join(' ') ?? '').toLowerCase()
      for (const word of list) expect(text, `episode ${i + 1}`).toContain(word)
    })
  })

  it('the rebirth of the tea-shop orphan: her people, places and goal are in the season', () => {
    const season = writeSeason(normaliseBrief(CHONGSHENG))
    const text = season.episodes.flatMap((episode) => episode.lines.map((line) => line.text)).join('')
    for (const word of ['茶馆', '养父', '养母', '十八岁', '生日', '外婆', '遗嘱'])
      expect(text).toContain(word)
    expect(season.bible.title).toBe('重生之茶馆千金')
  })
})

describe('determinism', () => {
  it('the same brief gives the same season, another take another wording', () => {
    const brief = normaliseBrief({ premises: TEA.slice(0, 2) })
    expect(writeSeason(brief)).toEqual(writeSeason(brief))
    const again = new Set(spoken(writeSeason(brief, 2)))
    expect(spoken(writeSeason(brief)).filter((text) => !again.has(text)).length).toBeGreaterThan(5)
  })
})
