import type { Line, SceneScript } from '../../../../../shared/drama/story.ts'
import type { GenreId, Language } from '../../../../../shared/drama/vocabulary.ts'
import type { WriterOptions } from './bible.ts'
import { craft } from '../../../craft/craft.ts'
import { dice } from './dice.ts'
import type { SceneInput } from './index.ts'
import { personOf, type Person } from './people.ts'
import { isPeriod, moveLine, reactionLine } from './stock.ts'
import { spokenBefore, SpokenLines, spokenUnits, tidy } from './text.ts'

/** What a text check found: `line` is an id, null for the whole scene. */
export interface TextFinding {
  readonly check: string
  readonly line: string | null
  readonly evidence: string
}

type Input = Omit<SceneInput, 'genre'> & {
  readonly genre?: GenreId | undefined
  readonly script: SceneScript
  readonly findings: readonly TextFinding[]
}

interface Desk {
  readonly input: Input
  readonly genre: GenreId
  readonly people: ReadonlyMap<string, Person>
  readonly spoken: SpokenLines
  readonly options: WriterOptions
}

/** Moves that may stand in for a line by how it was said. */
const STAND_INS: Readonly<Record<string, readonly string[]>> = {
  angry: ['refuse', 'accuse', 'threaten'],
  afraid: ['warn', 'plead', 'deny'],
  sad: ['apologise', 'recall', 'walk_out'],
  tender: ['comfort', 'tender_say', 'forgive'],
  happy: ['tease', 'agree'],
  mocking: ['mock', 'counter', 'echo'],
  shocked: ['question', 'recognise', 'doubt'],
  calm: ['question', 'deflect', 'counter', 'agree'],
}

function otherWords(desk: Desk, line: Line): string | null {
  const speaker = line.speaker === null ? undefined : desk.people.get(line.speaker)
  const d = dice(desk.options.seed, desk.options.take, 'revise', line.id)
  const { scene, language } = desk.input
  if (speaker === undefined) {
    const someone = desk.people.values().next().value
    return someone === undefined
      ? null
      : reactionLine(someone, line.emotion, language, isPeriod(desk.genre), desk.spoken, d)
  }
  const hearer = [...desk.people.values()].find((one) => one.id !== speaker.id) ?? null
  const binding = {
    language,
    people: new Map<string, Person>(),
    speaker,
    hearer,
    call: (from: Person, to: Person) =>
      scene.relations.find((one) => one.from === from.id && one.to === to.id)?.address ?? to.short,
    words: {},
    fact: null,
  }
  for (const move of d.shuffle(STAND_INS[line.emotion] ?? [])) {
    const text = moveLine({
      move,
      register: speaker.register,
      binding,
      spoken: desk.spoken,
      dice: d,
      genre: desk.genre,
    })
    if (text !== null) return text
  }
  return null
}

/** Keeps whole sentences up to a register's limit. */
function shortened(line: Line, register: string | undefined, language: Language): string {
  const limit =
    craft().registers.get(register ?? '')?.sentenceLength[language].max ?? (language === 'zh' ? 20 : 16)
  const sentences = line.text.match(
    language === 'zh' ? /[^。！？]+[。！？]?[”]?/gu : /[^.!?]+[.!?]*["”]?\s*/g,
  ) ?? [line.text]
  const kept: string[] = []
  for (const sentence of sentences) {
    if (kept.length > 0 && spokenUnits([...kept, sentence].join(''), language) > limit) break
    kept.push(sentence)
  }
  return tidy(kept.join(''), language)
}

const LENGTH = /length|long|duration|fit/i
const FORM = /punct|article|slot|space|tidy|mix|bracket|paren/i

/** Takes what is no speech out of a spoken line: brackets, unfilled slots. */
const cleaned = (text: string, language: Language): string =>
  tidy(text.replace(/[（(][^（）()]*[）)]/gu, '').replace(/\{[^{}]*\}/g, ''), language)

function repaired(desk: Desk, line: Line, findings: readonly TextFinding[]): Line {
  const { language } = desk.input
  let text = line.text
  for (const { check } of findings) {
    if (FORM.test(check)) text = cleaned(text, language)
    else if (LENGTH.test(check))
      text = shortened({ ...line, text }, desk.people.get(line.speaker ?? '')?.register, language)
    else text = otherWords(desk, line) ?? text
  }
  if (text === '' || (text === line.text && findings.length > 0)) text = otherWords(desk, line) ?? line.text
  desk.spoken.add(text)
  return { ...line, text }
}

/** Repairs the lines the findings name and leaves all others as they are. */
export function revise(input: Input, earlier: readonly string[], options: WriterOptions): SceneScript {
  if (input.findings.length === 0) return input.script
  const spoken = new SpokenLines(spokenBefore(earlier))
  for (const line of input.script.lines) spoken.add(line.text)
  const people = new Map(input.cast.map((card) => [card.id, personOf(card, input.language)]))
  const desk: Desk = { input, genre: input.genre ?? 'ceo', people, spoken, options }
  const lines = input.script.lines.map((line) => {
    const own = input.findings.filter((finding) => finding.line === line.id)
    return own.length === 0 ? line : repaired(desk, line, own)
  })
  return { lines }
}
