import { expect, it } from 'vitest'
import { CAST } from '../../../../../shared/picture/sample-cast.ts'
import { frameWords, motionWords, plateWords, portraitWords, type ShotInWords } from './index.ts'

const linwan = { name: '林晚', description: '米白围裙，木簪，袖口挽到手肘', figure: CAST.linwan.look }
const chenbo = { name: 'Chen Bo', description: 'charcoal suit, old steel watch', figure: CAST.chenbo.look }
const teaShop = { name: '茶馆', description: '木格窗、茶柜百屉', interior: true }

const figure = (cast: string, x: number, gazeAt: string | null) => ({
  cast,
  lookId: `look-${cast}`,
  x,
  y: null,
  scale: 0.95,
  facing: 1 as const,
  view: 'front' as const,
  pose: 'cup' as const,
  emotion: 'sad' as const,
  strength: 3 as const,
  gazeAt,
  entwined: false,
})

const shown: ShotInWords = {
  language: 'zh',
  style: '水墨，低饱和',
  shot: {
    size: 'MS',
    angle: 'eye',
    hour: 'night',
    weather: 'rain',
    mood: 'sad',
    figures: [figure('a', 320, 'b'), { ...figure('b', 760, 'a'), emotion: 'calm', pose: 'crossed' }],
    shoulder: null,
    insert: null,
    move: 'push_in',
  },
  people: { a: linwan, b: chenbo },
  place: teaShop,
  doing: ['林晚把信推过桌面。', '雨声更大了。'],
  speaking: ['林晚'],
}
const inEnglish: ShotInWords = {
  ...shown,
  language: 'en',
  style: '',
  doing: ['She pushes the letter across the table.'],
  speaking: [],
}

// Catches words that change their order or go missing: every bought picture would come out differently from its neighbours.
it('a sheet shows one person from all sides, the style of the brief first', () => {
  expect(portraitWords('zh', shown.style, linwan)).toMatchInlineSnapshot(`
    {
      "unwanted": "文字，字幕，水印，标志，边框，多余的手指，变形的脸",
      "words": "水墨，低饱和。
    角色设定图，同一个人出现四次，两行两列：正面站姿、四分之三侧面、面部特写、全身服装；五官和服装完全一致，纯浅灰背景，光线均匀，神情平静。
    林晚，25 岁女性，米白围裙，木簪，袖口挽到手肘。",
    }
  `)
})

it('a place is empty, and says so twice', () => {
  expect(plateWords('en', '', { ...teaShop, name: 'tea shop', interior: false }, 'dusk'))
    .toMatchInlineSnapshot(`
    {
      "unwanted": "text, captions, watermark, logo, border, extra fingers, distorted face, people, silhouettes",
      "words": "cinematic live action, natural light.
    empty set, nobody in it, vertical 9:16, room for people in the middle.
    exterior, tea shop, 木格窗、茶柜百屉, dusk, low sun.",
    }
  `)
})

it('a frame says where, who stands where, how they look, and what happens', () => {
  expect(frameWords(shown).words).toMatchInlineSnapshot(`
    "水墨，低饱和。
    竖屏短剧的一个镜头，竖幅 9:16，画面铺满，下方三分之一不放重要内容，中景，腰部以上，平视。
    室内，茶馆，木格窗、茶柜百屉，夜晚，下雨，冷色调，光线暗淡。
    林晚，在画面左侧，25 岁女性，米白围裙，木簪，袖口挽到手肘，双手捧着杯子，神情悲伤（强烈），看着Chen Bo。
    Chen Bo，在画面右侧，66 岁男性，charcoal suit, old steel watch，双臂抱在胸前，神情平静，看着林晚。
    正在发生：林晚把信推过桌面；雨声更大了。
    人物的五官、发型和服装与参考图完全一致。"
  `)
  expect(frameWords(inEnglish).words).toMatchInlineSnapshot(`
    "cinematic live action, natural light.
    one shot of a vertical short drama, 9:16, filling the frame, nothing important in the lower third, medium shot, from the waist up, eye level.
    interior, 茶馆, 木格窗、茶柜百屉, night, rain, cold muted light.
    林晚, on the left, 25-year-old woman, 米白围裙，木簪，袖口挽到手肘, holding a cup in both hands, sad face (strongly), looking at Chen Bo.
    Chen Bo, on the right, 66-year-old man, charcoal suit, old steel watch, arms crossed, calm face, looking at 林晚.
    what happens: She pushes the letter across the table.
    faces, hair and clothes exactly as in the reference pictures."
  `)
})

it('a clip says how the camera and people move', () => {
  expect(motionWords(shown)).toMatchInlineSnapshot(`
    "镜头缓慢推近。
    正在发生：林晚把信推过桌面；雨声更大了。
    林晚，双手捧着杯子，神情悲伤（强烈）。
    Chen Bo，双臂抱在胸前，神情平静。
    林晚在说话，口型自然。
    一个连续镜头，动作自然连贯，人物和服装不变，不出现文字。"
  `)
  expect(motionWords(inEnglish)).toMatchInlineSnapshot(`
    "slow push in.
    what happens: She pushes the letter across the table.
    林晚, holding a cup in both hands, sad face (strongly).
    Chen Bo, arms crossed, calm face.
    nobody speaks, lips still.
    one continuous take, natural motion, people and clothes unchanged, no text."
  `)
})

// Catches people drawn into a close-up of an object, and an object that is named by its id.
it('an object fills its frame alone', () => {
  const { words } = frameWords({ ...shown, shot: { ...shown.shot, insert: 'jade', figures: [] }, doing: [] })
  expect(words).toContain('玉佩')
  expect(words).not.toContain('林晚')
})

// Catches somebody whose shoulder is in the picture told of as if they faced the camera.
it('a shoulder stays a shoulder', () => {
  const { words } = frameWords({ ...shown, shot: { ...shown.shot, shoulder: 'b', angle: 'over_shoulder' } })
  expect(words.match(/Chen Bo/g)?.length).toBe(2)
  expect(words).toContain('前景边缘是Chen Bo')
})
