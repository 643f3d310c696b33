import { gestureOf } from './gestures.ts'
import { isSpeech, type Group } from './groups.ts'
import type { DirectorInput } from './input.ts'

/**
 * Who is in the room when. Somebody who is first seen coming in, or is presented by a caption, is not there before;
 * somebody who goes and has nothing more to do is not there after; somebody who is only heard, in a letter or a call,
 * is not there at all.
 */

/** Stage directions that end a person's part of a scene. */
const LEAVES = /离开|离去|走[出远了]|夺门|往外走|出[门去]|关上门/u
const LEAVES_EN =
  /\bleaves?\b|\bwalks? (?:out|away|off)\b|\bstorms? out\b|\bgoes out\b|\bexits?\b|\bslams? the door\b/iu

const actionText = (group: Group): string =>
  group.lines.flatMap((line) => (isSpeech(line) ? [] : [line.text])).join(' ')

/** Groups in which somebody is seen to do or say something. */
function sightings(
  groups: readonly Group[],
  id: string,
  name: string,
  actors: readonly (string | null)[],
): number[] {
  return groups.flatMap((group, i) => {
    const speaks = group.speech.some((line) => line.speaker === id && line.delivery !== 'VO')
    const named = name !== '' && actionText(group).includes(name)
    return speaks || named || actors[i] === id ? [i] : []
  })
}

/** True when somebody's part of a scene begins with coming in. */
const enters = (group: Group | undefined): boolean =>
  group !== undefined && gestureOf(actionText(group))?.pose === 'walk'

/** True when words on screen present whom they come with. */
const presents = (group: Group | undefined): boolean =>
  group?.lines[0]?.kind === 'caption' && group.purpose !== 'establish'

const leaves = (group: Group | undefined): boolean => {
  if (group === undefined) return false
  const text = actionText(group)
  return LEAVES.test(text) || LEAVES_EN.test(text)
}

/**
 * For every group, the cast ids that may be seen in it.
 * @param actors who does what the action lines of each group say.
 */
export function presence(
  input: DirectorInput,
  groups: readonly Group[],
  actors: readonly (string | null)[],
): ReadonlySet<string>[] {
  const rooms = groups.map(() => new Set<string>())
  for (const one of input.cast) {
    const seen = sightings(groups, one.id, one.name ?? '', actors)
    const heard = input.lines.some((line) => isSpeech(line) && line.speaker === one.id)
    if (seen.length === 0 && heard) continue
    const [first, last] = [seen[0] ?? 0, seen.at(-1) ?? groups.length - 1]
    const comes = (actors[first] === one.id && enters(groups[first])) || presents(groups[first])
    const from = first > 0 && comes ? first : 0
    const gone = actors[last] === one.id && leaves(groups[last]) && groups[last]?.speech.length === 0
    const to = gone ? last : groups.length - 1
    for (let i = from; i <= to; i++) rooms[i]?.add(one.id)
  }
  return rooms
}
