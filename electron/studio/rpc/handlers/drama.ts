import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { BriefInput, drama, DramaInfo, Opened } from '../../../../shared/contract/drama.ts'
import type { Failure } from '../../../../shared/contract/envelope.ts'
import type { Brief } from '../../../../shared/drama/brief.ts'
import { decodeText } from '../../drama/decode-text.ts'
import { normaliseBrief } from '../../drama/read-brief.ts'
import { findBible } from '../../drama/read-season.ts'
import { StudioError } from '../../errors.ts'
import { linesOf, sectionsOf } from '../../formats/novel/sections.ts'
import type { Session } from '../../session.ts'
import type { OpenMode } from '../../store/open-database.ts'
import { PROJECT_RATE } from '../../steps/voices.ts'
import type { Desk } from '../desk.ts'
import type { HandlersOf } from '../handler.ts'
import { episodePoster } from '../poster.ts'
import { failureOf } from '../router.ts'
import { readSamples } from '../samples.ts'

/** Words spoken and shots shown in a minute of a short drama, as seasons of the rehearsal provider come out. */
const WORDS_PER_MINUTE = { zh: 230, en: 150 } as const
const SHOTS_PER_MINUTE = 21
/** Longest name of a folder made for a drama, in characters. */
const MAX_FOLDER_NAME = 40
const MAX_BRIEF_BYTES = 256 * 1024

function briefOf(input: BriefInput): Brief {
  if (Buffer.byteLength(input.text, 'utf8') > MAX_BRIEF_BYTES)
    throw new StudioError(
      'BAD_BRIEF',
      `The text is ${Math.ceil(Buffer.byteLength(input.text, 'utf8') / 1024)} KB; 256 KB is the limit.`,
      'A premise is a few sentences: keep the ones that matter.',
    ).about({
      kind: 'textTooLong',
      values: { kilobytes: Math.ceil(Buffer.byteLength(input.text, 'utf8') / 1024) },
    })
  const { text, ...rest } = input
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return normaliseBrief({ ...given, premises: text.split(/\r\n|\r|\n/) })
}

/** What the window knows of a drama that is open. */
export function infoOf(desk: Desk, session: Session): DramaInfo {
  const { brief, dir, mode } = session.project
  const bible = findBible(session)
  return {
    dir,
    title: bible?.title ?? brief.title ?? basename(dir),
    logline: bible?.logline ?? '',
    mode,
    readOnly: desk.readOnlyBecause(),
    backup: desk.backup(),
    genre: brief.genre,
    language: brief.language,
    episodes: brief.episodes,
    episodeSeconds: brief.episodeSeconds,
    premises: brief.premises,
    style: brief.style,
    seed: brief.seed,
    fps: PROJECT_RATE,
    address: desk.address(),
  }
}

/** A folder for a new drama, named after it; a number is added where one of that name is there. */
export function freeFolder(parent: string, brief: Brief): string {
  const words = (brief.title ?? brief.premises[0] ?? 'drama')
    // What no file system may hold, and what ends a sentence.
    .replaceAll(/[\\/:*?"<>|\p{C}]/gu, ' ')
    .replaceAll(/[,.;!，。；！？、].*$/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const name = Array.from(words === '' ? 'drama' : words)
    .slice(0, MAX_FOLDER_NAME)
    .join('')
    .trim()
  for (let n = 1; ; n++) {
    const dir = join(parent, n === 1 ? name : `${name} ${n}`)
    if (!existsSync(dir)) return dir
  }
}

/** Opens a folder; what is wrong with it is an answer, not an error. */
function openOrSay(desk: Desk, dir: string, mode: OpenMode, why: Failure | null): Opened {
  try {
    return { drama: infoOf(desk, desk.open(dir, mode, why)), problem: null }
  } catch (error) {
    if (error instanceof StudioError && error.code === 'BUSY') throw error
    return {
      drama: null,
      problem: { ...failureOf(error), dir: resolve(dir), readable: mode === 'write' && canRead(desk, dir) },
    }
  }
}

/** True when a folder that cannot be worked on can be looked at. */
function canRead(desk: Desk, dir: string): boolean {
  try {
    const session = desk.studio.open(resolve(dir), 'read')
    try {
      findBible(session)
      return true
    } finally {
      session.close()
    }
  } catch {
    // Why it cannot be worked on was already said; this only asks whether it can be read.
    return false
  }
}

/** The drama folder a dropped path means: itself, or the one it lies in. */
function dramaFolder(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  if (isFolder) return path
  return basename(dirname(path)) === 'media' ? dirname(dirname(path)) : dirname(path)
}

const isBriefFile = (path: string): boolean => ['.txt', '.json', '.md'].includes(extname(path).toLowerCase())

/** Chapters that make a novel of a text. */
const NOVEL_CHAPTERS = 2

const inChapters = (text: string): boolean =>
  sectionsOf(linesOf(text)).filter((one) => one.kind === 'chapter' && one.title !== '').length >=
  NOVEL_CHAPTERS

/** The words of a brief in a file; null when it is a novel. @throws StudioError BAD_BRIEF */
function readBriefText(path: string): string | null {
  const plain = extname(path).toLowerCase() !== '.json'
  const long = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BRIEF_BYTES
  if (long && plain) return null
  if (long)
    throw new StudioError(
      'BAD_BRIEF',
      `${basename(path)} is too long for a brief.`,
      'A brief is a few sentences: 256 KB is the limit.',
    ).about({ kind: 'briefTooLong', values: { name: basename(path) } })
  const decoded = decodeText(readFileSync(path))
  if (decoded === null)
    throw new StudioError(
      'BAD_BRIEF',
      `${basename(path)} is not a text file.`,
      'Save it as plain text.',
    ).about({ kind: 'notText', values: { name: basename(path) } })
  return plain && inChapters(decoded.text) ? null : decoded.text
}

export const dramaHandlers: HandlersOf<typeof drama> = {
  'drama.current': (_input, { desk }) => {
    const session = desk.current()
    return { drama: session === null ? null : infoOf(desk, session), asked: desk.asked() }
  },
  'drama.preview': (input) => {
    const { genre, language, episodes, episodeSeconds } = briefOf(input)
    const seasonSeconds = episodes * episodeSeconds
    return {
      genre,
      language,
      episodes,
      episodeSeconds,
      seasonSeconds,
      words: Math.round((seasonSeconds / 60) * WORDS_PER_MINUTE[language]),
      shots: Math.round((seasonSeconds / 60) * SHOTS_PER_MINUTE),
    }
  },
  'drama.create': (input, { desk }) => {
    const brief = briefOf(input.brief)
    const parent = desk.preferences.settings().dramasFolder ?? desk.deps.documentsDir
    return infoOf(desk, desk.create(input.dir ?? freeFolder(parent, brief), brief))
  },
  'drama.open': async (input, { desk }) => {
    const dir = input.dir ?? (await desk.deps.dialogs.pickFolder())
    if (dir === null) return { drama: null, problem: null }
    const why = input.mode === 'read' ? reasonToRead(desk, dir) : null
    return openOrSay(desk, dir, input.mode, why)
  },
  'drama.drop': (input, { desk }) => {
    const [path = ''] = input.paths
    const dir = dramaFolder(path)
    if (!isBriefFile(path) || existsSync(join(dir, 'project.db')))
      return { ...openOrSay(desk, dir, 'write', null), brief: null, novel: null }
    const none = { drama: null, problem: null }
    const brief = readBriefText(path)
    return brief === null ? { ...none, brief, novel: path } : { ...none, brief, novel: null }
  },
  'drama.restore': (_input, { desk }) => ({ drama: infoOf(desk, desk.restore()), problem: null }),
  'drama.close': (_input, { desk }) => {
    desk.close()
    return {}
  },
  'drama.reveal': (input, { desk }) => {
    const { dir } = desk.session().project
    const own = new Set([dir, ...(desk.exports.current()?.files ?? [])])
    const path = input.path ?? dir
    if (!own.has(path)) throw new StudioError('NOT_FOUND', 'This file was not made by the open drama.')
    desk.deps.shell.showItem(path)
    return {}
  },
  'drama.recent': (_input, { desk }) => ({
    dramas: desk.preferences
      .recent()
      .map(({ address: _address, ...one }) => ({ ...one, exists: existsSync(join(one.dir, 'project.db')) })),
  }),
  'drama.seen': ({ address }, { desk }) => {
    desk.session()
    desk.noteAddress(address)
    return {}
  },
  'drama.forget': (input, { desk }) => {
    desk.preferences.forget(input.dir)
    desk.events.changed('recent')
    return {}
  },
  'drama.samples': () => ({ samples: readSamples() }),
  'drama.poster': (input, { desk }) => ({
    image:
      episodePoster(desk.session(), desk.session().kit.changes.order.idAt(input.episode))?.sha256 ?? null,
  }),
}

/** Why a drama is opened for reading: what stands in the way of working on it; null when nothing does. */
function reasonToRead(desk: Desk, dir: string): Failure | null {
  try {
    if (desk.current()?.project.dir !== resolve(dir)) desk.studio.open(resolve(dir), 'write').close()
    return null
  } catch (error) {
    return failureOf(error)
  }
}
