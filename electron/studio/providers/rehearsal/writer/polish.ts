import type { Line, SceneOutline, SceneScript } from '../../../../../shared/drama/story.ts'
import type { Language } from '../../../../../shared/drama/vocabulary.ts'
import type { WriterOptions } from './bible.ts'
import { craft } from '../../../craft/craft.ts'
import { dice } from './dice.ts'
import type { SceneInput } from './index.ts'
import { isPeriod } from './stock.ts'
import { spokenBefore, spokenUnits, tidy } from './text.ts'

/** A lead goes before at most every fourth line of a scene. */
const LEAD_DISTANCE = 4

function leadsOf(register: string, language: Language, period: boolean): string[] {
  const era = (one: { era: string }): boolean => one.era === 'any' || (one.era === 'period') === period
  const own = (craft().lines[language].leads[register] ?? []).filter(era).map((one) => one.text)
  const shared = (craft().registers.get(register)?.leads ?? []).filter(era).map((one) => one[language])
  // Only openings that lean on what follows: a lead that is a sentence of its own changes what is said.
  return [...new Set([...own, ...shared])].filter((lead) => /[，,]$/.test(lead))
}

/** Cards are written in their people's voices already; the voice pass is for stock lines. */
function isGeneral(scene: SceneOutline, line: Line): boolean {
  const card = scene.beats[line.beat]?.card
  return card === undefined && (scene.beats[line.beat]?.move ?? '') !== ''
}

/** A line that may take a lead: short enough for its register and not already opening on one. */
function takesLead(line: Line, register: string, language: Language): boolean {
  const limit = craft().registers.get(register)?.sentenceLength[language].max ?? 14
  return (
    line.kind === 'speech' &&
    line.delivery === 'normal' &&
    spokenUnits(line.text, language) <= limit - 3 &&
    !/^["“‘…]|^\.\.\./.test(line.text)
  )
}

function joined(lead: string, text: string, language: Language): string {
  if (language === 'zh') return tidy(lead + text, 'zh')
  const comma = lead.endsWith(',')
  const rest =
    comma && !/^I\b|^[A-Z][a-z]+(?:,| [A-Z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
  return tidy(`${lead} ${rest}`, 'en')
}

/** A lead that asks stands before a question. */
const leadsTo = (lead: string, text: string): boolean =>
  !/^(?:我问你|请问|敢问|tell me|i ask you|may i ask)/iu.test(lead) || /[?？]["”]?$/u.test(text)

/** The voice pass: now and then a register's own opening word. */
export function polish(
  input: SceneInput & { script: SceneScript },
  earlier: readonly string[],
  options: WriterOptions,
): SceneScript {
  const { language, genre, scene } = input
  const spoken = spokenBefore(earlier)
  const used = new Set<string>()
  let since = LEAD_DISTANCE - 2
  const lines = input.script.lines.map((line): Line => {
    const text = tidy(line.text, language)
    const register = input.cast.find((card) => card.id === line.speaker)?.register
    const plain = { ...line, text }
    if (register === undefined || !isGeneral(scene, line)) return plain
    since++
    const d = dice(options.seed, options.take, 'lead', scene.id, line.id)
    if (
      since < LEAD_DISTANCE ||
      line.text === scene.hook ||
      line.text === scene.cliffhanger ||
      !takesLead(plain, register, language)
    )
      return plain
    const lead = d
      .shuffle(leadsOf(register, language, isPeriod(genre)))
      .find((one) => !used.has(one) && !text.startsWith(one.slice(0, 2)) && leadsTo(one, text))
    if (lead === undefined || d.next() < 0.6) return plain
    const longer = joined(lead, text, language)
    if (spoken.has(longer)) return plain
    used.add(lead)
    since = 0
    return { ...line, text: longer }
  })
  return { lines }
}
