import { create } from 'zustand'

/** What only the stage knows. Nothing of it outlives the window. */
interface StageView {
  /** The picture as tall as the window, with the spoken line beside it. */
  readonly focus: boolean
  /** Null: open where there is room for it. */
  readonly timeline: boolean | null
  /** Pixels of a second in the timeline; null shows the whole episode. */
  readonly zoom: number | null
  readonly muted: boolean
  /** Where the stage was left. */
  readonly place: { readonly episode: number; readonly frame: number }
  /** A person has read that there is no voice engine. */
  readonly knowsSilence: boolean
}

/** State of the stage's own screen. */
export const useStageView = create<StageView>(() => ({
  focus: false,
  timeline: null,
  zoom: null,
  muted: false,
  place: { episode: 0, frame: 0 },
  knowsSilence: false,
}))

/** Changes something of it. */
export const setStageView = (part: Partial<StageView> | ((now: StageView) => Partial<StageView>)): void =>
  useStageView.setState(part)

/** Widest and narrowest second in the timeline, px; the narrowest gives way to the whole episode. */
const ZOOM = { min: 4, max: 480, step: 1.5 } as const

/** The next zoom in or out from `now` pixels a second. */
export function zoomed(now: number, direction: 1 | -1, fit: number): number | null {
  const next = direction > 0 ? now * ZOOM.step : now / ZOOM.step
  if (next <= fit) return null
  return Math.max(ZOOM.min, Math.min(ZOOM.max, next))
}
