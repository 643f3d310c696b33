import type { RouteOutput } from '../../shared/contract/index.ts'

export type Thread = RouteOutput<'board.get'>['threads'][number]
export type Beat = Thread['beats'][number]

/** An episode in the order the lanes show it. */
export interface LanePlace {
  readonly id: string
  readonly number: number
}

/** A thread in a column of the board. */
export interface LaneCell {
  /** Beats of the thread in this episode, in order. */
  readonly beats: readonly Beat[]
  /** True between the first and the last beat of the thread: its line runs through. */
  readonly through: boolean
}

/** A thread across episodes as they are played: one cell an episode. Beats of episodes that are not there fall away. */
export function laneOf(thread: Thread, episodes: readonly string[]): LaneCell[] {
  const beats = episodes.map((id) => thread.beats.filter((beat) => beat.episode === id))
  const first = beats.findIndex((some) => some.length > 0)
  const last = beats.findLastIndex((some) => some.length > 0)
  return beats.map((some, i) => ({ beats: some, through: first !== -1 && i >= first && i <= last }))
}

/** The threads (by index) that have a beat in each episode, by its id. */
export function threadsByEpisode(threads: readonly Thread[]): Map<string, { index: number; name: string }[]> {
  const marks = new Map<string, { index: number; name: string }[]>()
  for (const [index, { name, beats }] of threads.entries())
    for (const id of new Set(beats.map((beat) => beat.episode)))
      marks.set(id, [...(marks.get(id) ?? []), { index, name }])
  return marks
}
