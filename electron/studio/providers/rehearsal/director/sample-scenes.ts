import type { FigureLook } from '../../../../../shared/picture/look.ts'
import type { Emotion } from '../../../../../shared/drama/vocabulary.ts'
import type { DirectorBeat, DirectorContext, DirectorInput, DirectorLine } from './input.ts'

/** Two scenes as the text steps would hand them over: material for tests and contact sheets. */

const say = (
  id: string,
  speaker: string,
  emotion: Emotion,
  strength: number,
  beat: number,
  delivery: 'normal' | 'OS' | 'VO' = 'normal',
): DirectorLine => ({ id, kind: 'speech', speaker, delivery, emotion, strength, beat })

const act = (id: string, text: string, beat: number): DirectorLine => ({ id, kind: 'action', text, beat })

const shot = (
  size: DirectorBeat['size'],
  angle: DirectorBeat['angle'],
  camera: DirectorBeat['camera'],
  by: string,
  to: string | null,
  prop: DirectorBeat['prop'] = null,
): DirectorBeat => ({ size, angle, camera, by, to, note: '', prop })

/** A tea shop at dusk: two people and an old man, a pendant, a slap, a cliffhanger. */
export const TEA_SHOP: DirectorInput = {
  sceneId: 'scene-tea',
  location: { id: 'loc-tea', set: 'teashop', interior: true, name: '茶馆' },
  hour: 'dusk',
  weather: 'rain',
  cast: [
    { id: 'lin', lookId: 'look-lin', gender: 'f', age: 25, name: '林晚' },
    { id: 'gu', lookId: 'look-gu', gender: 'm', age: 31, name: '顾沉' },
    { id: 'chen', lookId: 'look-chen', gender: 'm', age: 66, name: '陈伯' },
  ],
  lines: [
    { id: 't1', kind: 'caption', text: '三年后', beat: 0 },
    act('t2', '林晚推开门，雨水顺着伞尖滴下', 0),
    say('t3', 'chen', 'calm', 1, 0),
    say('t4', 'lin', 'calm', 1, 0),
    act('t5', '陈伯把半块玉佩放在桌上', 1),
    say('t6', 'chen', 'tender', 2, 1),
    say('t7', 'lin', 'sad', 2, 1),
    act('t8', '顾沉走进来', 2),
    say('t9', 'gu', 'mocking', 2, 2),
    say('t10', 'lin', 'angry', 2, 2),
    say('t11', 'gu', 'mocking', 2, 2),
    act('t12', '林晚扇了顾沉一巴掌', 3),
    say('t13', 'lin', 'angry', 3, 3),
    say('t14', 'gu', 'shocked', 3, 3),
    say('t15', 'lin', 'sad', 2, 3),
    act('t16', '顾沉跪下', 4),
    say('t17', 'gu', 'sad', 3, 4),
    say('t18', 'lin', 'shocked', 3, 4),
  ],
  beats: [
    shot('MS', 'eye', 'static', 'chen', 'lin'),
    shot('ECU', 'high', 'static', 'chen', 'lin', { name: '玉佩', insert: 'jade' }),
    shot('MCU', 'over_shoulder', 'static', 'gu', 'lin'),
    shot('CU', 'low', 'push_in', 'lin', 'gu'),
    shot('CU', 'high', 'static', 'gu', 'lin'),
  ],
  last: true,
}

/** A rooftop at night, in English: two people, an inner voice, an embrace. */
export const ROOFTOP: DirectorInput = {
  sceneId: 'scene-roof',
  location: { id: 'loc-roof', set: 'rooftop', interior: false, name: 'the roof' },
  hour: 'night',
  weather: 'clear',
  cast: [
    { id: 'su', lookId: 'look-su', gender: 'f', age: 29, name: 'Mei' },
    { id: 'zhou', lookId: 'look-zhou', gender: 'm', age: 34, name: 'Daniel' },
  ],
  lines: [
    act('r1', 'Daniel stands at the rail with his back to the door.', 0),
    say('r2', 'su', 'calm', 1, 0),
    say('r3', 'zhou', 'calm', 1, 0),
    say('r4', 'su', 'mocking', 1, 1),
    say('r5', 'zhou', 'calm', 1, 1),
    say('r6', 'su', 'sad', 2, 1, 'OS'),
    act('r7', 'Mei hands him the ledger.', 2),
    say('r8', 'zhou', 'shocked', 2, 2),
    say('r9', 'su', 'tender', 2, 3),
    act('r10', 'He takes her into his arms.', 3),
    say('r11', 'zhou', 'tender', 2, 3),
  ],
  beats: [
    shot('WS', 'eye', 'dolly', 'su', 'zhou'),
    shot('MCU', 'eye', 'static', 'su', 'zhou'),
    shot('MS', 'eye', 'handheld', 'su', 'zhou', { name: 'ledger', insert: 'ledger' }),
    shot('CU', 'eye', 'push_in', 'zhou', 'su'),
  ],
}

/** Every spoken line of a scene with a length that depends on its name. */
export function spokenOf(input: DirectorInput, ms = 2200): DirectorContext {
  const spoken: Record<string, { text: string; ms: number }> = {}
  for (const line of input.lines) if (line.kind === 'speech') spoken[line.id] = { text: '……', ms }
  return { spoken }
}

const LOOK: FigureLook = {
  seed: 1,
  age: 30,
  sex: 'f',
  build: 'average',
  faceShape: 'oval',
  hairStyle: 'long',
  hairColor: 'ink',
  skin: 'peach',
  outfit: 'coat',
  palette: 'camel',
  mark: null,
  glasses: null,
  beard: false,
  stubble: false,
  ornament: null,
  earring: null,
  eyeTilt: null,
  lip: null,
}

/** A plain look for everybody of a scene, with builds that make their heights differ. */
export function looksFor(input: DirectorInput): Record<string, FigureLook> {
  const builds = ['slim', 'broad', 'stout', 'average', 'child'] as const
  return Object.fromEntries(
    input.cast.map((one, i) => {
      const build = one.age < 13 ? ('child' as const) : (builds[i % 4] ?? 'average')
      return [one.lookId, { ...LOOK, seed: i, age: one.age, sex: one.gender, build }]
    }),
  )
}
