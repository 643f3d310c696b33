import type { Finding, Review } from '../../../shared/drama/film.ts'
import type { Arc, Bible, Outline } from '../../../shared/drama/story.ts'
import { slotOf, type Reader } from '../build/step.ts'
import { sceneText } from '../drama/season.ts'
import { StudioError } from '../errors.ts'
import type { Session } from '../session.ts'
import { season } from '../steps/kit.ts'
import { checkSceneText } from './scene-checks.ts'
import { clipLength, playedClips } from './season/clip-length.ts'
import { checkBudgets, checkLedger } from './season/money.ts'
import { checkSeason, type SeasonFacts, type SeasonSceneFacts } from './season-checks.ts'

/** A finding as it stands: open, or accepted by a person with a reason. */
export interface StoodFinding extends Finding {
  readonly state: 'open' | 'waived'
  readonly reason?: string
}

/** Where a scene was written: its episode and its place in it, whatever a person did to it since. */
function writtenAt(session: Session, reader: Reader): Map<string, { episode: number; scene: number }> {
  const places = new Map<string, { episode: number; scene: number }>()
  for (let episode = 1; episode <= session.project.brief.episodes; episode++)
    reader
      .peek<Outline>(slotOf('outline', episode))
      ?.scenes.forEach((scene, i) => places.set(scene.id, { episode, scene: i + 1 }))
  return places
}

function sceneFacts(
  session: Session,
  reader: Reader,
  id: string,
  written: SeasonSceneFacts['written'],
): SeasonSceneFacts {
  const { beats } = season(session.kit, reader).outlineOf(id)
  return {
    id,
    written,
    lines: sceneText(reader, id).lines,
    introduces: beats.flatMap((beat) => beat.introduces),
    promises: beats.flatMap((beat) => beat.promises),
  }
}

/** Episodes all of whose scenes are written, in played order, with the number each is shown with. */
function writtenEpisodes(session: Session, reader: Reader): { number: number; scenes: string[] }[] {
  const found: { number: number; scenes: string[] }[] = []
  for (const [i, id] of session.kit.changes.order.ids.entries()) {
    if (reader.peek(slotOf('outline', id)) === undefined) continue
    const scenes = season(session.kit, reader).scenes(id)
    if (scenes.every((scene) => reader.peek(slotOf('revise', scene)) !== undefined))
      found.push({ number: i + 1, scenes })
  }
  return found
}

/** First words of English names that many people share. */
const TITLES =
  /^(?:mr|mrs|ms|miss|dr|old|young|little|the|aunt|auntie|uncle|grand\w+|granny|master|madam|lady|lord|sir|prince|princess|king|queen|doctor|nurse|captain|officer|director|chief)\b/iu

/** How a name may be said: in full, and in English by its first word as well. */
function saidAs(name: string): string[] {
  const [first = ''] = name.split(' ')
  return /^[A-Za-z'’-]{3,}$/u.test(first) && first !== name && !TITLES.test(first) ? [name, first] : [name]
}

/** Names people had in older bibles, as far as neither the cast nor the premises of today hold them. */
function formerNames(session: Session, bible: Bible): string[] {
  const today = [...bible.cast.map((member) => member.name), ...session.project.brief.premises].join('\n')
  const digests = session
    .evaluator()
    .takesOf('bible:season')
    .map((take) => take.outputDigest)
  const named = [...new Set(digests)]
    .map((digest) => session.project.build.output(digest) as Bible) // schema-checked when recorded
    .flatMap((older) => older.cast.flatMap((member) => saidAs(member.name)))
  return [...new Set(named)].filter((name) => !today.includes(name))
}

/** Cast ids that scenes which were taken out would have introduced. */
function removedIntroductions(session: Session, reader: Reader): string[] {
  const { removed } = session.kit.changes
  const outlines = Array.from({ length: session.project.brief.episodes }, (_, i) =>
    reader.peek<Outline>(slotOf('outline', i + 1)),
  )
  const scenes = outlines.flatMap((outline) => outline?.scenes ?? []).filter((scene) => removed.has(scene.id))
  return [...new Set(scenes.flatMap((scene) => scene.beats.flatMap((beat) => beat.introduces)))]
}

function seasonFacts(session: Session, reader: Reader, bible: Bible, arc: Arc): SeasonFacts {
  const places = writtenAt(session, reader)
  return {
    language: session.project.brief.language,
    cast: bible.cast,
    style: bible.style,
    formerNames: formerNames(session, bible),
    removedIntroductions: removedIntroductions(session, reader),
    promises: arc.promises,
    episodes: writtenEpisodes(session, reader).map(({ number, scenes }) => ({
      number,
      scenes: scenes.map((id) =>
        sceneFacts(session, reader, id, places.get(id) ?? { episode: number, scene: 0 }),
      ),
    })),
  }
}

/** Text checks of a scene as it is now: what `revise` could not mend, and what a person wrote. */
function sceneFindings(session: Session, reader: Reader, id: string): Omit<Finding, 'episode'>[] {
  const view = season(session.kit, reader)
  const scene = view.outlineOf(id)
  const { lines } = sceneText(reader, id)
  const { language } = session.project.brief
  return checkSceneText({ scene, cast: view.cards(scene.cast), language, lines, earlier: [] }).map(
    (finding) => ({
      ...finding,
      scene: id,
    }),
  )
}

/** The same for all written scenes; each is checked anew only when what it says has changed. */
function textFindings(session: Session, reader: Reader): Finding[] {
  const evaluator = session.evaluator()
  return writtenEpisodes(session, reader).flatMap(({ number, scenes }) =>
    scenes.flatMap((id) =>
      evaluator
        .query(`findings of ${id}`, (tracked) => sceneFindings(session, tracked, id))
        .map((finding) => ({ ...finding, episode: number })),
    ),
  )
}

/** The season-wide queries; nothing before there is an arc. */
function wideFindings(session: Session, reader: Reader): Finding[] {
  const bible = reader.peek<Bible>('bible:season')
  const arc = reader.peek<Arc>('arc:season')
  return bible === undefined || arc === undefined ? [] : checkSeason(seasonFacts(session, reader, bible, arc))
}

/** Bought clips that do not fit their shots; an episode is looked at anew only when it was cut anew or a clip changed. */
function clipFindings(session: Session): Finding[] {
  const evaluator = session.evaluator()
  const isBought = (slot: string): boolean => evaluator.evaluate(slot).shown?.grade === 'final'
  const { language } = session.project.brief
  return session.kit.changes.order.ids.flatMap((id, i) =>
    evaluator.query(`clips of ${id} as ${i + 1}`, (tracked) =>
      clipLength(playedClips(tracked, { episode: i + 1, id }, isBought), language),
    ),
  )
}

/** One notice for a season without a voice engine, however many episodes it has. */
function mergeSilence(findings: readonly Finding[]): Finding[] {
  const silent = findings.filter((finding) => finding.check === 'voice-silent' && finding.line === null)
  const [first] = silent
  if (first === undefined || silent.length < 2) return [...findings]
  return [...findings.filter((finding) => !silent.includes(finding)), { ...first, episode: null }]
}

/** All findings of a season as it stands: reviews of its episodes, text checks, and the season-wide queries. */
export function seasonFindings(session: Session): StoodFinding[] {
  const evaluator = session.evaluator()
  const reader = evaluator.reader(new Set(), null)
  const { language } = session.project.brief
  const money = [
    ...checkLedger(session.ledger, language),
    ...checkBudgets(session.budgets(), (id) => session.kit.changes.order.numberOf(id), language),
  ]
  if (reader.peek('bible:season') === undefined || reader.peek('arc:season') === undefined)
    return stood(session, money)
  // A review knows its episode by id: moving it does not make the review stale.
  const reviews = session.kit.changes.order.ids.flatMap((id, i) =>
    (reader.peek<Review>(slotOf('review', id))?.findings ?? []).map((finding) =>
      finding.episode === null ? finding : { ...finding, episode: i + 1 },
    ),
  )
  return stood(session, [
    ...money,
    ...mergeSilence(reviews),
    ...textFindings(session, reader),
    ...clipFindings(session),
    ...evaluator.query('season findings', (tracked) => wideFindings(session, tracked)),
  ])
}

/** Findings, each once, with what people decided about them. */
function stood(session: Session, all: readonly Finding[]): StoodFinding[] {
  const unique = [...new Map(all.map((finding) => [finding.id, finding])).values()]
  const waivers = new Map(session.project.human.list('waiver').map((row) => [row.subject, row.value]))
  return unique.map((finding) => {
    const waiver = waivers.get(finding.id) as { reason: string } | undefined // written below
    return waiver === undefined
      ? { ...finding, state: 'open' }
      : { ...finding, state: 'waived', reason: waiver.reason }
  })
}

/** Accepts a finding with a reason. @throws StudioError NOT_FOUND, BAD_ARGUMENT */
export function waiveFinding(session: Session, id: string, reason: string): void {
  if (reason.trim() === '')
    throw new StudioError('BAD_ARGUMENT', 'A waiver needs a reason.').about({
      kind: 'waiverWithoutReason',
      values: {},
    })
  if (!seasonFindings(session).some((finding) => finding.id === id))
    throw new StudioError(
      'NOT_FOUND',
      `There is no finding "${id}".`,
      '`cliffhanger check DIR` lists the ids.',
    )
  session.project.human.change(`waive ${id}`, [
    { kind: 'waiver', subject: id, after: { reason: reason.trim() } },
  ])
}

/** Opens a waived finding again. */
export function reopenFinding(session: Session, id: string): void {
  session.project.human.change(`reopen ${id}`, [{ kind: 'waiver', subject: id, after: null }])
}
