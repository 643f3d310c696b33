import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSeason, type SeasonSession } from './drama/season-session.fixture.ts'
import { promptOf } from './prompt-of.ts'

const PREMISES = {
  zh: '林晚收到一封寄给亡姐的信。',
  en: 'A nurse finds out that her husband sold their house to pay his brother.',
} as const
/** Of those that are asked for once the texts are there; readings have tests of their own. */
const STEPS = ['bible', 'arc', 'outline', 'script', 'polish'] as const
/** Characters of the material that are kept: enough to see what it is, little enough to be read. */
const KEPT = 600

describe.each(['zh', 'en'] as const)('what a model is told in %s', (language) => {
  let season: SeasonSession

  beforeAll(async () => {
    season = openSeason({ premise: PREMISES[language], language })
    await season.build('revise')
  })
  afterAll(() => season.close())

  it.each(STEPS)('%s: stands as it was read and agreed to (bug: words that change unseen)', async (step) => {
    const { session } = season
    const [subject = ''] = session.evaluator().subjects(step)
    const prompt = await promptOf(session, `${step}:${subject}`)
    expect(prompt).toMatchObject({ step, model: null, mostPicoUsd: 0n })
    expect(prompt.likelyTokens).toBeGreaterThan(100)
    expect({ system: prompt.system, user: prompt.user.slice(0, KEPT) }).toMatchSnapshot()
  })

  it('asks nobody and makes nothing (bug: looking at a request starts it)', async () => {
    const { session } = season
    const takes = () => session.evaluator().takesOf('bible:season').length
    const before = takes()
    await promptOf(session, 'bible:season')
    expect(takes()).toBe(before)
    expect(session.ledger.bySlot()).toEqual([])
    const [shot = ''] = session.evaluator().subjects('shots')
    await expect(promptOf(session, `shots:${shot}`)).rejects.toMatchObject({ code: 'BAD_ARGUMENT' })
    await expect(promptOf(session, 'bible:nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
