import { describe, expect, test } from 'vitest'
import type { FindingRow } from '../../shared/contract/findings.ts'
import { ALL, episodesWith, filtered, listRows, marksOf, sentenceOf, targetsOf } from './finding-rows.ts'

const NOWHERE: FindingRow['place'] = {
  episode: null,
  scene: null,
  sceneNumber: null,
  shot: null,
  shotNumber: null,
  line: null,
  lineNumber: null,
  name: null,
}

let made = 0
const finding = (
  some: Partial<Omit<FindingRow, 'place'>>,
  place: Partial<FindingRow['place']>,
): FindingRow => ({
  id: `finding-${++made}`,
  check: 'line-twice',
  kind: 'wording',
  title: { zh: '同一句话', en: 'The same line' },
  severity: 'warning',
  evidence: '',
  state: 'open',
  reason: null,
  heading: null,
  quote: null,
  image: null,
  ...some,
  place: { ...NOWHERE, ...place },
})

const heads = (rows: ReturnType<typeof listRows>) =>
  rows.map((row) => (row.kind === 'head' ? `# ${row.id} ${row.count}` : row.finding.severity))

describe('the list', () => {
  const season = finding({ severity: 'notice', kind: 'sound' }, {})
  const late = finding({ severity: 'error' }, { episode: 10, sceneNumber: 1, lineNumber: 2 })
  const early = finding({ severity: 'warning' }, { episode: 2, sceneNumber: 2, lineNumber: 1 })
  const waived = finding({ state: 'waived', reason: 'meant so' }, { episode: 2 })
  const all = [season, early, late, waived]
  const open = filtered(all, ALL)

  test('the gravest first; by episode in the order of the season, what is of no episode last (bug: 10 before 2)', () => {
    expect(heads(listRows(open, 'severity'))).toEqual([
      '# error 1',
      'error',
      '# warning 1',
      'warning',
      '# notice 1',
      'notice',
    ])
    expect(heads(listRows(open, 'episode')).filter((row) => row.startsWith('#'))).toEqual([
      '# 2 1',
      '# 10 1',
      '# season 1',
    ])
    expect(episodesWith(all, 'open').map(({ episode }) => episode)).toEqual([2, 10, 'season'])
  })

  test('a filter leaves what it names and never mixes open with waived (bug: a waived one comes back)', () => {
    expect(open).not.toContain(waived)
    expect(filtered(all, { ...ALL, state: 'waived' })).toEqual([waived])
    expect(filtered(all, { ...ALL, kind: 'sound' })).toEqual([season])
    expect(filtered(all, { ...ALL, episode: 2 })).toEqual([early])
    expect(filtered(all, { ...ALL, episode: 'season' })).toEqual([season])
  })
})

test('words lead to the script, pictures to the stage, an episode to the board (bug: a jump to the wrong room)', () => {
  const rooms = (one: FindingRow) => targetsOf(one).map(({ room }) => room)
  const line = { episode: 1, scene: 's', line: 'l' }
  expect(rooms(finding({}, line))).toEqual(['script', 'stage'])
  expect(rooms(finding({ kind: 'captions' }, line))).toEqual(['stage', 'script'])
  expect(rooms(finding({}, { episode: 1, scene: 's', shot: 'x' }))).toEqual(['stage', 'script'])
  expect(rooms(finding({ kind: 'structure' }, { episode: 3 }))[0]).toBe('board')
  expect(rooms(finding({}, {}))).toEqual([])
  expect(targetsOf(finding({}, line))[0]?.params).toMatchObject({ episode: 1, line: 'l' })
})

describe('evidence', () => {
  test('a line that is shown beside it is not said twice, another one stays (bug: evidence lost)', () => {
    expect(sentenceOf('1-1 已经有过这句：“一个字没冤枉。”', '一个字没冤枉。')).toBe('1-1 已经有过这句。')
    expect(sentenceOf('Said before, in 1-1: “Not a word…”', 'Not a word of it.')).toBe('Said before, in 1-1.')
    expect(sentenceOf('到 1-2 才介绍：““她签了。””', '“她签了。”')).toBe('到 1-2 才介绍。')
    expect(sentenceOf('没有用上：“钩子”', '别的一句')).toBe('没有用上：“钩子”')
  })

  test('marks what is quoted of a line and who is named, every time (bug: letters lost between marks)', () => {
    const marked = (quote: string, evidence: string, names: string[]) =>
      marksOf(quote, evidence, names).map(({ text, marked: on }) => (on ? `[${text}]` : text))
    expect(marked('吧，make it quick吧', '夹着外语“make it quick”', [])).toEqual([
      '吧，',
      '[make it quick]',
      '吧',
    ])
    expect(marked('顾承屿说：顾承屿', '顾承屿到 1-2 才介绍', ['林晚', '顾承屿'])).toEqual([
      '[顾承屿]',
      '说：',
      '[顾承屿]',
    ])
    expect(marked('一个字没冤枉。', '已经有过：“一个字没冤枉。”', [])).toEqual(['一个字没冤枉。'])
  })
})
