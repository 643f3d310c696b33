import type { ChangeLabel, history } from '../../../../shared/contract/history.ts'
import { redoChange, undoChange } from '../../drama/edits.ts'
import { episodeNamed } from '../../drama/episode-order.ts'
import { readEpisodes } from '../../drama/read-season.ts'
import type { Session } from '../../session.ts'
import type { Change } from '../../store/human-repo.ts'
import type { HandlersOf } from '../handler.ts'
import { placeOf } from '../season-index.ts'

/** Longest quotation of a line in a label, in characters. */
const MAX_QUOTE = 24

function quoted(text: string): string {
  const chars = Array.from(text)
  return chars.length <= MAX_QUOTE ? text : `${chars.slice(0, MAX_QUOTE - 1).join('')}…`
}

/** Title of the episode that a label names; "" when it has none. */
function titleOf(session: Session, label: string): string {
  const id = episodeNamed(label.split(' ').at(-1) ?? '')
  return readEpisodes(session).find((episode) => episode.id === id)?.title ?? ''
}

/** What a change was about, in words of the drama. */
function whatOf(session: Session, change: Change): string {
  const item = change.items[0]
  if (item === undefined) return ''
  const value = item.after ?? item.before
  if (item.kind === 'line') return quoted(String((value as { text?: string } | null)?.text ?? '')) // written by `editLine`
  if (item.kind === 'pin' || item.kind === 'choice') {
    const place = placeOf(session, item.subject.split('|')[0] ?? '')
    return (
      place.name ??
      [place.episode, place.sceneNumber, place.shotNumber ?? place.lineNumber]
        .filter((n) => n !== null)
        .join('-')
    )
  }
  if (item.kind === 'order') return titleOf(session, change.label)
  if (item.kind === 'place' || item.kind === 'removed')
    return (
      readEpisodes(session)
        .flatMap((episode) => episode.scenes)
        .find((scene) => scene.id === item.subject)?.heading ?? ''
    )
  return change.label.replace(/^\S+ of /, '')
}

const labelOf = (session: Session, change: Change): ChangeLabel => ({
  seq: change.seq,
  kind: change.items[0]?.kind ?? 'line',
  what: whatOf(session, change),
})

const EVERYTHING = ['text', 'cast', 'takes', 'states', 'findings', 'history', 'drama', 'costs'] as const

export const historyHandlers: HandlersOf<typeof history> = {
  'history.get': (_input, { desk }) => {
    const session = desk.session()
    const { undo, redo } = session.project.human.next()
    return {
      undo: undo === null ? null : labelOf(session, undo),
      redo: redo === null ? null : labelOf(session, redo),
      steps: session.project.human.changes().filter((change) => !change.undone).length,
    }
  },
  'history.undo': (_input, { desk }) => {
    const session = desk.writable()
    const undone = labelOf(session, undoChange(session))
    desk.events.changed(...EVERYTHING)
    return { undone }
  },
  'history.redo': (_input, { desk }) => {
    const session = desk.writable()
    const redone = labelOf(session, redoChange(session))
    desk.events.changed(...EVERYTHING)
    return { redone }
  },
}
