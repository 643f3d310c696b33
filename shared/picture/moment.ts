import type { Rate } from '../drama/film.ts'
import type { ShotMoment } from './paint-shot.ts'
import type { RenderCaption, RenderShot } from './render-job.ts'

/** The caption at a shot's frame, or null: the last one that covers it. */
function captionAt(captions: readonly RenderCaption[], frame: number): ShotMoment['caption'] {
  const shown = captions.findLast((caption) => frame >= caption.startFrame && frame < caption.endFrame)
  return shown === undefined ? null : { speaker: shown.speaker, text: shown.text }
}

/**
 * What the painter is told of a shot at a frame (0-based in the shot). The stage and the export both ask here, so that
 * they paint the same picture.
 */
export function momentOf(shot: RenderShot, fps: Rate, frame: number): ShotMoment {
  const { durationFrames, speech, captions, marks } = shot
  return { frame, durationFrames, fps, speech, caption: captionAt(captions, frame), marks }
}
