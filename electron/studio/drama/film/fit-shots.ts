/** A shot as far as this needs it: which lines it covers, in order. */
export interface CoveringShot {
  readonly id: string
  readonly lines: readonly string[]
}

/** Shots over the lines as they are now, and where the two no longer agreed. */
export interface FittedShots<S extends CoveringShot> {
  readonly shots: S[]
  /** Lines no shot had: each was put into the shot that covers the line before it. */
  readonly uncovered: string[]
  /** Lines the shots had and the scene no longer has. */
  readonly vanished: string[]
}

/**
 * Lays pinned shots over a text they were not made for, so that the episode can still be cut: lines that are gone drop
 * out, lines nobody covers join the shot of the line before them (the first shot, where there is none), and inside a
 * shot lines follow each other as in the scene. Shots that fit come back as they are.
 */
export function fitShots<S extends CoveringShot>(
  shots: readonly S[],
  lines: readonly string[],
): FittedShots<S> {
  const order = new Map(lines.map((id, i) => [id, i]))
  const holder = new Map<string, number>()
  shots.forEach((shot, i) => {
    for (const id of shot.lines) if (order.has(id) && !holder.has(id)) holder.set(id, i)
  })
  const vanished = shots.flatMap((shot) => shot.lines.filter((id) => !order.has(id)))
  const uncovered = lines.filter((id) => !holder.has(id))
  if (vanished.length === 0 && uncovered.length === 0) return { shots: [...shots], uncovered, vanished }
  let last = 0
  for (const id of lines) {
    last = holder.get(id) ?? last
    holder.set(id, last)
  }
  const fitted = shots.map((shot, i) => ({ ...shot, lines: lines.filter((id) => holder.get(id) === i) }))
  return { shots: fitted, uncovered, vanished }
}
