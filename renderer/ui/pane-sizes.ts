/** Bounds of a panel, px. */
export const PANE_MIN = 200
export const PANE_MAX = 420
/** Where a panel starts, px. */
export const SIDE_WIDTH = 248
export const INSPECTOR_WIDTH = 288

/** Sizes of the panels of one room. */
export interface PaneSizes {
  readonly side: number
  readonly inspector: number
  readonly sideFolded: boolean | null
}

/** Brings a width into its bounds. */
export const clampPane = (width: number) => Math.round(Math.min(PANE_MAX, Math.max(PANE_MIN, width)))

const keyOf = (room: string) => `panes.${room}`

function isStored(value: unknown): value is Partial<Record<keyof PaneSizes, unknown>> {
  return typeof value === 'object' && value !== null
}

/** The remembered sizes of a room; what is missing or damaged is as at the start. */
export function readPaneSizes(room: string, start: PaneSizes): PaneSizes {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(room)) ?? '{}')
    if (!isStored(stored)) return start
    const width = (value: unknown, otherwise: number) =>
      typeof value === 'number' && Number.isFinite(value) ? clampPane(value) : otherwise
    return {
      side: width(stored.side, start.side),
      inspector: width(stored.inspector, start.inspector),
      sideFolded: typeof stored.sideFolded === 'boolean' ? stored.sideFolded : start.sideFolded,
    }
  } catch {
    // Storage that is full, forbidden or damaged costs the remembered width and nothing else.
    return start
  }
}

/** Remembers the sizes of a room. */
export function writePaneSizes(room: string, sizes: PaneSizes): void {
  try {
    localStorage.setItem(keyOf(room), JSON.stringify(sizes))
  } catch {
    // As above: a width that is not remembered is no reason to stop.
  }
}
