import { describe, expect, it } from 'vitest'
import type { Line, SceneOutline, VoiceCard } from '../../../shared/drama/story.ts'
import type { Language } from '../../../shared/drama/vocabulary.ts'
import { subtitleEpisode, timeScene } from '../drama/film/index.ts'
import { CHECKS } from './checks.ts'
import { checkEpisode, type EpisodeFacts } from './episode-checks.ts'
import { checkSceneText, type SceneTextFacts } from './scene-checks.ts'
import { expectOnly } from './expect-only.fixture.ts'

const FPS = { num: 24, den: 1 }

// ---- a good scene, in both languages ----------------------------------------------------------------------------

const card = (id: string, name: string): VoiceCard => ({
  id,
  name,
  gender: 'f',
  age: 30,
  role: 'hero',
  register: 'quiet_hero',
  want: '',
  intro: '',
})

const line = (
  id: string,
  text: string,
  speaker: string | null = 'lin',
  kind: Line['kind'] = 'speech',
): Line => ({
  id,
  kind,
  text,
  speaker: kind === 'speech' ? speaker : null,
  delivery: 'normal',
  emotion: 'calm',
  strength: 1,
  parenthetical: '',
  beat: 0,
})

const OUTLINE: SceneOutline = {
  id: 'scene-1',
  location: 'loc',
  locationName: '茶馆',
  set: 'teashop',
  interior: true,
  hour: 'day',
  weather: 'clear',
  cast: ['lin', 'gu'],
  purpose: '',
  seconds: 40,
  beats: [
    {
      slot: 'turn',
      fn: 'reveal',
      move: 'reveal',
      by: 'lin',
      to: 'gu',
      emotion: 'calm',
      note: '',
      size: 'CU',
      angle: 'eye',
      camera: 'static',
      facts: [],
      prop: null,
      promises: [],
      mustSay: ['blue ledger'],
      introduces: [],
    },
  ],
  facts: [],
  props: [],
  promises: [],
  relations: [],
  introduced: [],
  hook: null,
  cliffhanger: null,
}

const TEXTS: Record<Language, [string, string, string, string, string]> = {
  zh: [
    '林晚推开门。',
    '你看过 blue ledger 吗？',
    '没有……什么账本？',
    'VIP 室里那本。',
    '我不知道你在说什么！',
  ],
  en: [
    'Lin opens the door.',
    'Have you read the blue ledger?',
    'No... what ledger?',
    'The one upstairs.',
    "I don't know what you mean!",
  ],
}

function goodScene(language: Language): SceneTextFacts {
  const [action, ...rest] = TEXTS[language]
  const spoken = rest.map((text, i) => line(`l${i + 1}`, text, i % 2 === 0 ? 'lin' : 'gu'))
  return {
    scene: OUTLINE,
    cast: [card('lin', '林晚'), card('gu', 'Gu Chen')],
    language,
    lines: [line('l0', action, null, 'action'), ...spoken],
    earlier: ['早上好啊。', 'Good morning to you.'],
  }
}

const withText = (facts: SceneTextFacts, id: string, text: string): SceneTextFacts => ({
  ...facts,
  lines: facts.lines.map((one) => (one.id === id ? { ...one, text } : one)),
})

describe('text checks', () => {
  for (const language of ['zh', 'en'] as const) {
    const good = goodScene(language)
    const zh = language === 'zh'

    it(`finds nothing in a good ${language} scene`, () => expect(checkSceneText(good)).toEqual([]))

    it(`finds broken ${language} text at its line`, () => {
      const broken = {
        'open-slot': zh ? ['你{deed}了。', 'undefined 在哪儿'] : ['You {deed} it.', 'undefined is here'],
        'double-punctuation': zh
          ? ['你说什么，，他来了', '好的。，走吧', '真的吗？。']
          : ['You know,, he came.', 'Well ;; yes.', 'Really?, he said.', 'Stop.. now.'],
        'mixed-language': zh ? ['这是 the ledger 吗', '他 whispered 了一句'] : ['这是 the ledger.'],
      }
      for (const [check, texts] of Object.entries(broken))
        for (const text of texts)
          expectOnly(checkSceneText(withText(good, 'l3', text)), check, { line: 'l3' })
    })

    it(`lets good ${language} marks and the story's own words be`, () => {
      const fine = zh
        ? ['你——你说什么？！', '等等……', '他说：“走。”', 'Gu Chen 来了', '那份 DNA 报告。', '三点 15 分']
        : [
            'You -- what?!',
            'Wait...',
            'He said, "Go."',
            '林晚 is here.',
            'At 3.15, no later!',
            'Mr. Gu, Jr., is here.',
          ]
      for (const text of fine) expect(checkSceneText(withText(good, 'l3', text)), text).toEqual([])
    })

    it(`finds a repeated ${language} line, whatever its marks, but not a cry`, () => {
      const again = zh ? '早上好啊！' : 'GOOD MORNING to you'
      expectOnly(checkSceneText(withText(good, 'l2', again)), 'line-repeated', { line: 'l2' })
      const cry = zh ? '什么？' : 'What?'
      expect(checkSceneText({ ...withText(good, 'l2', cry), earlier: [cry] })).toEqual([])
    })

    it(`finds a ${language} sentence its speaker would never say, and a longer one no shot holds`, () => {
      const run = zh
        ? '要是当年你在桥上等我的时候没有下雨我们现在大概已经有孩子了'
        : 'If it had not been raining on that bridge when you were waiting there for me that night we would probably have children by now'
      expectOnly(checkSceneText(withText(good, 'l3', `${run}${zh ? '。' : '.'}`)), 'line-too-long', {
        line: 'l3',
      })
      const long = zh ? '你走的那天。'.repeat(12) : 'You left on that day. '.repeat(12).trim()
      expectOnly(
        checkSceneText({ ...withText(good, 'l3', long), scene: { ...OUTLINE, seconds: 90 } }),
        'speech-too-long',
        { line: 'l3' },
      )
    })

    it(`finds a ${language} scene with more talk than time`, () => {
      expectOnly(checkSceneText({ ...good, scene: { ...OUTLINE, seconds: 2 } }), 'scene-too-long', {
        scene: 'scene-1',
        line: null,
      })
    })
  }

  it('finds a speaker who is not there, but lets voices from elsewhere speak', () => {
    const good = goodScene('zh')
    const stranger = good.lines.map((one) => (one.id === 'l2' ? { ...one, speaker: 'chen' } : one))
    expectOnly(checkSceneText({ ...good, lines: stranger }), 'speaker-absent', { line: 'l2' })
    const voice = stranger.map((one) => (one.id === 'l2' ? { ...one, delivery: 'VO' as const } : one))
    expect(checkSceneText({ ...good, lines: voice })).toEqual([])
  })

  it('finds a caption of three rows and a word of the premise that never comes', () => {
    const good = goodScene('zh')
    const caption = { ...line('l9', '三年前的那个雨夜里'.repeat(5), null, 'caption') }
    expectOnly(checkSceneText({ ...good, lines: [...good.lines, caption] }), 'line-too-long', { line: 'l9' })
    expectOnly(checkSceneText(withText(good, 'l1', '你看过那本账吗？')), 'premise-missing', {
      scene: 'scene-1',
    })
  })

  it('gives a finding the same id after other lines changed, and another id at another place', () => {
    const good = goodScene('zh')
    const [one] = checkSceneText(withText(good, 'l3', '你{deed}了。'))
    const [same] = checkSceneText(withText(withText(good, 'l3', '他{topic}呢。'), 'l2', '不知道。'))
    const [other] = checkSceneText(withText(good, 'l4', '你{deed}了。'))
    expect(same?.id).toBe(one?.id)
    expect(other?.id).not.toBe(one?.id)
  })
})

// ---- a good episode ---------------------------------------------------------------------------------------------

function goodEpisode(): EpisodeFacts {
  const texts = ['遗嘱上少了一页。', '那一页在你手里吗？', '我烧了它。', '可是门外站着她早已死去的母亲。']
  const lines = texts.map((text, i) => ({ id: `l${i}`, kind: 'speech' as const, text }))
  const shots = lines.map((one) => ({ id: `s-${one.id}`, plannedFrames: 96, lines: [one.id] }))
  const voices = lines.map((one) => ({ line: one.id, durationMs: one.text.length * 210, silent: false }))
  const timed = lines.map((one, i) => ({
    ...one,
    emotion: 'calm' as const,
    voiceMs: voices[i]?.durationMs ?? 0,
  }))
  const timing = timeScene({ fps: FPS, shots, lines: timed })
  const frames = shots.map((shot) => ({
    shot: shot.id,
    facts: { width: 1080, height: 1920, meanLuma: 0.4, lumaDeviation: 0.2 },
  }))
  const named = lines.map((one) => ({ ...one, speaker: '林晚' }))
  return {
    number: 3,
    language: 'zh',
    fps: FPS,
    targetSeconds: timing.durationFrames / FPS.num,
    hook: '遗嘱少了一页',
    cliffhanger: '门外站着她死去的母亲',
    scenes: [{ id: 'scene-1', lines, timing, shots, misfit: { uncovered: [], vanished: 0 }, frames, voices }],
    subtitles: subtitleEpisode({ fps: FPS, scenes: [{ timing, lines: named }] }),
  }
}

const scene1 = (facts: EpisodeFacts) => {
  const [scene] = facts.scenes
  if (scene === undefined) throw new Error('no scene')
  return scene
}

const withScene = (facts: EpisodeFacts, change: Partial<EpisodeFacts['scenes'][number]>): EpisodeFacts => ({
  ...facts,
  scenes: [{ ...scene1(facts), ...change }],
})

describe('episode checks', () => {
  const good = goodEpisode()
  const scene = scene1(good)

  it('finds nothing in a good episode', () => expect(checkEpisode(good)).toEqual([]))

  it('finds a missing hook at the first line and a missing cliffhanger at the last', () => {
    expectOnly(checkEpisode({ ...good, hook: '他三年前就离开了这座城市' }), 'hook-missing', {
      episode: 3,
      line: 'l0',
    })
    const lines = [...scene.lines.slice(0, 3), { id: 'l3', kind: 'speech' as const, text: '好，明天见。' }]
    expectOnly(checkEpisode(withScene(good, { lines })), 'cliffhanger-missing', { episode: 3, line: 'l3' })
  })

  it('finds a caption that flashes by and one that runs out of the safe area', () => {
    const captions = (change: (caption: EpisodeFacts['subtitles']['captions'][number]) => object) => ({
      ...good.subtitles,
      captions: good.subtitles.captions.map((one) => (one.line === 'l1' ? { ...one, ...change(one) } : one)),
    })
    const fast = captions((one) => ({ endFrame: one.startFrame + 10 }))
    expectOnly(checkEpisode({ ...good, subtitles: fast }), 'caption-too-fast', {
      scene: 'scene-1',
      line: 'l1',
    })
    const big = captions((one) => ({ text: '那一页在你手里吗'.repeat(5), endFrame: one.startFrame + 24 * 8 }))
    expectOnly(checkEpisode({ ...good, subtitles: big }), 'caption-too-big', { scene: 'scene-1', line: 'l1' })
  })

  it('finds a black and a blank picture at its shot', () => {
    for (const facts of [
      { meanLuma: 0.001, lumaDeviation: 0.2 },
      { meanLuma: 0.5, lumaDeviation: 0.001 },
    ]) {
      const frames = scene.frames.map((one) =>
        one.shot === 's-l2' ? { ...one, facts: { ...one.facts, ...facts } } : one,
      )
      expectOnly(checkEpisode(withScene(good, { frames })), 'frame-blank', { shot: 's-l2', line: 'l2' })
    }
  })

  it('says once that there is no voice engine, and names a single silent line', () => {
    const all = scene.voices.map((voice) => ({ ...voice, silent: true }))
    expectOnly(checkEpisode(withScene(good, { voices: all })), 'voice-silent', {
      episode: 3,
      line: null,
      severity: 'notice',
    })
    const one = scene.voices.map((voice) => ({ ...voice, silent: voice.line === 'l2' }))
    expectOnly(checkEpisode(withScene(good, { voices: one })), 'voice-silent', { line: 'l2' })
  })

  it('says that pinned shots were made for another text', () => {
    const [finding, ...rest] = checkEpisode(
      withScene(good, { misfit: { uncovered: ['line-2'], vanished: 3 } }),
    )
    expect(rest).toEqual([])
    expect(finding).toMatchObject({ check: 'shots-behind-text', scene: 'scene-1', line: 'line-2' })
  })

  it('finds a shot that had to grow for its voice, and an episode far from its aim', () => {
    const shots = scene.timing.shots.map((shot) =>
      shot.shot === 's-l1' ? { ...shot, plannedFrames: 20 } : shot,
    )
    expectOnly(checkEpisode(withScene(good, { timing: { ...scene.timing, shots } })), 'voice-outgrows-shot', {
      shot: 's-l1',
      line: 'l1',
    })
  })

  it('warns of an episode 15 % off its aim and calls 35 % an error (half as long again used to pass)', () => {
    const seconds = good.scenes.reduce((sum, one) => sum + one.timing.durationFrames, 0) / FPS.num
    const severityAt = (parts: number) => {
      const found = checkEpisode({ ...good, targetSeconds: seconds / parts })
      expect(found.every((one) => one.check === 'episode-length' && one.scene === null)).toBe(true)
      return found[0]?.severity ?? null
    }
    expect([0.6, 0.7, 0.84, 0.86, 1, 1.14, 1.16, 1.34, 1.36, 1.6].map(severityAt)).toEqual([
      'error',
      'warning',
      'warning',
      null,
      null,
      null,
      'warning',
      'warning',
      'error',
      'error',
    ])
  })
})

describe('CHECKS', () => {
  it('lists every check once, with a label in both languages', () => {
    expect(new Set(CHECKS.map((check) => check.id)).size).toBe(CHECKS.length)
    for (const check of CHECKS)
      expect([check.label.zh, check.label.en].every((label) => label !== '')).toBe(true)
  })
})
