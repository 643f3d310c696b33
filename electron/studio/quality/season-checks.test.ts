import { describe, expect, it } from 'vitest'
import type { Language } from '../../../shared/drama/vocabulary.ts'
import { expectOnly } from './expect-only.fixture.ts'
import { checkSeason, type SeasonFacts } from './season-checks.ts'

// ---- a good season ----------------------------------------------------------------------------------------------

function goodSeason(language: Language): SeasonFacts {
  const name = language === 'zh' ? '顾沉' : 'Daniel'
  const texts =
    language === 'zh'
      ? ['你的信我没有拆。', '玉佩呢？', '我是顾沉。', '这是那半块玉佩。']
      : ['I never opened your letter.', 'And the pendant?', 'I am Daniel.', 'This is the other half.']
  const scene = (id: string, episode: number, at: number, text: string, rest: object) => ({
    id,
    written: { episode, scene: at },
    lines: [{ id: `${id}-1`, kind: 'speech' as const, text, speaker: id === 'c' ? 'gu' : 'lin' }],
    introduces: [],
    promises: [],
    ...rest,
  })
  const [t1, t2, t3, t4] = texts as [string, string, string, string] // four lines above
  return {
    language,
    cast: [
      { id: 'lin', name: language === 'zh' ? '林晚' : 'Mei' },
      { id: 'gu', name },
    ],
    formerNames: [],
    removedIntroductions: [],
    promises: [
      { id: 'p1', kind: 'object', setup: '半块玉佩', payoff: '', token: '玉佩', plantedIn: 1, paidIn: 2 },
    ],
    episodes: [
      {
        number: 1,
        scenes: [
          scene('a', 1, 1, t1, { introduces: ['lin'] }),
          scene('b', 1, 2, t2, { promises: [{ id: 'p1', act: 'plant' }] }),
        ],
      },
      {
        number: 2,
        scenes: [
          scene('c', 2, 1, t3, { introduces: ['gu'] }),
          scene('d', 2, 2, t4, { promises: [{ id: 'p1', act: 'pay' }] }),
        ],
      },
    ],
  }
}

/** The season with scenes replaced by name, in the given order of episodes. */
function replayed(season: SeasonFacts, order: string[][], change: Record<string, object> = {}): SeasonFacts {
  const scenes = new Map(season.episodes.flatMap((one) => one.scenes).map((scene) => [scene.id, scene]))
  return {
    ...season,
    episodes: order.map((ids, i) => ({
      number: i + 1,
      scenes: ids.flatMap((id) => {
        const scene = scenes.get(id)
        return scene === undefined ? [] : [{ ...scene, ...change[id] }]
      }),
    })),
  }
}

describe('season checks', () => {
  for (const language of ['zh', 'en'] as const) {
    const good = goodSeason(language)
    const order = [
      ['a', 'b'],
      ['c', 'd'],
    ]
    const said = (id: string, text: string) => ({
      lines: [{ id: `${id}-1`, kind: 'speech' as const, text, speaker: 'lin' }],
    })

    it(`finds nothing in a good ${language} season`, () => expect(checkSeason(good)).toEqual([]))

    it(`finds the second time a ${language} line is said`, () => {
      const text = good.episodes[0]?.scenes[0]?.lines[0]?.text ?? ''
      const twice = replayed(good, order, { d: { ...said('d', `${text.slice(0, -1)}！`) } })
      expectOnly(checkSeason(twice), 'line-twice', { episode: 2, scene: 'd', line: 'd-1' })
    })

    it(`finds somebody named or speaking before they are introduced (${language})`, () => {
      const named = said('b', language === 'zh' ? '顾沉不会来的。' : "Daniel's not coming.")
      expectOnly(checkSeason(replayed(good, order, { b: named })), 'introduced-late', {
        scene: 'b',
        line: 'b-1',
      })
      const inside = said('b', language === 'zh' ? '他不会来的。' : 'Danielle is not coming.')
      expect(checkSeason(replayed(good, order, { b: inside }))).toEqual([])
      const speaks = { lines: [{ id: 'b-1', kind: 'speech' as const, text: 'OK', speaker: 'gu' }] }
      expectOnly(checkSeason(replayed(good, order, { b: speaks })), 'introduced-late', {
        scene: 'b',
        line: 'b-1',
      })
    })

    it(`finds somebody whose introduction was taken out (${language})`, () => {
      const speaks = { introduces: [], lines: [{ id: 'd-1', kind: 'speech', text: 'OK', speaker: 'gu' }] }
      const out = { ...replayed(good, [['a', 'b'], ['d']], { d: speaks }), removedIntroductions: ['gu'] }
      expectOnly(checkSeason(out), 'introduction-removed', { episode: 2, scene: 'd', line: 'd-1' })
      const silent = { ...replayed(good, [['a', 'b'], ['d']]), removedIntroductions: ['gu'] }
      expect(checkSeason(silent)).toEqual([])
    })

    it(`finds scenes that play with the people of an older bible (${language})`, () => {
      const older = language === 'zh' ? '沈砚' : 'Silas'
      const named = replayed(good, order, {
        b: { ...said('b', `${older}!`), promises: good.episodes[0]?.scenes[1]?.promises },
      })
      expectOnly(checkSeason({ ...named, formerNames: [older] }), 'other-cast', { scene: 'b', line: 'b-1' })
      const stranger = replayed(good, order, {
        d: { lines: [{ id: 'd-1', kind: 'speech', text: 'OK', speaker: 'cast-9' }] },
      })
      expectOnly(checkSeason(stranger), 'other-cast', { scene: 'd', line: 'd-1' })
    })

    it(`finds a promise never paid, and one paid first after a move (${language})`, () => {
      expectOnly(checkSeason(replayed(good, [['a', 'b'], ['c']])), 'promise-unpaid', {
        episode: 1,
        scene: 'b',
      })
      const moved = checkSeason(replayed(good, [['a', 'd', 'b'], ['c']]))
      expect(moved.map((one) => [one.check, one.scene])).toEqual([
        ['promise-early', 'd'],
        ['scene-out-of-order', 'd'],
      ])
      expect(checkSeason(replayed(good, order))).toEqual([])
    })
  }

  it('says when a style changes nothing in rehearsal, and only then', () => {
    const good = goodSeason('en')
    expectOnly(checkSeason({ ...good, style: 'gouache on velvet' }), 'style-unknown', {
      episode: null,
      severity: 'notice',
    })
    for (const style of ['', 'Film noir', '水墨']) expect(checkSeason({ ...good, style })).toEqual([])
  })

  it('names the one scene that was moved, not all it was moved past', () => {
    const good = goodSeason('zh')
    const late = replayed(good, [['b'], ['c', 'd', 'a']])
    const found = checkSeason(late).filter((one) => one.check === 'scene-out-of-order')
    expect(found.map((one) => one.scene)).toEqual(['a'])
  })

  it('keeps the id of a finding when its episode gets another number', () => {
    const good = goodSeason('zh')
    const [one] = checkSeason(replayed(good, [['a', 'b'], ['c']]))
    const [same] = checkSeason(replayed(good, [['a'], ['b'], ['c']]))
    expect(same?.id).toBe(one?.id)
    expect(same?.episode).toBe(2)
  })
})
