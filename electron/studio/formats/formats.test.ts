import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { msFromFrames } from '../../../shared/drama/rate.ts'
import { toCuesJson } from './cues.ts'
import { AI_NOTICE, type DocumentLine, type EpisodeDocument } from './episode-document.ts'
import { toFountain } from './fountain.ts'
import { toSeasonJson, type SeasonDocument } from './season-json.ts'
import { toSrt } from './srt.ts'
import { toVtt } from './vtt.ts'

const FPS = { num: 24, den: 1 }

const line = (id: string, text: string, rest: Partial<DocumentLine> = {}): DocumentLine => ({
  id,
  kind: 'speech',
  text,
  speaker: '林晚',
  delivery: 'normal',
  emotion: 'calm',
  parenthetical: '',
  ...rest,
})
const silent = (kind: DocumentLine['kind'], id: string, text: string) =>
  line(id, text, { kind, speaker: null })

const ZH: EpisodeDocument = {
  number: 1,
  title: '雨夜',
  language: 'zh',
  dramaTitle: '半块玉佩',
  synopsis: '林晚回到茶馆。\n顾沉也来了。',
  hook: '',
  cliffhanger: '',
  scenes: [
    {
      id: 's1',
      number: '1-1',
      heading: '1-1 日 内 茶馆',
      lines: [
        silent('caption', 'l1', '三年后'),
        silent('action', 'l2', '林晚推开门。'),
        line('l3', '好久不见。', { parenthetical: '冷笑' }),
        line('l4', '他来了。', { delivery: 'OS' }),
        line('l5', '晚晚，见字如面。', { speaker: '外婆', delivery: 'VO' }),
        silent('transition', 'l6', '切至：'),
      ],
    },
  ],
  subtitles: {
    fps: FPS,
    captions: [
      { line: 'l1', speaker: null, text: '三年后', startFrame: 0, endFrame: 48 },
      { line: 'l3', speaker: '林晚', text: '好久不见，', startFrame: 48, endFrame: 80 },
      { line: 'l3', speaker: '林晚', text: 'A < B & C --> D', startFrame: 80, endFrame: 24 * 3700 },
    ],
  },
}

// ---- captions -----------------------------------------------------------------------------------------------------

/** A reader of SRT and VTT cues: text by times in milliseconds. */
function readCues(text: string): { from: number; to: number; text: string }[] {
  const clock = (value: string): number => {
    const [h, m, s, ms] = value.split(/[:.,]/u).map(Number)
    return ((h ?? 0) * 3600 + (m ?? 0) * 60 + (s ?? 0)) * 1000 + (ms ?? 0)
  }
  return text
    .split(/\n\n+/u)
    .filter((block) => block.includes(' --> '))
    .map((block) => {
      const lines = block.replace(/\n$/u, '').split('\n')
      const at = lines.findIndex((one) => /^\d\d:\d\d:\d\d[.,]\d{3} --> /u.test(one))
      const [from, to] = (lines[at] ?? '').split(' --> ').map((one) => clock(one.split(' ')[0] ?? ''))
      return { from: from ?? NaN, to: to ?? NaN, text: lines.slice(at + 1).join('\n') }
    })
}

describe('srt', () => {
  it('numbers its cues and gives times and words back', () => {
    const made = toSrt(ZH)
    expect(made.match(/^\d+$/gmu)).toEqual(['1', '2', '3'])
    const cues = readCues(made)
    expect(cues.map((cue) => cue.text)).toEqual(['三年后', '好久不见，', 'A < B & C → D'])
    expect(cues.map((cue) => [cue.from, cue.to])).toEqual([
      [0, 2000],
      [2000, 3333],
      [3333, 3_700_000],
    ])
  })

  it('does not let a blank line in a text end its cue', () => {
    const captions = [{ line: 'a', speaker: null, text: '一\n\n\n二', startFrame: 0, endFrame: 24 }]
    expect(readCues(toSrt({ subtitles: { fps: FPS, captions } })).map((cue) => cue.text)).toEqual(['一\n二'])
  })

  it('gives a silent episode an empty file', () =>
    expect(toSrt({ subtitles: { fps: FPS, captions: [] } })).toBe(''))
})

describe('vtt', () => {
  const made = toVtt(ZH)
  const unescape = (text: string) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

  it('begins as WebVTT, says that it is AI-generated, and names its cues', () => {
    expect(made.startsWith('WEBVTT\n\n')).toBe(true)
    expect(made).toContain(`NOTE ${AI_NOTICE.zh}`)
    expect(made.match(/^l\d(?:\/\d)?$/gmu)).toEqual(['l1', 'l3/1', 'l3/2'])
  })

  it('escapes markup and arrows, so that the words come back', () => {
    const cues = readCues(made)
    expect(cues).toHaveLength(3)
    const texts = cues.map((cue) => unescape(cue.text.replace(/^<v [^>]+>|<\/v>$/gu, '')))
    expect(texts).toEqual(ZH.subtitles.captions.map((caption) => caption.text))
    expect(cues[1]?.text).toBe('<v 林晚>好久不见，</v>')
  })
})

// ---- Fountain -----------------------------------------------------------------------------------------------------

type Read =
  | Pick<DocumentLine, 'kind' | 'text' | 'speaker' | 'delivery' | 'parenthetical'>
  | { heading: string }

const unescape = (text: string): string => text.replace(/\\(.)/gsu, '$1')
const CAPTION = /^(?:【字幕：(.*)】|SUPER: (.*))$/su

function readDialogue(block: readonly string[]): Read {
  const [cue = '', ...rest] = block
  const found = /^@(.*?)(?: \((V\.O\.|O\.S\.)\))?$/u.exec(cue)
  const first = rest[0] ?? ''
  const aside = rest.length > 1 && first.startsWith('(') && first.endsWith(')')
  const said = (aside ? rest.slice(1) : rest).map((one) => (one.trim() === '' ? '' : unescape(one)))
  const delivery = found?.[2] === 'V.O.' ? 'VO' : found?.[2] === 'O.S.' ? 'OS' : 'normal'
  const parenthetical = aside ? unescape(first.slice(1, -1)) : ''
  return {
    kind: 'speech',
    speaker: unescape(found?.[1] ?? ''),
    delivery,
    parenthetical,
    text: said.join('\n'),
  }
}

/** A small reader of Fountain, written from its published syntax: forced elements first, then what is left is action. */
function readFountain(text: string): { title: Map<string, string>; elements: Read[] } {
  const [head = '', ...body] = text.split(/\n\n/u)
  const title = new Map(
    head.split('\n').map((one): [string, string] => {
      const at = one.indexOf(': ')
      return [one.slice(0, at), one.slice(at + 2)]
    }),
  )
  const silentRead = (kind: DocumentLine['kind'], value: string): Read => ({
    kind,
    text: value,
    speaker: null,
    delivery: 'normal',
    parenthetical: '',
  })
  const elements = body.flatMap((raw): Read[] => {
    const block = raw.replace(/\n$/u, '')
    const lines = block.split('\n')
    if (block.startsWith('@')) return [readDialogue(lines)]
    if (/^\.[^.]/u.test(block)) return [{ heading: unescape(block.slice(1)) }]
    if (/^>.*[^\\]<$/su.test(block) || /^[#=]/u.test(block)) return []
    if (block.startsWith('> ')) return [silentRead('transition', unescape(block.slice(2)))]
    const caption = CAPTION.exec(block)
    if (caption !== null) return [silentRead('caption', unescape(caption[1] ?? caption[2] ?? ''))]
    const forced = lines.every((one) => one.startsWith('!'))
    return [
      silentRead('action', (forced ? lines.map((one) => one.slice(1)) : lines).map(unescape).join('\n')),
    ]
  })
  return { title, elements }
}

const fieldsOf = (one: DocumentLine): Read => {
  const { kind, text, speaker, delivery, parenthetical } = one
  return { kind, text, speaker, delivery, parenthetical }
}

describe('fountain', () => {
  it('writes a Chinese episode that reads back as it was', () => {
    const made = toFountain(ZH)
    const { title, elements } = readFountain(made)
    expect(title.get('Title')).toBe('半块玉佩')
    expect(title.get('Author')).toBe('Cliffhanger')
    expect(title.get('Notes')).toBe(AI_NOTICE.zh)
    expect(elements).toEqual([{ heading: '1-1 日 内 茶馆' }, ...(ZH.scenes[0]?.lines ?? []).map(fieldsOf)])
    expect(made).toContain('\n@林晚\n(冷笑)\n好久不见。\n')
    expect(made).toContain('\n@林晚 (O.S.)\n')
    expect(made).toContain('\n> 切至：\n')
  })

  it('writes English headings and captions', () => {
    const scenes = [
      {
        id: 's',
        number: '1-1',
        heading: '1-1 DAY INT. TEA SHOP',
        lines: [silent('caption', 'a', 'Three years later')],
      },
    ]
    const made = toFountain({ ...ZH, language: 'en', scenes })
    expect(made).toContain('\n.1-1 DAY INT. TEA SHOP\n')
    expect(made).toContain('\nSUPER: Three years later\n')
    expect(made).toContain(AI_NOTICE.en)
  })

  it('keeps any text whatever it begins with (a leading mark must not turn it into another element)', () => {
    const piece = fc.constantFrom(
      ...Array.from('@!.>#=~+*_[]()/\\<^:-【】 \n'),
      '林晚',
      'INT. ',
      'CUT TO:',
      '[[',
      '/*',
      '*/',
      '（冷笑）',
      '(quietly)',
      '【字幕：',
      'SUPER: ',
      '...',
      '**b**',
      '===',
      'EXT ',
      '你来了。',
      "don't",
      'V.O.',
      '> x <',
    )
    const tidy = (text: string) =>
      text
        .split('\n')
        .map((one) => (one.trim() === '' ? '' : one))
        .join('\n')
    const text = fc
      .array(piece, { minLength: 1, maxLength: 8 })
      .map((all) => tidy(all.join('').trim()))
      .filter((one) => one !== '')
    const row = text.map((one) => one.replace(/\s+/gu, ' '))
    const any = fc.oneof(
      fc
        .record({
          text,
          speaker: row,
          delivery: fc.constantFrom('normal', 'VO', 'OS'),
          parenthetical: fc.oneof(fc.constant(''), row),
        })
        .map((one) => line('x', one.text, one)),
      text.map((one) => silent('action', 'x', one)),
      row.map((one) => silent('caption', 'x', one)),
      row.map((one) => silent('transition', 'x', one)),
    )
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 4 }), (lines) => {
        const made = toFountain({
          ...ZH,
          scenes: [{ id: 's', number: '1-1', heading: '1-1 日 内 茶馆', lines }],
        })
        expect(readFountain(made).elements.slice(1)).toEqual(lines.map(fieldsOf))
      }),
      { numRuns: 1500 },
    )
  })
})

// ---- JSON ---------------------------------------------------------------------------------------------------------

describe('cues', () => {
  it('places every cue in time and says where it came from', () => {
    const track = {
      cues: [
        { ms: 0, viseme: 'aa' as const },
        { ms: 333.33333, viseme: 'sil' as const },
      ],
      source: 'phonemes' as const,
      confidence: 0.9,
    }
    const lines = [
      { line: 'l3', speaker: '林晚', text: '好久不见。', startFrame: 49, durationFrames: 30, track },
    ]
    const made = JSON.parse(toCuesJson({ number: 1, language: 'zh', fps: FPS, lines }))
    expect(made.lines[0]).toMatchObject({ line: 'l3', source: 'phonemes', confidence: 0.9, startFrame: 49 })
    expect(made.lines[0].startMs).toBeCloseTo(msFromFrames(49, FPS), 2)
    expect(made.lines[0].cues).toEqual([
      { ms: 0, viseme: 'aa' },
      { ms: 333.333, viseme: 'sil' },
    ])
    expect(made.notice).toBe(AI_NOTICE.zh)
  })
})

describe('season.json', () => {
  it('holds the whole season and says where promises are planted and paid', () => {
    const season: SeasonDocument = {
      title: '半块玉佩',
      logline: '',
      language: 'zh',
      genre: 'revenge',
      seed: 7,
      cast: [{ id: 'c', name: '林晚', role: 'hero', gender: 'f', age: 25, intro: '' }],
      episodes: [
        {
          number: 1,
          title: '雨夜',
          synopsis: '',
          hook: '',
          cliffhanger: '',
          paywall: false,
          scenes: ZH.scenes.map((scene) => ({
            ...scene,
            lines: scene.lines.map((one) => ({ ...one, strength: 2 })),
          })),
        },
      ],
      promises: [
        { id: 'p', kind: 'object', setup: '半块玉佩', payoff: '', token: '玉佩', plantedIn: 1, paidIn: null },
      ],
    }
    const made = JSON.parse(toSeasonJson(season))
    expect(made).toMatchObject({
      title: '半块玉佩',
      language: 'zh',
      genre: 'revenge',
      seed: 7,
      notice: AI_NOTICE.zh,
    })
    expect(made.episodes[0].scenes[0].lines.map((one: { text: string }) => one.text)).toEqual(
      ZH.scenes[0]?.lines.map((one) => one.text),
    )
    expect(made.episodes[0].scenes[0].lines[2]).toMatchObject({ speaker: '林晚', parenthetical: '冷笑' })
    expect(made.promises[0]).toMatchObject({ plantedIn: 1, paidIn: null })
  })
})
