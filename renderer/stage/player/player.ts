import type { RenderJob } from '../../../shared/picture/render-job.ts'
import { silentDeck, type Deck, type SoundDeck } from './deck.ts'
import { framesPerSecond, type Span } from './film-time.ts'
import { placeShots, Screen } from './screen.ts'
import type { PictureSize } from './shot-painter.ts'
import { createTransport, type Transport } from './transport.ts'

/** What the controls around the picture show. The same object until something in it changes. */
export interface PlayerState {
  /** Times the normal speed; 0 when it rests. */
  readonly rate: number
  readonly loop: boolean
  /** What plays: the episode, or the scene that is looped. */
  readonly span: Span
}

/** How a {@link Player} starts. */
export interface PlayerOptions {
  readonly job: RenderJob
  readonly frame: number
}

/** Calls `tick` before every repaint of the window for as long as it answers true. */
function createPulse(tick: () => boolean): { readonly beat: () => void; readonly stop: () => void } {
  let handle = 0
  const run = (): void => {
    handle = 0
    if (tick()) beat()
  }
  const beat = (): void => {
    if (handle === 0) handle = requestAnimationFrame(run)
  }
  return {
    beat,
    stop: () => {
      cancelAnimationFrame(handle)
      handle = 0
    },
  }
}

/** What is heard, and what drives time while nothing is. */
function createSound(transport: Transport): {
  readonly set: (deck: SoundDeck | null) => void
  readonly start: () => void
  /** Lets the wall clock take over from a sound that stands. */
  readonly watch: () => void
} {
  let sound: SoundDeck | null = null
  let driving: Deck = silentDeck
  const drive = (deck: Deck): void => {
    if (deck === driving) return
    driving = deck
    transport.setDeck(deck)
  }
  return {
    set(deck) {
      sound = deck
      drive(deck ?? silentDeck)
    },
    start: () => drive(sound ?? silentDeck),
    watch() {
      if (driving === sound && sound?.stands()) drive(silentDeck)
    },
  }
}

/** Plays an episode: picture on a canvas, sound beside it, one clock for both. `close` when it is left; it may be gone on with. */
export class Player {
  readonly job: RenderJob
  readonly durationFrames: number
  readonly #transport: Transport
  readonly #sound: ReturnType<typeof createSound>
  readonly #pulse = createPulse(() => this.#tick())
  readonly #listeners = new Set<() => void>()
  readonly #whole: Span
  #state: PlayerState
  #screen: Screen | null = null
  #size: PictureSize | null = null
  #captions = true
  #seen: number

  constructor({ job, frame }: PlayerOptions) {
    this.job = job
    this.durationFrames = placeShots(job).reduce((end, shot) => end + shot.durationFrames, 0)
    this.#whole = { start: 0, end: this.durationFrames }
    this.#transport = createTransport({ fps: job.fps, span: this.#whole, deck: silentDeck, frame })
    this.#sound = createSound(this.#transport)
    this.#state = { rate: 0, loop: false, span: this.#whole }
    this.#seen = this.#transport.frame()
  }

  /** The frame that is seen. */
  frame = (): number => this.#seen

  state = (): PlayerState => this.#state

  /** Hears every new frame and every change of state; the answer ends it. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Plays at normal speed, over again from the start when it stands at the end. */
  play(): void {
    this.#start(() => this.#transport.play())
  }

  pause(): void {
    this.#act(() => this.#transport.pause())
  }

  toggle(): void {
    if (this.#transport.rate() === 0) this.play()
    else this.pause()
  }

  /** Presses L (1) or J (-1). */
  shuttle(direction: 1 | -1): void {
    this.#start(() => this.#transport.shuttle(direction))
  }

  /** Goes to a frame; what plays goes on from there. */
  seek(frame: number): void {
    this.#act(() => this.#transport.seek(frame))
  }

  /** Goes so many frames on (or back) and rests there. */
  step(frames: number): void {
    this.#act(() => {
      this.#transport.pause()
      this.#transport.seek(this.#transport.frame() + frames)
    })
  }

  /** Plays only `span`, over and over; null plays the whole episode once. */
  loop(span: Span | null): void {
    this.#act(() => {
      this.#transport.setSpan(span ?? this.#whole)
      this.#transport.setLoop(span !== null)
      this.#state = { ...this.#state, loop: span !== null, span: span ?? this.#whole }
    })
  }

  /** Shows the picture on a canvas; null takes it away. */
  attach(canvas: HTMLCanvasElement | null): void {
    this.#screen?.close()
    this.#screen = canvas === null ? null : new Screen(canvas, this.job)
    if (this.#screen === null) return
    this.#screen.setCaptions(this.#captions)
    if (this.#size !== null) this.#screen.setSize(this.#size)
    this.#screen.seek(this.#seen)
    this.#pulse.beat()
  }

  /** Pixels of the picture from now on. */
  setSize(size: PictureSize): void {
    this.#size = size
    this.#act(() => this.#screen?.setSize(size))
  }

  setCaptions(on: boolean): void {
    this.#captions = on
    this.#act(() => this.#screen?.setCaptions(on))
  }

  /** The sound to keep to from now on; null is silence. */
  setSound(deck: SoundDeck | null): void {
    this.#act(() => this.#sound.set(deck))
  }

  close(): void {
    this.#pulse.stop()
    this.#sound.set(null)
    this.#transport.pause()
    this.#screen?.close()
    this.#screen = null
  }

  /** One repaint of the window: the frame of now if it is a new one, else work ahead. Whether to go on. */
  #tick(): boolean {
    if (this.#transport.rate() !== 0) this.#sound.watch()
    const at = this.#transport.frame()
    const moving = this.#transport.rate() !== 0
    if (at !== this.#seen) {
      this.#seen = at
      if (moving) this.#screen?.show(at)
      else this.#screen?.seek(at)
      this.#settle()
      return true
    }
    if (this.#state.rate !== this.#transport.rate()) this.#settle()
    return (this.#screen?.work(at) ?? false) || moving
  }

  #settle(): void {
    const rate = this.#transport.rate()
    if (this.#state.rate !== rate) this.#state = { ...this.#state, rate }
    for (const listener of this.#listeners) listener()
  }

  #act(change: () => void): void {
    change()
    // At rest elsewhere: told with its picture, so that nobody hears of a stop and reads the frame before it.
    if (this.#transport.rate() !== 0 || this.#transport.frame() === this.#seen) this.#settle()
    this.#pulse.beat()
  }

  #start(change: () => void): void {
    this.#sound.start()
    this.#act(change)
  }
}

/** Frames a step of Shift and an arrow goes. */
export const secondStep = (job: RenderJob): number => framesPerSecond(job.fps)
