import { EMOTIONS, type Emotion } from '../../../../../shared/drama/vocabulary.ts'
import { isSpeech, type Group } from './groups.ts'
import type { DirectorInput, SpokenLine } from './input.ts'

/**
 * The light of a scene turns with the story, not with each cut: the colour of a set must not jump between two people
 * who feel differently about the same thing.
 */

/** Lines before and after that a mood is taken from. */
const REACH = 2
/** How much stronger another mood must be before the light turns. */
const TURN = 1.7

function weights(speech: readonly SpokenLine[], at: number): Map<Emotion, number> {
  const found = new Map<Emotion, number>()
  for (let i = Math.max(0, at - REACH); i <= Math.min(speech.length - 1, at + REACH); i++) {
    const line = speech[i]
    if (line === undefined) continue
    const near = 1 / (Math.abs(i - at) + 1)
    const own = line.emotion === 'calm' ? 0.8 : line.strength * line.strength * 0.4
    found.set(line.emotion, (found.get(line.emotion) ?? 0) + near * own)
  }
  return found
}

/** The mood at each spoken line, by line id. */
function moodsByLine(input: DirectorInput): Map<string, Emotion> {
  const speech = input.lines.filter(isSpeech)
  const moods = new Map<string, Emotion>()
  let mood: Emotion = 'calm'
  speech.forEach((line, at) => {
    const found = weights(speech, at)
    const best = EMOTIONS.reduce((a, b) => ((found.get(b) ?? 0) > (found.get(a) ?? 0) ? b : a))
    const strong = line.strength >= 3 && line.emotion !== 'calm'
    // The last word alone turns nothing, unless it is a strong one.
    const outweighs = at < speech.length - 1 && (found.get(best) ?? 0) > (found.get(mood) ?? 0) * TURN
    if (strong) mood = line.emotion
    else if (moods.size === 0 || outweighs) mood = best
    moods.set(line.id, mood)
  })
  return moods
}

/** The mood of every group: that of its first spoken line, or of the one that comes next. */
export function moodsOf(input: DirectorInput, groups: readonly Group[]): Emotion[] {
  const byLine = moodsByLine(input)
  const moods: Emotion[] = groups.map(() => 'calm')
  let next: Emotion = [...byLine.values()].at(-1) ?? 'calm'
  for (let i = groups.length - 1; i >= 0; i--) {
    const own = groups[i]?.speech[0]
    next = (own === undefined ? undefined : byLine.get(own.id)) ?? next
    moods[i] = next
  }
  return moods
}
