/**
 * The browser page that paints and encodes, as the core sees it. Two hosts provide one: a hidden window in the app and
 * headless Chromium on the command line.
 */

/** What a page may ask of us during a run. */
export interface RenderIo {
  /** The bytes behind a reference; rejects when there are none. */
  pull(ref: string): Promise<Uint8Array>
  /** Bytes of the result, to be placed at `offset`. */
  push(offset: number, bytes: Uint8Array): Promise<void>
  /** `done` of `total` frames of this run are painted. */
  progress(done: number, total: number): void
}

/** An open page. It runs one task at a time. */
export interface RenderPage {
  /**
   * Runs a task (plain JSON) and resolves with what the page says of it. Rejects with a `StudioError`: `CANCELLED` when
   * `signal` was aborted, `RENDER_FAILED` when the page or its browser failed. After a rejection the page is closed.
   */
  run(task: unknown, io: RenderIo, signal: AbortSignal): Promise<unknown>
  /** Ends the page and what belongs to it. Never rejects; calling it again does nothing. */
  close(): Promise<void>
}

/** Opens a page. Rejects with `RENDERER_MISSING` when there is no browser to open it in. */
export interface OpenRenderPage {
  (): Promise<RenderPage>
  /** Changes whenever the page would paint or encode differently: part of every cached segment's name. */
  readonly version: string
}
