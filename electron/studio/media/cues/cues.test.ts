import { expect, test } from 'vitest'
import type { CueTrack } from '../../../../shared/drama/film.ts'
import { cueTrackSchema } from '../../../../shared/drama/film.ts'
import { cuesFor, unknownPhonemes } from './cues.ts'
import type { SpokenLine } from './cues.ts'

const line = (fields: Partial<SpokenLine>): SpokenLine => ({
  text: '',
  durationMs: 1000,
  words: [],
  phonemes: [],
  source: 'phonemes',
  confidence: 0.95,
  ...fields,
})

/** `name start end` in milliseconds. */
const timed = (list: string): { phoneme: string; startMs: number; endMs: number }[] =>
  list.split(', ').map((entry) => {
    const [phoneme = '', start, end] = entry.split(' ')
    return { phoneme, startMs: Number(start), endMs: Number(end) }
  })

const words = (list: string): SpokenLine['words'] =>
  timed(list).map(({ phoneme, startMs, endMs }) => ({ text: phoneme, startMs, endMs }))

const shapeAt = (track: CueTrack, ms: number): string | undefined =>
  track.cues.findLast((cue) => cue.ms <= ms)?.viseme

test('妈怕: m closes the lips while it sounds, p closes them before it bursts', () => {
  const track = cuesFor(
    line({ text: '妈怕', phonemes: timed('m 100 190, ˈɑ 190 420, ph 500 590, ˈɑ 590 820'), durationMs: 900 }),
    'zh',
  )
  expect(track.source).toBe('phonemes')
  expect(shapeAt(track, 50)).toBe('sil')
  expect(shapeAt(track, 140)).toBe('PP')
  expect(shapeAt(track, 300)).toBe('aa')
  // The burst is at 500: the lips meet before it and are open soon after.
  expect(shapeAt(track, 480)).toBe('PP')
  expect(shapeAt(track, 560)).toBe('aa')
  expect(shapeAt(track, 850)).toBe('sil')
})

test('Bob, my five: lips, teeth, diphthong and final stop all show at their times', () => {
  const track = cuesFor(
    line({
      text: 'Bob, my five',
      phonemes: timed(
        'b 50 110, ˈɑː 110 300, b 300 380, m 600 690, ˈaɪ 690 900, f 900 1000, ˈaɪ 1000 1200, v 1200 1300',
      ),
      durationMs: 1400,
    }),
    'en',
  )
  const shapes = [80, 200, 330, 500, 640, 740, 860, 950, 1050, 1170, 1250, 1390].map((ms) =>
    shapeAt(track, ms),
  )
  expect(shapes).toEqual(['PP', 'aa', 'PP', 'sil', 'PP', 'aa', 'I', 'FF', 'aa', 'I', 'FF', 'sil'])
})

test('breath takes the mouth of its vowel: the h of "who" is round already', () => {
  const track = cuesFor(line({ text: 'who', phonemes: timed('h 0 90, uː 90 300'), durationMs: 400 }), 'en')
  expect(shapeAt(track, 10)).toBe('U')
})

test('sounds the table lacks are named and lower the confidence', () => {
  const voice = line({ text: 'x', phonemes: timed('ɣ 0 200, a 200 400'), durationMs: 500 })
  expect(unknownPhonemes(voice)).toEqual(['ɣ'])
  expect(cuesFor(voice, 'zh').confidence).toBeCloseTo(0.475, 3)
})

test('words without phonemes: hanzi open by their pinyin inside their own time', () => {
  const voice = line({
    text: '妈，2个',
    words: words('妈 100 400, 2 700 1000, 个 1000 1300'),
    durationMs: 1400,
    source: 'words',
    confidence: 1,
  })
  const track = cuesFor(voice, 'zh')
  expect(track.source).toBe('words')
  expect(track.confidence).toBeLessThan(0.95)
  expect([130, 300, 550, 720, 1020, 1200].map((ms) => shapeAt(track, ms))).toEqual([
    'PP',
    'aa',
    'sil',
    'nn',
    'kk',
    'E',
  ])
})

test('English words without phonemes follow their spelling', () => {
  const track = cuesFor(
    line({ text: 'move', words: words('move 0 450'), durationMs: 500, source: 'words' }),
    'en',
  )
  expect(track.cues.map(({ viseme }) => viseme)).toEqual(['PP', 'O', 'FF', 'sil'])
})

test('nothing but text and length still moves the mouth, and says how little it knows', () => {
  const track = cuesFor(
    line({ text: '妈妈，你好。', durationMs: 1200, source: 'even', confidence: 0.2 }),
    'zh',
  )
  expect(track.source).toBe('even')
  expect(track.confidence).toBeLessThanOrEqual(0.2)
  expect(track.cues.length).toBeGreaterThan(6)
})

test('a line that says nothing keeps the mouth shut', () => {
  const track = cuesFor(line({ text: '……', durationMs: 600 }), 'zh')
  expect(cueTrackSchema.parse(track).cues).toEqual([{ ms: 0, viseme: 'sil' }])
})
