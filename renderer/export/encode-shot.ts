import { BufferTarget, Mp4OutputFormat, Output, Quality, VideoSample, VideoSampleSource } from 'mediabunny'
import type { Rate } from '../../shared/drama/film.ts'
import type { RenderCaption, RenderMarks, RenderShot, RenderTask } from '../../shared/picture/render-job.ts'

/** What is to be seen at one frame of a shot, besides its composition. */
export interface Moment {
  readonly frame: number
  readonly durationFrames: number
  readonly fps: Rate
  readonly speech: RenderShot['speech']
  readonly caption: { readonly speaker: string | null; readonly text: string } | null
  readonly marks: RenderMarks | null
}

/** Paints one frame of a shot over the whole of `ctx`. */
export type PaintFrame = (ctx: CanvasRenderingContext2D, task: RenderTask, moment: Moment) => void

/** High profile, level 4.0: enough for 1080x1920 at 30 frames a second, and what phones decode in hardware. */
const CODEC = 'avc1.640028'
/** Seconds between key frames inside a shot, so that a player can seek. Every shot begins with one. */
const KEY_FRAME_SECONDS = 2
/** Frames between two requests for leave to go on. */
const LEAVE_EVERY = 6

/** The caption at a frame, or null. */
export function captionAt(captions: readonly RenderCaption[], frame: number): Moment['caption'] {
  const shown = captions.findLast((caption) => frame >= caption.startFrame && frame < caption.endFrame)
  return shown === undefined ? null : { speaker: shown.speaker, text: shown.text }
}

/** The moment of a shot at a frame. */
export function momentAt(task: RenderTask, frame: number): Moment {
  const { durationFrames, speech, captions, marks } = task.shot
  return { frame, durationFrames, fps: task.fps, speech, caption: captionAt(captions, frame), marks }
}

/**
 * Paints and encodes a shot: an MP4 with one H.264 track, a key frame first, one packet per frame and no reordering,
 * so that such runs can be joined without encoding again. `leave(done)` is awaited every few frames; when it rejects,
 * so does this.
 */
export async function encodeShot(
  task: RenderTask,
  paint: PaintFrame,
  leave: (done: number) => Promise<unknown>,
): Promise<Uint8Array> {
  const { width, height, fps, shot } = task
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const ctx = canvas.getContext('2d', { alpha: false })
  if (ctx === null) throw new Error('this browser has no 2D canvas')
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const source = new VideoSampleSource({
    codec: 'avc',
    fullCodecString: CODEC,
    quality: new Quality({ bitrate: Math.round(width * height * 2) }),
    keyFrameInterval: KEY_FRAME_SECONDS,
    latencyMode: 'quality',
    hardwareAcceleration: 'no-preference',
  })
  output.addVideoTrack(source, { frameRate: fps.num / fps.den })
  await output.start()
  const duration = fps.den / fps.num
  for (let frame = 0; frame < shot.durationFrames; frame += 1) {
    if (frame % LEAVE_EVERY === 0) await leave(frame)
    paint(ctx, task, momentAt(task, frame))
    const sample = new VideoSample(canvas, { timestamp: frame * duration, duration })
    await source.add(sample)
    sample.close()
  }
  source.close()
  await output.finalize()
  if (target.buffer === null) throw new Error('nothing was encoded')
  return new Uint8Array(target.buffer)
}
