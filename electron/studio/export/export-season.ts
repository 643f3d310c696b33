import { basename, dirname, extname, join } from 'node:path'
import type { ExportLoss } from '../../../shared/drama/loss.ts'
import { digestOf } from '../build/digest.ts'
import { slotOf } from '../build/step.ts'
import { episodeDocuments, seasonDocument } from '../drama/season-documents.ts'
import { asStudioError, StudioError } from '../errors.ts'
import { toCuesJson } from '../formats/cues.ts'
import type { EpisodeDocument } from '../formats/episode-document.ts'
import { toFountain } from '../formats/fountain.ts'
import { toSeasonJson } from '../formats/season-json.ts'
import { toSrt } from '../formats/srt.ts'
import { toVtt } from '../formats/vtt.ts'
import { aiLabel } from '../media/labels/aigc.ts'
import { labelledStill } from '../media/labelled-still.ts'
import type { OpenRenderPage } from '../media/render/render-page.ts'
import { renderEpisode } from '../media/render/render-episode.ts'
import type { Session } from '../session.ts'
import type { Frame } from '../steps/pictures.ts'
import { makeFolder } from '../store/make-folder.ts'
import { writeFileDurably } from '../store/whole-file.ts'
import { episodeFilm, renderJob, type EpisodeFilm } from './episode-job.ts'
import { episodeSound, requireVoices } from './episode-sound.ts'
import { BUILD_FIRST, lossOf, lossSentence } from './loss.ts'
import { mixesWordsAndTimes, outOfDate, type OutOfDate } from './out-of-date.ts'
import { makersOf, marksOf } from './whose-work.ts'

/** What can be exported in this version. */
export const EXPORT_FORMATS = ['mp4', 'srt', 'vtt', 'fountain', 'still', 'cues'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** A file that was written. */
export interface ExportedFile {
  readonly path: string
  readonly kind: string
  /** Null for a file about the whole season. */
  readonly episode: number | null
}

export interface ExportRequest {
  /** `season` writes `season.json`. */
  readonly format: ExportFormat | 'season'
  /** A folder, or one file when it ends in the extension of the format. */
  readonly out: string
  /** Null: all episodes. */
  readonly episodes: ReadonlySet<number> | null
  readonly signal: AbortSignal
  onProgress(episode: number, done: number, total: number): void
}

/** What an export came to. */
export interface ExportResult {
  readonly files: ExportedFile[]
  /** What the files do not hold: what the format cannot say, episodes left out, products out of date. */
  readonly lost: ExportLoss[]
  /** Asked-for episodes that were not written, because a build has to come first. */
  readonly leftOut: number[]
}

const EXTENSIONS: Readonly<Record<ExportRequest['format'], string>> = {
  mp4: '.mp4',
  srt: '.srt',
  vtt: '.vtt',
  fountain: '.fountain',
  still: '.jpg',
  cues: '.json',
  season: '.json',
}

const KEPT_OF_EXPORT =
  'Files written before are whole, and painted shots are kept: the same command goes on from there.'
/** Episodes told of in an error; `lost` tells of all. */
const MAX_TOLD = 3

const WRITERS: Partial<Record<ExportRequest['format'], (document: EpisodeDocument) => string>> = {
  srt: toSrt,
  vtt: toVtt,
  fountain: toFountain,
}

const episodeName = (number: number): string => `episode-${String(number).padStart(2, '0')}`

/** Where a file goes: into the folder, or to the very name that was asked for. */
function target(request: ExportRequest, name: string, count: number): string {
  const extension = EXTENSIONS[request.format]
  if (extname(request.out).toLowerCase() !== extension) return join(request.out, `${name}${extension}`)
  if (count > 1)
    throw new StudioError(
      'BAD_ARGUMENT',
      `${basename(request.out)} is one file, but ${count} are to be written.`,
      'Give a folder, or one episode with --episodes.',
    ).about({ kind: 'oneFileForMany', values: { name: basename(request.out), count } })
  return request.out
}

function writeText(path: string, text: string): void {
  makeFolder(dirname(path))
  writeFileDurably(path, new TextEncoder().encode(text))
}

function cueSheet(session: Session, document: EpisodeDocument): string {
  const film = episodeFilm(session, document.number)
  const lines = new Map(
    document.scenes.flatMap((scene) => scene.lines.map((line) => [line.id, line] as const)),
  )
  return toCuesJson({
    number: document.number,
    language: document.language,
    fps: film.cut.fps,
    lines: film.cut.voices.map(({ line, startFrame, durationFrames, cues }) => {
      const { speaker, text } = lines.get(line) ?? { speaker: null, text: '' }
      return { line, speaker: speaker ?? '', text, startFrame, durationFrames, track: film.cues(cues) }
    }),
  })
}

/** The still of the shot in the middle of an episode: its poster. */
async function posterOf(session: Session, film: EpisodeFilm): Promise<Uint8Array> {
  const shot = film.cut.shots[Math.floor(film.cut.shots.length / 2)]
  const frame = session
    .evaluator()
    .reader(new Set(), null)
    .product<Frame>(slotOf('frame', shot?.shot ?? ''))
  const { provider } = session.evaluator().evaluate(slotOf('frame', shot?.shot ?? '')).shown ?? {}
  const marks = marksOf(frame.composition, session.project.brief.language)
  return labelledStill(session.project.media.get(frame.image), marks, [provider ?? 'rehearsal'])
}

async function renderFilm(
  session: Session,
  openRenderPage: OpenRenderPage,
  number: number,
  outPath: string,
  request: ExportRequest,
): Promise<void> {
  const film = episodeFilm(session, number)
  const audio = await episodeSound(session, film, request.signal)
  makeFolder(dirname(outPath))
  await renderEpisode({
    job: renderJob(film, session.project.brief.language),
    outPath,
    cacheDir: join(session.project.dir, 'cache'),
    audio,
    openRenderPage,
    media: (ref) => session.project.media.get(ref),
    label: aiLabel(digestOf(film.cut), makersOf(session, film)),
    signal: request.signal,
    onProgress: ({ doneFrames, totalFrames }) => request.onProgress(number, doneFrames, totalFrames),
  })
}

function requireEpisodes(documents: readonly EpisodeDocument[], request: ExportRequest): void {
  for (const number of request.episodes ?? [])
    if (!documents.some((one) => one.number === number))
      throw new StudioError('BUILD_FAILED', `Episode ${number} is not written yet.`, BUILD_FIRST).about({
        kind: 'episodeNotWritten',
        values: { episode: number },
      })
}

async function exportEpisode(
  session: Session,
  host: { openRenderPage: OpenRenderPage },
  document: EpisodeDocument,
  path: string,
  request: ExportRequest,
): Promise<void> {
  const write = WRITERS[request.format]
  if (request.format === 'mp4')
    return renderFilm(session, host.openRenderPage, document.number, path, request)
  if (request.format === 'cues') return writeText(path, cueSheet(session, document))
  if (write !== undefined) {
    if (request.format !== 'fountain') episodeFilm(session, document.number)
    return writeText(path, write(document))
  }
  makeFolder(dirname(path))
  writeFileDurably(path, await posterOf(session, episodeFilm(session, document.number)))
}

function exportSeasonFile(session: Session, request: ExportRequest): ExportResult {
  const path = target(request, 'season', 1)
  const document = seasonDocument(session)
  writeText(path, toSeasonJson(document))
  const lost = document.episodes.flatMap(({ number }) => asItStands(session, request, number))
  return { files: [{ path, kind: 'season', episode: null }], lost, leftOut: [] }
}

/** Says of an episode that is written as it stands what is out of date in it. */
function asItStands(session: Session, request: ExportRequest, number: number): ExportLoss[] {
  const products = outOfDate(session, request.format, number)
  return products.length === 0 ? [] : [lossOf('asItStands', number, products)]
}

/** @throws StudioError MEDIA_DAMAGED when an episode is out of date because its files are gone or garbage */
function refuseDamaged(products: readonly OutOfDate[]): void {
  const damaged = products.filter((one) => one.why.kind === 'damaged')
  if (damaged.length > 0)
    throw new StudioError(
      'MEDIA_DAMAGED',
      `Files are missing or damaged: ${damaged.map((one) => one.slot).join(', ')}.`,
      'Run `cliffhanger build DIR`: they are made again.',
    ).about({ kind: 'filesDamaged', values: { count: damaged.length } })
}

/** Parts episodes that can be written from those whose words and times would not be of one piece. */
function partCurrent(
  session: Session,
  request: ExportRequest,
  documents: readonly EpisodeDocument[],
): { current: EpisodeDocument[]; leftOut: number[]; lost: ExportLoss[] } {
  if (!mixesWordsAndTimes(request.format))
    return {
      current: [...documents],
      leftOut: [],
      lost: documents.flatMap(({ number }) => asItStands(session, request, number)),
    }
  const current: EpisodeDocument[] = []
  const leftOut: number[] = []
  const lost: ExportLoss[] = []
  for (const document of documents) {
    const products = outOfDate(session, request.format, document.number)
    refuseDamaged(products)
    if (products.length === 0) current.push(document)
    else {
      leftOut.push(document.number)
      lost.push(lossOf('leftOut', document.number, products))
    }
  }
  if (current.length === 0 && lost.length > 0)
    throw new StudioError(
      'BUILD_FIRST',
      lost.slice(0, MAX_TOLD).map(lossSentence).join(' '),
      BUILD_FIRST,
    ).about({ kind: 'episodesLeftOut', values: { count: lost.length } })
  return { current, leftOut, lost }
}

/**
 * Writes one format for the asked episodes. Files appear whole or not at all. Formats that put words to times leave out
 * episodes that are not current; others are written as the season stands. Both is said in `lost`.
 * @throws StudioError BAD_ARGUMENT, BUILD_FAILED, BUILD_FIRST (no episode could be written), MEDIA_DAMAGED, DISK_FULL,
 *   READ_ONLY, RENDERER_MISSING, RENDER_FAILED, CANCELLED
 */
export async function exportFiles(
  session: Session,
  host: { openRenderPage: OpenRenderPage },
  request: ExportRequest,
): Promise<ExportResult> {
  try {
    if (request.format === 'season') return exportSeasonFile(session, request)
    const documents = episodeDocuments(session, request.episodes)
    requireEpisodes(documents, request)
    const { current, leftOut, lost } = partCurrent(session, request, documents)
    if (request.format === 'mp4')
      requireVoices(
        session,
        current.map(({ number }) => episodeFilm(session, number)),
      )
    const files: ExportedFile[] = []
    for (const document of current) {
      const path = target(request, episodeName(document.number), documents.length)
      await exportEpisode(session, host, document, path, request)
      files.push({ path, kind: request.format, episode: document.number })
    }
    const { format } = request
    const inFormat: ExportLoss[] =
      files.length > 0 && (format === 'srt' || format === 'fountain') ? [{ kind: 'format', format }] : []
    return { files, lost: [...inFormat, ...lost], leftOut }
  } catch (error) {
    if (error instanceof StudioError && error.code === 'CANCELLED')
      throw new StudioError('CANCELLED', error.message, KEPT_OF_EXPORT, error)
    throw asStudioError(error, request.out)
  }
}
