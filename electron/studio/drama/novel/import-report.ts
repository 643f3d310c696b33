import type { Adaptation, Novel } from '../../../../shared/drama/novel.ts'
import type { Session } from '../../session.ts'

/** What an import came to: what was read, what was left out, and what could not be told. */
export interface ImportReport {
  readonly title: string
  readonly language: string
  readonly genre: string
  readonly read: {
    readonly episodes: number
    /** Pieces it was read in. */
    readonly scenes: number
    readonly cast: number
    readonly lines: number
    readonly notes: number
    readonly chapters: number
    readonly people: readonly Found[]
    readonly places: readonly Found[]
  }
  readonly unread: readonly { readonly line: number; readonly text: string; readonly why: string }[]
  /** People of whom the text does not tell whether they are a woman or a man. */
  readonly ambiguous: readonly { readonly line: number; readonly text: string; readonly what: 'gender' }[]
  /** What happens in each episode, with the lines it comes from. */
  readonly season: readonly { readonly premise: string; readonly fromLine: number; readonly toLine: number }[]
}

/** Somebody, or a place, with how often it is named and where first. */
export interface Found {
  readonly name: string
  readonly aliases: readonly string[]
  readonly mentions: number
  readonly line: number
}

const WHY = { front: 'before the first chapter', contents: 'table of contents' } as const

const unreadOf = (novel: Novel): ImportReport['unread'] =>
  novel.sections.flatMap(({ kind, fromLine, toLine }) =>
    kind === 'chapter' ? [] : [{ line: fromLine, text: `lines ${fromLine}-${toLine}`, why: WHY[kind] }],
  )

/** What was read of the novel of a drama. Null before it was read, and where there is none. */
export function importReport(session: Session): ImportReport | null {
  const novel = session.project.novel.get()
  const reader = session.evaluator().reader(new Set(), null)
  const adapted = reader.peek<Adaptation>('adaptation:season')
  if (novel === null || adapted === undefined) return null
  const { people, places, episodes } = adapted
  const { brief } = session.project
  const chapters = novel.sections.filter((one) => one.kind === 'chapter')
  return {
    title: adapted.title,
    language: novel.language,
    genre: brief.genre,
    read: {
      episodes: brief.episodes,
      scenes: novel.chunks.length,
      cast: people.length,
      lines: chapters.reduce((sum, one) => sum + one.toLine - one.fromLine + 1, 0),
      notes: 0,
      chapters: chapters.length,
      people: people.map(({ name, aliases, mentions, ref }) => ({
        name,
        aliases,
        mentions,
        line: ref.fromLine,
      })),
      places: places.map(({ name, mentions, ref }) => ({ name, aliases: [], mentions, line: ref.fromLine })),
    },
    unread: unreadOf(novel),
    ambiguous: people.flatMap(({ name, gender, ref }) =>
      gender === null ? [{ line: ref.fromLine, text: name, what: 'gender' as const }] : [],
    ),
    season: episodes.map(({ premise, ref }) => ({ premise, fromLine: ref.fromLine, toLine: ref.toLine })),
  }
}
