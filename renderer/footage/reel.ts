import { BlobSource, Input, MP4, type VideoSample, VideoSampleSink } from 'mediabunny'
import type { Shown } from '../../shared/picture/footage.ts'

/** Decoded frames kept beyond the one that shows: what plays next is there when it is due. */
const AHEAD = 3
/** A frame this much farther on is looked up anew, in seconds; nearer ones come with those between. */
const JUMP_SECONDS = 1
/** Frame times are rounded in files: a frame counts from a hair before its time. In seconds. */
const SLACK_SECONDS = 1e-3

/**
 * An open clip of which a handful of decoded frames is held: the one that shows and the next few. Times are seconds
 * from its first frame.
 */
export class Reel {
  readonly #input: Input
  readonly #sink: VideoSampleSink
  /** Time of the first frame in the file. */
  readonly #start: number
  #frames: AsyncGenerator<VideoSample, void, unknown> | null = null
  #held: VideoSample[] = []
  /** What showed before a jump, until the first frame after it is there. */
  #before: VideoSample | null = null
  #ended = false
  #wanted = 0
  #work: Promise<void> | null = null
  #failure: { readonly why: unknown } | null = null
  #closed = false

  private constructor(input: Input, sink: VideoSampleSink, start: number) {
    this.#input = input
    this.#sink = sink
    this.#start = start
  }

  /** Opens the bytes of an MP4. Rejects when there are no pictures in it that can be decoded here. */
  static async open(file: Blob): Promise<Reel> {
    const input = new Input({ source: new BlobSource(file), formats: [MP4] })
    try {
      const track = await input.getPrimaryVideoTrack()
      if (track === null || !(await track.canDecode())) throw new Error('a clip cannot be decoded')
      return new Reel(input, new VideoSampleSink(track), await track.getFirstTimestamp())
    } catch (error) {
      input.dispose()
      throw error
    }
  }

  /** The frame at a time, or the nearest there is; what is missing is sent for. */
  look(seconds: number): Shown {
    if (this.#failure !== null) return { drawing: null, ready: true }
    this.#wanted = this.#start + seconds
    if (!this.#isEnough()) void this.#go()
    const { sample, exact } = this.#find()
    const nearest = sample ?? this.#held[0] ?? this.#before
    if (nearest === null || nearest === undefined) return { drawing: null, ready: false }
    const { displayWidth: width, displayHeight: height } = nearest
    return { drawing: { source: nearest.toCanvasImageSource(), width, height }, ready: exact }
  }

  /** Resolves when the frame at a time is there. Rejects when it cannot be decoded. */
  async seek(seconds: number): Promise<void> {
    this.#wanted = this.#start + seconds
    while (!this.#closed && this.#failure === null && !this.#find().exact) await this.#go()
    if (this.#failure !== null) throw this.#failure.why
  }

  close(): void {
    this.#closed = true
    const dropped = this.#frames?.return()
    dropped?.catch(() => {})
    for (const sample of this.#held) sample.close()
    this.#held = []
    this.#before?.close()
    this.#before = null
    this.#input.dispose()
  }

  /** The last held frame that has begun at the wanted time, and whether it really is the one of that time. */
  #find(): { readonly sample: VideoSample | null; readonly exact: boolean } {
    const at = this.#wanted + SLACK_SECONDS
    const index = this.#held.findLastIndex((sample) => sample.timestamp <= at)
    const sample = this.#held[index]
    if (sample === undefined) return { sample: null, exact: false }
    const lasts = at < sample.timestamp + sample.duration
    return { sample, exact: lasts || this.#ended || index < this.#held.length - 1 }
  }

  #isEnough(): boolean {
    const { sample, exact } = this.#find()
    if (!exact || sample === null) return false
    return this.#ended || this.#held.length - 1 - this.#held.indexOf(sample) >= AHEAD
  }

  /** Decodes until enough is there; one call at a time works for all. */
  #go(): Promise<void> {
    this.#work ??= this.#decode()
      .catch((why: unknown) => {
        this.#failure = { why }
      })
      .finally(() => {
        this.#work = null
      })
    return this.#work
  }

  async #decode(): Promise<void> {
    while (!this.#closed && !this.#isEnough()) {
      if (this.#isElsewhere()) await this.#jump()
      const next = await this.#frames?.next()
      if (next === undefined || next.done === true) {
        if (this.#held.length === 0) throw new Error('a clip has no frame that can be decoded')
        this.#ended = true
      } else if (this.#closed) next.value.close()
      else this.#add(next.value)
    }
  }

  /** True when the wanted frame will not come by going on. */
  #isElsewhere(): boolean {
    const [first] = this.#held
    const last = this.#held.at(-1)
    if (this.#frames === null || first === undefined || last === undefined) return this.#frames === null
    return (
      first.timestamp > this.#wanted + SLACK_SECONDS ||
      (!this.#ended && this.#wanted - last.timestamp > JUMP_SECONDS)
    )
  }

  async #jump(): Promise<void> {
    await this.#frames?.return()
    const [first, ...others] = this.#held
    for (const sample of others) sample.close()
    if (first !== undefined) {
      this.#before?.close()
      this.#before = first
    }
    this.#held = []
    this.#ended = false
    this.#frames = this.#sink.samples(Math.max(this.#start, this.#wanted))
  }

  #add(sample: VideoSample): void {
    // A copy (of the reference, not of pixels): the sink closes the last frame of a clip once more when it is wound back.
    this.#held.push(sample.clone())
    sample.close()
    this.#before?.close()
    this.#before = null
    while ((this.#held[1]?.timestamp ?? Infinity) <= this.#wanted + SLACK_SECONDS) this.#held.shift()?.close()
  }
}
