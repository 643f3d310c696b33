import type { CastMember, Line, SceneScript } from '../../../shared/drama/story.ts'
import type { FigureLook } from '../../../shared/picture/look.ts'
import { fingerprint } from '../build/digest.ts'
import { slotOf, type Slot } from '../build/step.ts'
import { StudioError } from '../errors.ts'
import { VOICES } from '../media/voices.ts'
import { requireSlot } from '../reroll-take.ts'
import type { Session } from '../session.ts'
import { bibleOf, sceneIds, season } from '../steps/kit.ts'
import { damagedValues } from '../store/damage.ts'
import type { Change } from '../store/human-repo.ts'
import { plainText } from './plain-text.ts'
import { parseLook } from './look-changes.ts'
import { episodeName, idsAfterMove } from './episode-order.ts'
import { placeAfterMove, sceneText, type LineEdit } from './season.ts'

/** What people do to a season. Each is one undoable change, durable when the call returns. */

/** Longest text of a line, in characters. */
const MAX_LINE = 500

const notFound = (what: string, hint: string): StudioError => new StudioError('NOT_FOUND', what, hint)

/** An episode needs a scene. */
const onlyScene = (): StudioError =>
  new StudioError('BAD_ARGUMENT', 'This is the only scene of its episode: an episode needs one.').about({
    kind: 'onlyScene',
    values: {},
  })

function findLine(session: Session, lineId: string): { scene: string; line: Line } {
  const reader = session.evaluator().reader(new Set(), null)
  for (const scene of sceneIds(session.kit, reader)) {
    if (reader.peek(slotOf('revise', scene)) === undefined) continue
    const line = sceneText(reader, scene).lines.find((one) => one.id === lineId)
    if (line !== undefined) return { scene, line }
  }
  throw notFound(`There is no line "${lineId}".`, '`cliffhanger lines DIR` lists the ids.')
}

/** Edits one line. The scene is held from then on: what stands above it leaves its text alone. */
export function editLine(
  session: Session,
  lineId: string,
  text: string,
  /** Edits of one name that follow each other are one undo step: a stretch of typing. */
  merge?: string,
): { line: string; text: string; change: Change | null } {
  const clean = plainText(text, 'The text', 'BAD_ARGUMENT')
  if (clean === '')
    throw new StudioError('BAD_ARGUMENT', 'A line cannot be empty.', 'Give its new text in quotes.').about({
      kind: 'emptyLine',
      values: {},
    })
  if (Array.from(clean).length > MAX_LINE)
    throw new StudioError(
      'BAD_ARGUMENT',
      `The text has ${Array.from(clean).length} characters; ${MAX_LINE} is the limit for one line.`,
    ).about({ kind: 'lineTooLong', values: { count: Array.from(clean).length, limit: MAX_LINE } })
  const { scene, line } = findLine(session, lineId)
  if (line.text === clean) return { line: lineId, text: clean, change: null }
  const generated = session
    .evaluator()
    .reader(new Set(), null)
    .product<SceneScript>(slotOf('revise', scene))
    .lines.find((one) => one.id === lineId)
  const digest = session.evaluator().evaluate(slotOf('revise', scene)).shownDigest
  const back = generated?.text === clean
  const others = session.project.human
    .list('line')
    .some((row) => row.subject !== lineId && (row.value as LineEdit).scene === scene)
  const change = session.project.human.change(
    `edit ${lineId}`,
    [
      { kind: 'line', subject: lineId, after: back ? null : { scene, text: clean } },
      {
        kind: 'hold',
        subject: scene,
        after: back && !others ? null : (session.project.human.get('hold', scene) ?? { output: digest }),
      },
    ],
    merge,
  )
  session.changed()
  return { line: lineId, text: clean, change }
}

function requireScene(session: Session, sceneId: string): { episode: number } {
  const reader = session.evaluator().reader(new Set(), null)
  const found = season(session.kit, reader)
    .allScenes()
    .find((scene) => scene.id === sceneId)
  if (found === undefined)
    throw notFound(`There is no scene "${sceneId}".`, '`cliffhanger lines DIR` lists the ids.')
  return found
}

/** Moves a scene after another one (of any episode), or to the start of its own episode. */
export function moveScene(session: Session, sceneId: string, after: string | null): Change {
  const { episode } = requireScene(session, sceneId)
  if (after === sceneId) throw new StudioError('BAD_ARGUMENT', 'A scene cannot follow itself.')
  const target = after === null ? episode : requireScene(session, after).episode
  const reader = session.evaluator().reader(new Set(), null)
  const left = season(session.kit, reader).scenes(episode).length
  if (target !== episode && left === 1) throw onlyScene()
  const place = placeAfterMove(session.kit.changes, sceneId, { episode: target, after })
  const change = session.project.human.change(`move ${sceneId}`, [
    { kind: 'place', subject: sceneId, after: place },
  ])
  session.changed()
  return change
}

/** Takes a scene out of its episode. Its takes stay: undo brings it back for nothing. */
export function removeScene(session: Session, sceneId: string): Change {
  const { episode } = requireScene(session, sceneId)
  const reader = session.evaluator().reader(new Set(), null)
  if (season(session.kit, reader).scenes(episode).length === 1) throw onlyScene()
  const change = session.project.human.change(`remove ${sceneId}`, [
    { kind: 'removed', subject: sceneId, after: true },
  ])
  session.changed()
  return change
}

/**
 * Plays an episode (by its id) after another one, or (null) first. It is shown with another number then; nothing made
 * of it becomes stale. @throws StudioError NOT_FOUND, BAD_ARGUMENT
 */
export function moveEpisode(session: Session, id: number, after: number | null): Change {
  const { order } = session.kit.changes
  const missing = [id, after].find((one) => one !== null && !order.ids.includes(one))
  if (missing !== undefined && missing !== null)
    throw notFound(`There is no episode "${missing}".`, `The season has ${order.ids.length}.`)
  if (after === id) throw new StudioError('BAD_ARGUMENT', 'An episode cannot follow itself.')
  const change = session.project.human.change(`move ${episodeName(id)}`, [
    { kind: 'order', subject: 'season', after: idsAfterMove(order, id, after) },
  ])
  session.changed()
  return change
}

function requireMember(session: Session, castId: string): CastMember {
  const { cast } = bibleOf(session.evaluator().reader(new Set(), null))
  const found = cast.find((member) => member.id === castId || member.name === castId)
  if (found === undefined)
    throw notFound(
      `There is no cast member "${castId}".`,
      `They are: ${cast.map((member) => `${member.name} (${member.id})`).join(', ')}.`,
    )
  return found
}

type Decisions = Parameters<Session['project']['human']['change']>[1][number][]

/** Choosing the voice a member was written with takes an earlier choice back: nothing else would be the same again. */
function voiceDecisions(session: Session, member: CastMember, voiceId: string): Decisions {
  const { language } = session.project.brief
  const fits = VOICES.filter((voice) => voice.language === language)
  if (!fits.some((voice) => voice.id === voiceId))
    throw notFound(
      `There is no voice "${voiceId}" in this drama's language.`,
      `Voices: ${fits.map((voice) => voice.id).join(', ')}.`,
    )
  const after = voiceId === member.voice.id ? null : voiceId
  const before = session.project.human.get('cast-voice', member.id)
  return before === after ? [] : [{ kind: 'cast-voice', subject: member.id, after }]
}

/** Members of a look that are as they were made anyway are not kept as changes. */
function lookDecisions(session: Session, member: CastMember, text: string): Decisions {
  const look = member.looks[0]
  if (look === undefined) throw notFound(`${member.name} has no look.`, '')
  const before = session.project.human.get('cast-look', look.id) as Partial<FigureLook> | null // written here
  const wished = Object.entries({ ...before, ...parseLook(text) })
  const made = new Map(Object.entries(look.figure))
  const after = Object.fromEntries(wished.filter(([name, value]) => made.get(name) !== value))
  if (fingerprint(after) === fingerprint(before ?? {})) return []
  return [{ kind: 'cast-look', subject: look.id, after: Object.keys(after).length === 0 ? null : after }]
}

/**
 * Gives a cast member another voice (every line they speak becomes stale), another first look (their portrait and
 * every frame they are in become stale) or both, as one change: either both fit or nothing is changed.
 * @returns null when they have that voice and look already.
 * @throws StudioError NOT_FOUND, BAD_ARGUMENT
 */
export function changeMember(
  session: Session,
  castId: string,
  wish: { readonly voice?: string | undefined; readonly look?: string | undefined },
): Change | null {
  const member = requireMember(session, castId)
  const decisions = [
    ...(wish.voice === undefined ? [] : voiceDecisions(session, member, wish.voice)),
    ...(wish.look === undefined ? [] : lookDecisions(session, member, wish.look)),
  ]
  if (decisions.length === 0) return null
  const what = [wish.voice === undefined ? [] : ['voice'], wish.look === undefined ? [] : ['look']].flat()
  const change = session.project.human.change(`${what.join(' and ')} of ${member.name}`, decisions)
  session.changed()
  return change
}

/** {@link changeMember} for a voice alone. */
export const changeVoice = (session: Session, castId: string, voiceId: string): Change | null =>
  changeMember(session, castId, { voice: voiceId })

/** {@link changeMember} for a look alone, e.g. `hairStyle=bob,palette=plum`. */
export const changeLook = (session: Session, castId: string, text: string): Change | null =>
  changeMember(session, castId, { look: text })

/** Pins a take of a product (by number or id), or lets it go with null. */
export function pinTake(session: Session, slot: Slot, take: string | null): Change {
  requireSlot(session.evaluator(), slot)
  const takes = session.evaluator().takesOf(slot)
  const found = take === null ? null : (takes.find((one) => one.id === take) ?? takes[Number(take) - 1])
  if (found === undefined)
    throw notFound(
      `${slot} has no take "${take ?? ''}".`,
      `It has ${takes.length}: give a number from 1 to ${takes.length} or the id that \`takes\` shows.`,
    )
  if (found !== null && damagedValues(session.project).has(found.outputDigest))
    throw new StudioError(
      'MEDIA_DAMAGED',
      `Take ${found.takeNo} of ${slot} cannot be pinned: its file is gone or damaged.`,
      'Put the file back, or pin another take.',
    ).about({ kind: 'pinnedFileGone', values: { take: found.takeNo } })
  const change = session.project.human.change(`pin ${slot}`, [
    { kind: 'pin', subject: slot, after: found?.id ?? null },
  ])
  session.changed()
  return change
}

/**
 * Chooses a take (by number) for the inputs as they are now. What was seen until now is written down first, so that
 * undo has somewhere to go. @throws StudioError NOT_FOUND, BAD_ARGUMENT for a take made for other inputs
 */
export function chooseTake(session: Session, slot: Slot, take: number): Change {
  const evaluator = session.evaluator()
  const shown = requireSlot(evaluator, slot)
  const found = evaluator.takesOf(slot)[take - 1]
  if (found === undefined) throw notFound(`${slot} has no take ${take}.`, '`takes` lists them.')
  const { inputDigest } = evaluator.evaluate(slot)
  if (inputDigest === null || found.inputDigest !== inputDigest)
    throw new StudioError(
      'BAD_ARGUMENT',
      `Take ${take} of ${slot} was made for other inputs than it has now.`,
      'Pin it to keep it all the same.',
    ).about({ kind: 'takeOfOtherInputs', values: { take } })
  const subject = `${slot}|${inputDigest}`
  const { human } = session.project
  if (human.get('choice', subject) === null && shown?.inputDigest === inputDigest)
    human.note('choice', subject, shown.id)
  const change = human.change(`choose ${slot}`, [{ kind: 'choice', subject, after: found.id }])
  session.changed()
  return change
}

/**
 * Shows a scene in front of another place of the drama, or (null) its own again. Its words stay as they are.
 * @throws StudioError NOT_FOUND
 */
export function swapBackdrop(session: Session, sceneId: string, place: string | null): Change {
  requireScene(session, sceneId)
  const reader = session.evaluator().reader(new Set(), null)
  const { locations } = bibleOf(reader)
  if (place !== null && !locations.some((one) => one.id === place))
    throw notFound(
      `There is no place "${place}".`,
      `They are: ${locations.map((one) => one.name).join(', ')}.`,
    )
  const own = season(session.kit, reader).outlineOf(sceneId).location
  const change = session.project.human.change(`backdrop ${sceneId}`, [
    { kind: 'backdrop', subject: sceneId, after: place === own ? null : place },
  ])
  session.changed()
  return change
}

/** Makes the last undone change again. */
export function redoChange(session: Session): Change {
  const change = session.project.human.redo()
  session.changed()
  return change
}

/** Takes back the last change. */
export function undoChange(session: Session): Change {
  const change = session.project.human.undo()
  session.changed()
  return change
}
