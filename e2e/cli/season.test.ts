import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  cli,
  cliJson,
  scratch,
  type Built,
  type CliResult,
  type Lines,
  type Plan,
  type Status,
} from './run-cli.ts'

/** The command line on one small season, built once and copied for every test. */

const BRIEF = {
  premises: ['茶馆孤女在外婆的茶罐里找到半块玉佩', '霸道总裁认出玉佩，却说遗嘱是假的'],
  language: 'zh',
  genre: 'ceo',
  episodeSeconds: 75, // long enough for two scenes each
  seed: 5,
}

const room = scratch()
let built: Built
let copies = 0

beforeAll(() => {
  const brief = room.write('brief.json', JSON.stringify(BRIEF))
  built = cliJson<Built>([
    'produce',
    brief,
    '--project',
    room.path('base'),
    '--out',
    room.path('out'),
    '--render',
    'none',
  ])
}, 600_000)
afterAll(() => room.remove())

const copy = (): string => {
  const dir = room.path(`copy-${copies++}`)
  cpSync(room.path('base'), dir, { recursive: true })
  return dir
}
const steps = (slots: readonly string[]): string[] =>
  [...new Set(slots.map((slot) => slot.split(':')[0] ?? ''))].toSorted()
const firstSpeech = (dir: string, episode = 1): { scene: string; id: string; text: string } => {
  const { episodes } = cliJson<Lines>(['lines', dir])
  for (const scene of episodes[episode - 1]?.scenes ?? [])
    for (const line of scene.lines) if (line.kind === 'speech') return { scene: scene.id, ...line }
  throw new Error('nobody speaks')
}

describe('produce', () => {
  it('makes every product of the season and says so', () => {
    expect(built).toMatchObject({ episodes: 2, billable: 0, spent: { currency: 'USD', amount: '0.000000' } })
    expect(built.calls).toBeGreaterThan(built.shots)
    for (const [step, counts] of Object.entries(built.products))
      expect(counts, step).toMatchObject({ stale: 0, missing: 0, blocked: 0, unknown: 0 })
    expect(built.products['cut']?.current).toBe(2)
    expect(built.ran.length).toBe(Object.values(built.products).reduce((n, counts) => n + counts.current, 0))
  })

  it('writes subtitles, screenplays and season.json that are really there', () => {
    expect(readdirSync(room.path('out')).toSorted()).toEqual([
      'episode-01.fountain',
      'episode-01.srt',
      'episode-02.fountain',
      'episode-02.srt',
      'season.json',
    ])
    for (const file of built.files) expect(existsSync(file.path), file.path).toBe(true)
    const season = JSON.parse(readFileSync(room.path('out', 'season.json'), 'utf8')) as {
      episodes: { scenes: { id: string }[] }[]
      promises: { setup: string; plantedIn: number | null; paidIn: number | null }[]
    }
    const ids = (episodes: readonly { scenes: readonly { id: string }[] }[]): string[][] =>
      episodes.map((episode) => episode.scenes.map((scene) => scene.id))
    expect(ids(season.episodes)).toEqual(ids(cliJson<Lines>(['lines', room.path('base')]).episodes))
    // So short a season may need no promise; those it has are kept within it.
    for (const { setup, plantedIn, paidIn } of season.promises)
      expect([setup === '', [null, 1, 2].includes(plantedIn), [null, 1, 2].includes(paidIn)]).toEqual([
        false,
        true,
        true,
      ])
  })

  it('every caption equals the script’s line', () => {
    const srt = readFileSync(room.path('out', 'episode-01.srt'), 'utf8')
    const spoken =
      cliJson<Lines>(['lines', room.path('base'), '--episode', '1']).episodes[0]?.scenes.flatMap((scene) =>
        scene.lines
          .filter((line) => line.kind === 'speech' || line.kind === 'caption')
          .map((line) => line.text),
      ) ?? []
    const words = (text: string): string => text.replaceAll(/[\s]/g, '')
    const shown = words(
      srt
        .split(/\r?\n\r?\n/)
        .map((block) => block.split(/\r?\n/).slice(2).join(''))
        .join(''),
    )
    for (const line of spoken) expect(shown).toContain(words(line))
  })

  it('a second run finds nothing to do and writes nothing', () => {
    const dir = copy()
    const before = readFileSync(join(dir, 'project.db'))
    const again = cliJson<Built>(['build', dir])
    expect([again.ran, again.calls]).toEqual([[], 0])
    expect(readFileSync(join(dir, 'project.db')).equals(before)).toBe(true)
    expect(cliJson<Plan>(['plan', dir]).steps).toEqual([])
  })

  it('two projects of one brief have equal digests', () => {
    const other = room.path('other')
    cliJson<Built>([
      'produce',
      room.path('brief.json'),
      '--project',
      other,
      '--out',
      room.path('other-out'),
      '--render',
      'none',
    ])
    expect(cliJson<Status>(['status', other]).digest).toBe(
      cliJson<Status>(['status', room.path('base')]).digest,
    )
  })
})

describe('editing a spoken line', () => {
  it('remakes exactly its voice and cues, its scene’s timing, its episode’s subtitles, review and cut', () => {
    const dir = copy()
    const line = firstSpeech(dir)
    expect(cliJson(['edit', dir, line.id, '今晚的茶，换我来请。'])).toEqual({
      line: line.id,
      text: '今晚的茶，换我来请。',
    })
    const planned = cliJson<Plan>(['plan', dir])
    const expected = [
      `cues:${line.id}`,
      'cut:1',
      'review:1',
      'subtitles:1',
      `timing:${line.scene}`,
      `voice:${line.id}`,
    ]
    expect(planned.steps.map((row) => row.product).toSorted()).toEqual(expected)
    expect(planned.steps.find((row) => row.step === 'voice')).toMatchObject({
      certain: true,
      reason: 'spoken text changed since take 1',
    })
    const rebuilt = cliJson<Built>(['build', dir])
    expect(rebuilt.ran.toSorted()).toEqual(expected)
    expect(rebuilt.calls).toBe(1)
  })

  it('undo brings back the line and costs nothing', () => {
    const dir = copy()
    const digest = cliJson<Status>(['status', dir]).digest
    const line = firstSpeech(dir)
    cliJson(['edit', dir, line.id, '今晚的茶，换我来请。'])
    cliJson(['build', dir])
    cliJson(['undo', dir])
    expect(firstSpeech(dir).text).toBe(line.text)
    expect(cliJson<Built>(['build', dir]).ran).toEqual([])
    expect(cliJson<Status>(['status', dir]).digest).toBe(digest)
  })
})

describe('a held scene', () => {
  it('other words for it are proposals, its text is left alone, also when the outline moves on', () => {
    const dir = copy()
    const line = firstSpeech(dir)
    cliJson(['edit', dir, line.id, '今晚的茶，换我来请。'])
    const { proposals } = cliJson<{ proposals: { line: string; now: string; proposed: string }[] }>([
      'reroll',
      dir,
      `script:${line.scene}`,
    ])
    expect(proposals.length).toBeGreaterThan(0)
    expect(proposals.every((one) => one.now !== one.proposed)).toBe(true)
    expect(firstSpeech(dir).text).toBe('今晚的茶，换我来请。')
    cliJson(['build', dir])
    cliJson(['reroll', dir, 'outline:1'])
    const planned = cliJson<Plan>(['plan', dir]).steps.map((row) => row.product)
    for (const step of ['script', 'polish', 'revise']) expect(planned).not.toContain(`${step}:${line.scene}`)
    expect(firstSpeech(dir).text).toBe('今晚的茶，换我来请。')
  })
})

describe('takes', () => {
  it('a reroll is one call and one more take; undo chooses the old one again; a pin keeps it', () => {
    const dir = copy()
    const product = `frame:${built.ran.find((slot) => slot.startsWith('frame:'))?.slice(6)}`
    expect(cliJson<{ calls: number; ran: string[] }>(['reroll', dir, product])).toMatchObject({
      calls: 1,
      ran: [product],
      chosen: true,
    })
    expect(cliJson(['takes', dir, product])).toMatchObject({
      chosen: 2,
      pinned: null,
      takes: [{ take: 1 }, { take: 2 }],
    })
    cliJson(['undo', dir])
    expect(cliJson(['takes', dir, product])).toMatchObject({ chosen: 1 })
    expect(cliJson<Plan>(['plan', dir]).steps).toEqual([])
    cliJson(['pin', dir, product, '2'])
    expect(cliJson<Status>(['status', dir]).pinned).toEqual([product])
    expect(cliJson(['takes', dir, product])).toMatchObject({ chosen: 2, pinned: 2 })
    expect(cliJson(['reroll', dir, product]), 'the pinned one is still seen, and it says so').toMatchObject({
      ran: [product],
      chosen: false,
    })
    expect(cliJson(['takes', dir, product])).toMatchObject({ chosen: 2, pinned: 2 })
    cliJson(['pin', dir, product, 'none'])
    expect(cliJson<Status>(['status', dir]).pinned).toEqual([])
  })
})

describe('scenes', () => {
  it('moving a scene makes no text and no picture stale', () => {
    const dir = copy()
    const scenes = cliJson<Lines>(['lines', dir]).episodes.flatMap((episode) =>
      episode.scenes.map((scene) => scene.id),
    )
    const [first, last] = [scenes[0] ?? '', scenes.at(-1) ?? '']
    const before = cliJson<Lines>(['lines', dir]).episodes.map((episode) => episode.scenes.length)
    if ((before[0] ?? 0) > 1) cliJson(['scene', dir, 'move', first, '--after', last])
    else cliJson(['scene', dir, 'move', last, '--after', first])
    expect(steps(cliJson<Plan>(['plan', dir]).steps.map((row) => row.product))).toEqual([
      'cut',
      'review',
      'subtitles',
    ])
    expect(cliJson<Built>(['build', dir]).calls).toBe(0)
  })

  it('removing a scene takes its products out; undo brings them back for nothing', () => {
    const dir = copy()
    const status = cliJson<Status>(['status', dir])
    const episode = cliJson<Lines>(['lines', dir]).episodes.find((one) => one.scenes.length > 1)
    if (episode === undefined) throw new Error('no episode has two scenes')
    cliJson(['scene', dir, 'remove', episode.scenes[0]?.id ?? ''])
    const after = cliJson<Status>(['status', dir])
    expect(after.products['shots']?.current).toBe((status.products['shots']?.current ?? 0) - 1)
    expect(after.digest).not.toBe(status.digest)
    cliJson(['undo', dir])
    expect(cliJson<Plan>(['plan', dir]).steps).toEqual([])
    expect(cliJson<Status>(['status', dir]).digest).toBe(status.digest)
  })
})

describe('cast', () => {
  it('another voice makes the lines of that member stale, and nobody else’s', () => {
    const dir = copy()
    const { cast, voices } = cliJson<{
      cast: { id: string; name: string; voice: string }[]
      voices: { id: string }[]
    }>(['cast', dir])
    const spoken = cliJson<Lines>(['lines', dir]).episodes.flatMap((episode) =>
      episode.scenes.flatMap((scene) => scene.lines),
    )
    const member = cast.find((one) => spoken.some((line) => line.speaker === one.name))
    if (member === undefined) throw new Error('nobody speaks')
    const voice = voices.find((one) => one.id !== member.voice)?.id ?? ''
    cliJson(['cast', dir, member.id, '--voice', voice])
    const planned = cliJson<Plan>(['plan', dir])
      .steps.filter((row) => row.step === 'voice')
      .map((row) => row.product)
    expect(planned.toSorted()).toEqual(
      spoken
        .filter((line) => line.speaker === member.name)
        .map((line) => `voice:${line.id}`)
        .toSorted(),
    )
  })

  it('another look makes a portrait and the frames with that member stale', () => {
    const dir = copy()
    const { cast } = cliJson<{ cast: { id: string }[] }>(['cast', dir])
    cliJson(['cast', dir, cast[0]?.id ?? '', '--look', 'palette=plum,hairStyle=buzz'])
    const planned = steps(cliJson<Plan>(['plan', dir]).steps.map((row) => row.product))
    expect(planned).toContain('portrait')
    expect(planned).toContain('frame')
    expect(planned).not.toContain('voice')
    expect(planned).not.toContain('script')
  })
})

describe('cast --voice and --look', () => {
  it('are one change: a bad look changes no voice, and one undo takes back both', () => {
    const dir = copy()
    type Cast = { cast: { id: string; voice: string; look: unknown }[]; voices: { id: string }[] }
    const before = cliJson<Cast>(['cast', dir])
    const member = before.cast[0]
    const voice = before.voices.find((one) => one.id !== member?.voice)?.id ?? ''
    const both = (look: string): string[] => ['cast', dir, member?.id ?? '', '--voice', voice, '--look', look]
    expect(cli(both('palette=plum,hat=tall')).code).toBe(2)
    expect(cliJson<Cast>(['cast', dir])).toEqual(before)
    cliJson(both('palette=plum'))
    cliJson(['undo', dir])
    expect(cliJson<Cast>(['cast', dir])).toEqual(before)
  })
})

describe('export after an edit that was not built', () => {
  it('writes no old times under new words: stale episodes are left out, named, and not exit 0', () => {
    const dir = copy()
    const line = firstSpeech(dir)
    cliJson(['edit', dir, line.id, '今晚的茶，换我来请。'])
    const write = (format: string, episodes: string): CliResult =>
      cli(['export', dir, '--format', format, '--out', join(dir, 'e'), '--episodes', episodes, '--json'])
    const srt = write('srt', 'all')
    expect(srt.code).toBe(1)
    expect(JSON.parse(srt.stdout)).toMatchObject({
      error: { code: 'BUILD_FIRST', hint: expect.stringContaining('build') as string },
      files: [{ episode: 2 }],
    })
    for (const told of [srt.stdout, srt.stderr]) expect(told).toContain(`voice:${line.id}`)
    const cues = write('cues', '1')
    expect([cues.code, JSON.parse(cues.stdout)]).toMatchObject([1, { error: { code: 'BUILD_FIRST' } }])
    expect(write('fountain', '1').code, 'words alone are as they stand').toBe(0)
    expect(readdirSync(join(dir, 'e')).toSorted()).toEqual(['episode-01.fountain', 'episode-02.srt'])
    expect(readFileSync(join(dir, 'e', 'episode-01.fountain'), 'utf8')).toContain('今晚的茶，换我来请。')
    cliJson(['build', dir])
    expect(write('srt', 'all').code).toBe(0)
    expect(readFileSync(join(dir, 'e', 'episode-01.srt'), 'utf8')).toContain('今晚的茶')
  })
})

describe('damage', () => {
  it('a media file replaced by garbage is made again by build, and nothing else is', () => {
    const dir = copy()
    const media = readdirSync(join(dir, 'media'))
    const wav = media.find((name) => name.endsWith('.wav')) ?? ''
    writeFileSync(join(dir, 'media', wav), 'garbage')
    const looked = cli(['doctor', dir, '--json'])
    expect(looked.code).toBe(1)
    const { found } = JSON.parse(looked.stdout) as {
      found: { what: string; files?: { path: string; products: string[] }[] }[]
    }
    expect(found.find((one) => one.what === 'media')?.files).toEqual([
      { path: join(dir, 'media', wav), products: [expect.stringMatching(/^voice:/) as string] },
    ])
    const failed = cli([
      'export',
      dir,
      '--format',
      'mp4',
      '--out',
      room.path('bad-out'),
      '--episodes',
      'all',
      '--json',
    ])
    expect(failed.code).toBe(1)
    expect(JSON.parse(failed.stdout)).toMatchObject({ error: { code: 'MEDIA_DAMAGED' } })
    const rebuilt = cliJson<Built>(['build', dir])
    expect(steps(rebuilt.ran)).toEqual(['voice'])
    expect(
      readFileSync(join(dir, 'media', wav))
        .subarray(0, 4)
        .toString(),
    ).toBe('RIFF')
    expect(cliJson<Plan>(['plan', dir]).steps).toEqual([])
  })
})

describe('readings', () => {
  it('costs counts the requests of the ledger', () => {
    const { rows, total } = cliJson<{
      rows: { group: string; requests: number }[]
      total: { amount: string }
    }>(['costs', room.path('base'), '--by', 'provider'])
    expect(rows).toMatchObject([{ group: 'rehearsal', requests: built.calls }])
    expect(total.amount).toBe('0.000000')
  })

  it('check lists findings with evidence; a waiver has a reason and can be undone', () => {
    const dir = copy()
    const line = firstSpeech(dir)
    cliJson(['edit', dir, line.id, '这一句话实在太长太长太长了，'.repeat(12).slice(0, 140)])
    cliJson(['build', dir])
    const { findings } = cliJson<{
      findings: { id: string; line: string | null; evidence: string; state: string }[]
    }>(['check', dir])
    const finding = findings.find((one) => one.line === line.id && one.state === 'open')
    expect(finding?.evidence).toBeTruthy()
    cliJson(['waive', dir, finding?.id ?? '', '故意的'])
    const waived = cliJson<{ findings: { id: string; state: string }[] }>(['check', dir]).findings.find(
      (one) => one.id === finding?.id,
    )
    expect(waived?.state).toBe('waived')
  })
})
