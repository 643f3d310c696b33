import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MediaRef } from '../../../shared/drama/film.ts'
import type { Take } from '../build/build-store.ts'
import { canonicalJson, digestText } from '../build/digest.ts'
import { Ledger, Purse } from '../money/ledger.ts'
import { createProject, type Project } from './project.ts'
import { BRIEF } from './store.fixture.ts'
import { findSweepable, sweepProject } from './sweep.ts'
import { uuidv7 } from './uuid.ts'

let dir = ''
let project: Project
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cliffhanger-sweep-'))
  project = createProject(dir, BRIEF)
})
afterEach(() => {
  project.close()
  rmSync(dir, { recursive: true, force: true })
})

let n = 0
const file = (text: string): MediaRef => project.media.put(new TextEncoder().encode(text), 'audio/wav')

function make(slot: string, output: unknown, media: readonly MediaRef[] = []): Take {
  const [take] = project.build.record([
    {
      id: uuidv7(),
      slot,
      grade: 'rehearsal',
      key: `key-${n++}`,
      inputDigest: digestText(slot),
      takeNo: 1,
      version: 1,
      components: {},
      outputDigest: digestText(canonicalJson(output)),
      provider: 'rehearsal',
      model: '',
      costPicoUsd: 0n,
      json: canonicalJson(output),
      media,
      receipts: [],
      context: {},
      startedAt: 0,
      createdAt: Date.now(),
    },
  ])
  if (take === undefined) throw new Error('nothing was recorded')
  return take
}

/** A voice of a line that is there no more, and a cut that plays it. */
function goneVoiceIn(cutSlot: string): { voice: Take; audio: MediaRef; cut: Take } {
  const audio = file('RIFF voice')
  const voice = make('voice:gone', { audio }, [audio])
  return { voice, audio, cut: make(cutSlot, { voices: [{ voice: voice.outputDigest }] }) }
}
const onlyCuts = (slot: string): boolean => slot.startsWith('cut:')
const isThere = (ref: MediaRef): boolean => project.media.verify(ref)

describe('a sweep', () => {
  it('keeps the file of an answer that was paid for and has no take yet (bug: paid for and thrown away)', () => {
    const audio = file('RIFF paid')
    const ledger = new Ledger(project.db)
    const hold = { slot: 'voice:line', step: 'voice', key: 'k', role: 'voice', provider: 'p', model: 'm' }
    const id = ledger.hold({ ...hold, boundPicoUsd: 1n, requestKey: 'k.1', resume: 'none' }, new Purse(1n))
    const bill = { costPicoUsd: 1n, costSource: 'usage', model: 'm', usage: null } as const
    ledger.settle(id, { ...bill, answer: JSON.stringify({ audio, times: null }) })
    sweepProject(project, onlyCuts)
    expect(isThere(audio)).toBe(true)
    ledger.discard('k', 'of no use')
    sweepProject(project, onlyCuts)
    expect(isThere(audio)).toBe(false)
  })

  it('lets go of what nothing refers to, and of nothing else in the folder', () => {
    const audio = file('RIFF old')
    make('voice:gone', { audio }, [audio])
    const stray = file('RIFF stray')
    writeFileSync(join(dir, 'media', 'notes.txt'), 'mine')
    const found = sweepProject(project, onlyCuts)
    expect([found.takes.length, found.outputs.length, found.files.length]).toEqual([1, 1, 2])
    expect([isThere(audio), isThere(stray)]).toEqual([false, false])
    expect(project.media.list()).toEqual(['notes.txt'])
  })

  it('keeps the values and files a value in use names by digest, though their product is gone', () => {
    const { voice, audio } = goneVoiceIn('cut:1')
    sweepProject(project, onlyCuts)
    expect(project.build.output(voice.outputDigest)).toMatchObject({ audio: { sha256: audio.sha256 } })
    expect(isThere(audio)).toBe(true)
  })

  it('keeps what a pinned or chosen take of a gone product needs', () => {
    const { cut, audio } = goneVoiceIn('film:1')
    project.human.note('choice', 'film:1|x', cut.id)
    sweepProject(project, onlyCuts)
    expect(project.build.allTakes().map((take) => take.slot)).toContain('film:1')
    expect(isThere(audio)).toBe(true)
  })

  it.each([
    ['an undone reroll of what lists the products', 'choice', 'outline:1|x', 'some take'],
    ['a removed scene', 'removed', 'scene-1', true],
    ['an edited line', 'line', 'line-1', { scene: 'scene-1', text: 'x' }],
  ] as const)('lets no take go while %s could be undone', (_name, kind, subject, after) => {
    const { audio, voice } = goneVoiceIn('film:1')
    project.human.change('change', [{ kind, subject, after }])
    sweepProject(project, onlyCuts)
    project.human.undo()
    sweepProject(project, onlyCuts)
    expect(project.build.allTakes().map((take) => take.id)).toContain(voice.id)
    expect(isThere(audio)).toBe(true)
  })

  it('keeps the text under an edit that was released: the journal names it', () => {
    const text = make('revise:gone', { lines: ['old'] })
    project.human.note('hold', 'scene-1', { output: text.outputDigest })
    project.human.change('release', [{ kind: 'hold', subject: 'scene-1', after: null }])
    project.db.prepare('DELETE FROM take').run()
    sweepProject(project, onlyCuts)
    expect(project.build.output(text.outputDigest)).toEqual({ lines: ['old'] })
  })

  it('takes away what a killed process left of a file, in either form of its name (it would lie there for good)', () => {
    const { sha256 } = file('RIFF left')
    make('cut:1', { audio: sha256 }, [{ sha256, mime: 'audio/wav', sizeBytes: 9 }])
    const left = [`.${sha256}.wav.4711.0123abcd.part`, `${sha256}.wav.${uuidv7()}.part`]
    for (const name of [...left, 'notes.part']) writeFileSync(join(dir, 'media', name), 'half')
    expect(sweepProject(project, onlyCuts).files.toSorted()).toEqual(left.toSorted())
  })

  it('says the same beforehand, and touches nothing', () => {
    goneVoiceIn('film:1')
    const files = project.media.list()
    const before = project.db.serialize()
    const found = findSweepable(project, onlyCuts)
    expect(found.takes.length).toBe(2)
    expect(project.media.list()).toEqual(files)
    expect(project.db.serialize().equals(before)).toBe(true)
  })
})
