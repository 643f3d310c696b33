import { expect, it } from 'vitest'
import type { Candidate, RoleCandidates } from './candidates.ts'
import { workOut } from './policies.ts'

const model = (name: string, more: Partial<Candidate>): Candidate => ({
  model: `ex/${name}`,
  owner: null,
  mostPicoUsd: 1n,
  rank: null,
  obstacle: null,
  ...more,
})
const ranked = (tier: 1 | 2 | 3): Pick<Candidate, 'rank'> => ({
  rank: { tier, by: 'catalogue', accepted: null },
})
const drafts = (...candidates: Candidate[]): RoleCandidates[] => [
  { role: 'draft', products: 3, isDone: false, candidates },
]
const picked = (policy: 'cheapest' | 'balanced' | 'best', ...candidates: Candidate[]) =>
  workOut(policy, drafts(...candidates)).picks[0]

it('picks nobody without a key, a price or time left, however cheap or good (bug: a role given to somebody who cannot be asked)', () => {
  const closed = [
    model('keyless', { obstacle: 'no-key', ...ranked(3) }),
    model('unpriced', { obstacle: 'no-price', mostPicoUsd: null, ...ranked(3) }),
    model('ended', { obstacle: 'ended', ...ranked(3) }),
  ]
  expect(picked('cheapest', ...closed)).toMatchObject({ model: null, why: { kind: 'nobody' } })
  expect(picked('best', ...closed, model('able', { mostPicoUsd: 9n, ...ranked(1) }))).toMatchObject({
    model: 'ex/able',
    why: { kind: 'tier', tier: 1, of: 1 },
  })
})

it('weighs price within a rank and never across (bug: balanced as cheapest, or best as dearest)', () => {
  const shelf = [
    model('low', { mostPicoUsd: 1n, ...ranked(1) }),
    model('unranked', { mostPicoUsd: 2n }),
    model('top-dear', { mostPicoUsd: 50n, ...ranked(3) }),
    model('top', { mostPicoUsd: 20n, ...ranked(3) }),
    model('middle', { mostPicoUsd: 30n, ...ranked(2) }),
  ]
  expect(picked('cheapest', ...shelf)?.model).toBe('ex/low')
  expect(picked('balanced', ...shelf)).toMatchObject({
    model: 'ex/top',
    why: { kind: 'least-of-tier', of: 3 },
  })
  expect(picked('best', ...shelf)?.model).toBe('ex/top')
  expect(workOut('best', drafts(...shelf)).totalPicoUsd).toBe(20n)
  expect(picked('balanced', model('low', ranked(1)))).toMatchObject({
    model: null,
    why: { kind: 'none-ranked' },
  })
})

it('says what was measured where that is what ranks it', () => {
  const accepted = { asked: 40, first: 38, revised: 2 }
  const own = model('own', { rank: { tier: 3, by: 'measured', accepted } })
  expect(picked('best', own, model('told', ranked(2)))).toMatchObject({
    model: 'ex/own',
    why: { kind: 'measured', percent: 95, products: 40, of: 2 },
  })
})
