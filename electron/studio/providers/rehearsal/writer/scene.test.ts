import { describe, expect, it } from 'vitest'
import type { SceneOutline, SceneScript } from '../../../../../shared/drama/story.ts'
import type { Brief } from '../../../../../shared/drama/brief.ts'
import { normaliseBrief } from '../../../drama/read-brief.ts'
import { cardsOf } from '../../../../../shared/drama/voice-cards.ts'
import { polishScript, reviseScript, writeArc, writeBible, writeScript } from './index.ts'
import { realise } from './realise.ts'

const OPTIONS = { seed: 4, take: 1 }

interface Written {
  readonly input: Parameters<typeof polishScript>[0]
  readonly scene: SceneOutline
  readonly script: SceneScript
  readonly earlier: readonly string[]
  readonly fallbacks: number
}

function scenesOf(brief: Brief): Written[] {
  const bible = writeBible({ brief }, OPTIONS)
  const arc = writeArc({ bible, brief }, OPTIONS)
  const spoken: string[] = []
  return arc.episodes
    .flatMap((episode) => episode.scenes)
    .map((scene) => {
      const { language, genre } = brief
      const input = { scene, cast: cardsOf(bible, scene.cast), language, genre }
      const earlier = [...spoken]
      const script = writeScript(input, { earlier }, OPTIONS)
      const { fallbacks } = realise({ ...input, earlier }, OPTIONS)
      spoken.push(...script.lines.map((line) => line.text))
      return { input: { ...input, script }, scene, script, earlier, fallbacks }
    })
}

const SEASONS = [
  normaliseBrief({ premise: '她带着一把旧钥匙回到茶馆。', genre: 'ceo', episodes: 12 }),
  normaliseBrief({ premise: 'A clerk will not sign for a cent.', genre: 'workplace', episodes: 36 }),
  normaliseBrief({ premise: '灯塔里的账本不见了。', genre: 'mystery', episodes: 36 }),
]

describe.each(SEASONS.map((brief) => [brief.genre, brief] as const))('scenes of %s', (_genre, brief) => {
  const scenes = scenesOf(brief)

  it('are written, not filled: stand-ins stay under two in a hundred lines', () => {
    const lines = scenes.reduce((sum, one) => sum + one.script.lines.length, 0)
    const fallbacks = scenes.reduce((sum, one) => sum + one.fallbacks, 0)
    expect(fallbacks / lines).toBeLessThan(0.02)
  })

  it('open on their hook, end on their cliffhanger, word for word', () => {
    for (const { scene, script } of scenes) {
      if (scene.hook !== null) expect(script.lines.slice(0, 4).map((line) => line.text)).toContain(scene.hook)
      if (scene.cliffhanger !== null) expect(script.lines.at(-1)?.text).toBe(scene.cliffhanger)
    }
  })

  it('let nobody speak who is not there, and only speech is spoken', () => {
    for (const { scene, script } of scenes)
      for (const line of script.lines) {
        if (line.kind !== 'speech') expect(line.speaker).toBeNull()
        else expect(scene.cast).toContain(line.speaker)
        if (line.kind === 'speech') expect(line.text).not.toMatch(/^[（(*【]|[）)】]$/)
      }
  })

  it('keep the ids of their lines through the voice pass, and their number', () => {
    for (const { input, script, earlier } of scenes.slice(0, 8)) {
      const polished = polishScript(input, { earlier }, OPTIONS)
      expect(polished.lines.map((line) => line.id)).toEqual(script.lines.map((line) => line.id))
    }
  })
})

describe('revising', () => {
  const scene = scenesOf(normaliseBrief({ premise: 'She wants the deed.', genre: 'family', episodes: 1 }))[0]
  if (scene === undefined) throw new Error('no scene')
  const { input, script } = scene
  const speech = script.lines.find((line) => line.kind === 'speech' && line.text !== scene.scene.hook)
  if (speech === undefined) throw new Error('nobody speaks')

  it('without findings leaves the script as it is', () => {
    expect(reviseScript({ ...input, findings: [] }, { earlier: [] }, OPTIONS)).toBe(script)
  })

  it('changes the line a finding names and no other, and keeps every id', () => {
    const findings = [{ check: 'line-repeated', line: speech.id, evidence: '' }]
    const revised = reviseScript({ ...input, findings }, { earlier: [speech.text] }, OPTIONS)
    expect(revised.lines.map((line) => line.id)).toEqual(script.lines.map((line) => line.id))
    const changed = revised.lines.filter((line, i) => line.text !== script.lines[i]?.text)
    expect(changed.map((line) => line.id)).toEqual([speech.id])
    expect(revised).toEqual(reviseScript({ ...input, findings }, { earlier: [speech.text] }, OPTIONS))
  })

  it('mends doubled punctuation where it stands', () => {
    const broken = script.lines.map((line) =>
      line.id === speech.id ? { ...line, text: 'Well,, go..' } : line,
    )
    const revised = reviseScript(
      {
        ...input,
        script: { lines: broken },
        findings: [{ check: 'double-punctuation', line: speech.id, evidence: ',,' }],
      },
      { earlier: [] },
      OPTIONS,
    )
    expect(revised.lines.find((line) => line.id === speech.id)?.text).toBe('Well, go.')
  })
})
