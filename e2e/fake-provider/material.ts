import { createHash } from 'node:crypto'

/**
 * What the fake provider writes: material good enough to build a whole season of, made from nothing but the request, so
 * that equal requests are answered equally. It reads the material of a request as a model would.
 */

type Material = Readonly<Record<string, unknown>>
type Language = 'zh' | 'en'

/** Whole numbers that look random and always come out the same for a text. */
function numberOf(text: string, below: number): number {
  return Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 12), 16) % below
}

const pick = <T>(list: readonly T[], text: string): T => {
  const found = list[numberOf(text, list.length)]
  if (found === undefined) throw new Error('an empty list')
  return found
}

const list = (value: unknown): Material[] => (Array.isArray(value) ? (value as Material[]) : []) // material of our own prompts
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const isHan = (words: string): boolean => /[\u4e00-\u9fff]/.test(words)

const PEOPLE: Readonly<Record<Language, readonly (readonly [string, 'f' | 'm', number, string])[]>> = {
  zh: [
    ['沈知秋', 'f', 26, '齐肩黑发，米色风衣'],
    ['陆明远', 'm', 31, '短发，深灰西装，戴眼镜'],
    ['江雪', 'f', 28, '长卷发，酒红长裙'],
    ['沈伯年', 'm', 62, '花白头发，藏青中山装'],
  ],
  en: [
    ['Nora Vale', 'f', 26, 'dark bob, camel coat'],
    ['Adrian Cole', 'm', 31, 'short hair, charcoal suit, glasses'],
    ['Iris Hart', 'f', 28, 'long curls, wine-red dress'],
    ['Walter Vale', 'm', 62, 'grey hair, navy jacket'],
  ],
}

/** Reads a piece of a novel as far as a fake has to: who says something, and sentences copied from it. */
function reading(asked: Material): unknown {
  const piece = text(asked['piece'])
  const sentences = piece.match(/[^。！？.!?\n“”"]{8,80}[。.]/g) ?? []
  const names = [...piece.matchAll(/([\u4e00-\u9fff]{3})(?=[说问])|said ([A-Z][a-z]+)/g)].map(
    (one) => one[1] ?? one[2] ?? '',
  )
  const people = [...new Set(names)].slice(0, 8)
  return {
    people: people.map((name) => ({ name, aliases: [], gender: null, about: '', look: '' })),
    relations: [],
    places: [],
    items: [],
    threads: [],
    events: sentences.slice(0, 6).map((quote, i) => ({
      text: quote.trim(),
      who: people.filter((name) => quote.includes(name)),
      place: '',
      weight: 1 + (i % 5),
      quote: quote.trim(),
    })),
    summary: sentences.at(-1)?.trim() ?? '',
  }
}

function bible(asked: Material): unknown {
  const premise = (asked['premises'] as string[])[0] ?? ''
  const language: Language = isHan(premise) ? 'zh' : 'en'
  const zh = language === 'zh'
  const own = list(asked['people']).map((one) => text(one['name']))
  const people = PEOPLE[language].map((one, i) => [own[i] ?? one[0], one[1], one[2], one[3]] as const)
  const names = people.map(([name]) => name)
  const registers = asked['registers'] as string[]
  const places = (asked['places'] as string[]).slice(0, 4)
  return {
    title: zh ? '未寄出的信' : 'The Unsent Letter',
    logline: premise,
    style: zh ? '冷色雨夜，暖色灯' : 'cold rain, warm lamps',
    readings: asked['premises'],
    cast: people.map(([name, gender, age, look], i) => ({
      name,
      role: ['hero', 'love', 'rival', 'elder'][i] ?? 'friend',
      gender,
      age,
      register: registers[i % registers.length] ?? '',
      want: zh ? `${name}想知道信里写了什么` : `${name} wants to know what the letter says`,
      fear: zh ? '被人先看到' : 'that somebody reads it first',
      secret: zh ? `${name}见过那封信` : `${name} has seen the letter`,
      intro: zh
        ? `${name}，信的${['收信人', '律师', '旧友', '父亲'][i] ?? ''}。`
        : `${name}, ${['who should have got the letter', 'the lawyer', 'the old friend', 'the father'][i] ?? ''}.`,
      look,
    })),
    relations: names.flatMap((from) =>
      names
        .filter((to) => to !== from)
        .map((to) => ({ from, to, kind: '', near: 0, address: zh ? to : (to.split(' ')[0] ?? to) })),
    ),
    locations: places.map((place, i) => ({
      name: zh
        ? `${['旧宅', '律所', '码头', '茶室'][i] ?? ''}`
        : (['the old house', 'the law office', 'the pier', 'the tea room'][i] ?? ''),
      interior: i !== 2,
      place,
      description: zh ? '雨水沿窗而下' : 'rain runs down the glass',
    })),
    props: [{ name: zh ? '信封' : 'envelope', measure: zh ? '个' : '' }],
    facts: [
      {
        clause: zh ? '信被人换过' : 'the letter was swapped',
        topic: zh ? '被换的信' : 'the swapped letter',
        deed: zh ? '换了那封信' : 'swapped the letter',
        question: zh ? '谁换了信？' : 'Who swapped the letter?',
        about: [names[2] ?? ''],
        truth: true,
        knownBy: [names[2] ?? ''],
      },
    ],
  }
}

function arc(asked: Material): unknown {
  const episodes = Number(asked['episodes'])
  const names = list(asked['cast']).map((one) => text(one['name']))
  const locations = list(asked['locations']).map((one) => text(one['name']))
  const zh = isHan(names.join(''))
  return {
    threads: [
      {
        name: zh ? '信' : 'the letter',
        beats: Array.from({ length: episodes }, (_, i) => ({
          episode: i + 1,
          text: zh ? `线索${i + 1}` : `clue ${i + 1}`,
        })),
      },
    ],
    promises: [
      {
        kind: 'object',
        setup: zh ? '信封上的火漆没有拆' : 'the seal of the envelope is whole',
        payoff: zh ? '火漆在众人面前拆开' : 'the seal is broken before everybody',
        token: zh ? '火漆' : 'the seal',
        plantedIn: 1,
        paidIn: episodes,
      },
    ],
    episodes: Array.from({ length: episodes }, (_, i) => ({
      number: i + 1,
      title: zh ? `第${i + 1}封` : `Letter ${i + 1}`,
      synopsis: zh
        ? `第${i + 1}集：${names[0]}又近了一步。`
        : `Episode ${i + 1}: ${names[0]} comes a step closer.`,
      question: zh ? '信在谁手里？' : 'Who holds the letter?',
      price: zh ? '她的名字' : 'her name',
      hook: zh ? `这封信，第${i + 1}次回来了。` : `The letter came back, time ${i + 1}.`,
      cliffhanger: zh ? `门外有第${i + 1}个人。` : `There is visitor ${i + 1} at the door.`,
      paywall: i === 1,
      scenes: [
        {
          location: locations[i % locations.length] ?? '',
          hour: pick(['dawn', 'day', 'dusk', 'night'], `hour ${i}`),
          weather: 'rain',
          cast: i === 0 ? names : [names[0] ?? '', names[1 + (i % (names.length - 1))] ?? ''],
          purpose: zh ? `第${i + 1}集：信换了主人` : `Episode ${i + 1}: the letter changes hands`,
        },
      ],
    })),
  }
}

const SLOTS = ['answer', 'pressure', 'pressure', 'turn', 'cut'] as const

function outline(asked: Material): unknown {
  const scenes = list(asked['scenes'])
  return {
    synopsis: text(asked['synopsis']),
    scenes: scenes.map((scene, s) => {
      const cast = scene['cast'] as string[]
      const introduced = new Set(scene['introduced'] as string[])
      const fresh = cast.filter((name) => !introduced.has(name))
      const zh = isHan(cast.join(''))
      return {
        purpose: text(scene['purpose']),
        beats: SLOTS.map((slot, i) => ({
          slot,
          move: ['ask', 'accuse', 'deny', 'reveal', 'leave'][i] ?? '',
          by: cast[i % cast.length] ?? '',
          to: cast[(i + 1) % cast.length] ?? null,
          emotion: pick(
            ['calm', 'angry', 'sad', 'afraid', 'shocked', 'tender'],
            `${text(scene['purpose'])} ${i}`,
          ),
          note: zh
            ? `${cast[i % cast.length] ?? ''}把信封推过去`
            : `${cast[i % cast.length] ?? ''} pushes the envelope across`,
          size: pick(['CU', 'MCU', 'MS', 'MLS'], `size ${s} ${i}`),
          angle: 'eye',
          camera: pick(['static', 'push_in'], `camera ${s} ${i}`),
          prop: zh ? '信封' : 'envelope',
          promises: [],
          introduces: i === 0 ? fresh : [],
        })),
      }
    }),
  }
}

const SAYS: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  zh: [
    [
      '你昨晚',
      '他们当年',
      '我在雨里',
      '那天夜里你',
      '律师说你',
      '父亲从来',
      '全城的人都',
      '你的手',
      '那只信封',
      '我宁可',
    ],
    [
      '把火漆藏了起来',
      '没敢拆开它',
      '看见了她的字',
      '站在门外不走',
      '替我烧了半页',
      '收下了那笔钱',
      '把名字涂掉了',
      '记错了日期',
      '数过那些邮戳',
      '认出了那枚印',
    ],
    [
      '，对吗？',
      '。别骗我。',
      '，我都知道。',
      '。还给我。',
      '，到今天为止。',
      '。你自己说。',
      '，可我不信。',
      '。先别开灯。',
    ],
  ],
  en: [
    [
      'Last night you',
      'Back then they',
      'In the rain I',
      'That evening you',
      'The lawyer says you',
      'My father never',
      'Half the town',
      'Your own hand',
      'Somebody upstairs',
      'I would rather have',
    ],
    [
      'hid the seal',
      'dared not open it',
      'saw her handwriting',
      'stood outside the door',
      'burnt half a page',
      'took the money',
      'crossed the name out',
      'got the date wrong',
      'counted the postmarks',
      'knew that stamp',
    ],
    [
      ', right?',
      '. Do not lie to me.',
      ', and I know it.',
      '. Give it back.',
      ', until today.',
      '. Say it yourself.',
      ', and I do not buy it.',
      '. Leave the light off.',
    ],
  ],
}

function said(language: Language, seed: string): string {
  const [who = '', did = '', end = ''] = SAYS[language].map((part, i) => pick(part, `${seed}/${i}`))
  return `${who}${language === 'en' ? ' ' : ''}${did}${end}`
}

function script(asked: Material): unknown {
  const beats = list(asked['beats'])
  const cast = list(asked['cast'])
  const zh = isHan(text(cast[0]?.['name']))
  const language: Language = zh ? 'zh' : 'en'
  const earlier = new Set(asked['earlier'] as string[])
  const fresh = (seed: string): string => {
    for (let n = 0; ; n++) {
      const words = said(language, `${seed} ${n}`)
      if (earlier.has(words)) continue
      earlier.add(words)
      return words
    }
  }
  const plain = { delivery: 'normal', strength: 2, parenthetical: '' }
  const lines: Record<string, unknown>[] = []
  const hook = text(asked['hook'])
  const lead = text(beats[0]?.['by'])
  if (hook !== '')
    lines.push({ ...plain, kind: 'speech', speaker: lead, text: hook, emotion: 'calm', beat: 0 })
  const seed = JSON.stringify([asked['purpose'], asked['place'], asked['hour']])
  beats.forEach((beat, i) => {
    for (const name of beat['introduces'] as string[]) {
      const card = cast.find((one) => one['name'] === name)
      lines.push({
        ...plain,
        kind: 'caption',
        speaker: null,
        text: text(card?.['intro']) || name,
        emotion: 'calm',
        beat: i,
      })
    }
    lines.push({
      ...plain,
      kind: 'action',
      speaker: null,
      text: `${text(beat['note'])}${zh ? '。' : '.'}`,
      emotion: 'calm',
      beat: i,
    })
    for (const [n, who] of [text(beat['by']), text(beat['to']) || text(beat['by'])].entries())
      lines.push({
        ...plain,
        kind: 'speech',
        speaker: who,
        text: fresh(`${seed} ${i} ${n}`),
        emotion: text(beat['emotion']),
        beat: i,
      })
  })
  const promised = list(asked['promised'])[0]
  if (promised !== undefined)
    lines.push({
      ...plain,
      kind: 'action',
      speaker: null,
      text: text(promised[hook === '' ? 'payoff' : 'setup']),
      emotion: 'calm',
      beat: beats.length - 1,
    })
  const end = text(asked['cliffhanger'])
  if (end !== '')
    lines.push({
      ...plain,
      kind: 'speech',
      speaker: lead,
      text: end,
      emotion: 'shocked',
      beat: beats.length - 1,
    })
  return { lines }
}

/** The second spoken line, a little stronger. */
function rewritten(asked: Material): unknown {
  const spoken = list(asked['lines']).filter((line) => line['kind'] === 'speech')
  const one = spoken[2]
  if (one === undefined) return { lines: [] }
  const words = text(one['text'])
  return { lines: [{ n: one['n'], text: isHan(words) ? `听好，${words}` : `Listen. ${words}` }] }
}

/** Two findings: one with lines that stand in the text, and one with words nobody says. */
function review(asked: Material): unknown {
  const scenes = asked['scenes'] as Material[][]
  const spoken = scenes.flat().filter((line) => line['kind'] === 'speech')
  const [first, last] = [text(spoken[0]?.['text']), text(spoken.at(-1)?.['text'])]
  const why = isHan(first) ? '两处说法不同。' : 'Told in two ways.'
  return {
    findings: [
      { earlier: first, later: last, why },
      { earlier: first, later: 'Nobody ever says these words.', why },
    ],
  }
}

const WRITERS: Readonly<Record<string, (asked: Material) => unknown>> = {
  reading,
  bible,
  arc,
  outline,
  script,
  polish: rewritten,
  revise: rewritten,
  review,
}

/** Writes what a prompt of ours asks for. @param step id of the text step @param user words of the request */
export function write(step: string, user: string): string {
  const from = user.indexOf('{')
  const to = user.lastIndexOf('}')
  const writer = WRITERS[step]
  if (writer === undefined || from < 0) throw new Error(`nothing to write for "${step}"`)
  return JSON.stringify(writer(JSON.parse(user.slice(from, to + 1)) as Material)) // the material of our own prompts
}
