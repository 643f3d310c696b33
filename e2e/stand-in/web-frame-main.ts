import { originOf } from './protocol.ts'

/** Electron's `WebFrameMain`, as far as a message's sender is asked about. */
export class Frame {
  readonly id: string
  readonly parent: Frame | null
  url = ''
  detached = false

  constructor(id: string, parent: Frame | null) {
    this.id = id
    this.parent = parent
  }

  get origin(): string {
    return originOf(this.url)
  }

  get top(): Frame {
    return this.parent === null ? this : this.parent.top
  }

  isDestroyed(): boolean {
    return this.detached
  }
}

/** The frames of a page by their id; the first is the main one. */
export class FrameTree {
  readonly #frames = new Map<string, Frame>()
  readonly main: Frame

  constructor(mainId: string) {
    this.main = new Frame(mainId, null)
    this.#frames.set(mainId, this.main)
  }

  get(id: string): Frame | null {
    return this.#frames.get(id) ?? null
  }

  attach(id: string, parentId: string): void {
    if (!this.#frames.has(id)) this.#frames.set(id, new Frame(id, this.#frames.get(parentId) ?? this.main))
  }

  detach(id: string): void {
    const frame = this.#frames.get(id)
    if (frame !== undefined && frame !== this.main) frame.detached = true
    if (frame !== this.main) this.#frames.delete(id)
  }
}
