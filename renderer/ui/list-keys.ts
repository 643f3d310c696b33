/** Type-ahead forgets what was typed after this, in milliseconds. */
const FORGET_MS = 700

/**
 * Where a key moves the focus in a list of `count` rows, `page` of which are in sight; null when it moves nothing.
 * `current` is -1 while no row is focused.
 */
export function movedIndex(key: string, current: number, count: number, page: number): number | null {
  if (count === 0) return null
  const to = {
    ArrowDown: current + 1,
    ArrowUp: current === -1 ? count - 1 : current - 1,
    Home: 0,
    End: count - 1,
    PageDown: current + page,
    PageUp: current - page,
  }[key]
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to))
}

/**
 * Finds rows by their first letters. `find` adds a character and answers with the row to go to, beginning behind the
 * current one when a new word starts, or null. The same letter again goes to the next row that begins with it.
 */
export function createTypeAhead(now: () => number = Date.now) {
  let typed = ''
  let last = 0
  return {
    /** Whether a word is being typed: a space then belongs to it. */
    isTyping: () => typed !== '' && now() - last <= FORGET_MS,
    find: (
      character: string,
      current: number,
      count: number,
      matches: (index: number, prefix: string) => boolean,
    ): number | null => {
      if (now() - last > FORGET_MS) typed = ''
      last = now()
      const repeated = typed === character
      typed = repeated ? character : typed + character
      const from = typed.length === 1 ? current + 1 : Math.max(0, current)
      for (let step = 0; step < count; step += 1) {
        const index = (from + step) % count
        if (matches(index, typed.toLowerCase())) return index
      }
      return null
    },
  }
}
