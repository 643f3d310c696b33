import type { ExportFormatId, ExportRun } from '../../../shared/contract/exports.ts'
import { StudioError } from '../errors.ts'
import { exportFiles } from '../export/export-season.ts'
import type { Session } from '../session.ts'
import type { Studio } from '../studio.ts'
import type { EventBus } from './event-bus.ts'
import { failureOf } from './router.ts'

/** What to export, and where to. */
export interface ExportOrder {
  readonly format: ExportFormatId
  readonly out: string
  readonly episodes: readonly number[] | null
}

/** The export of the open drama: one at a time. */
export interface ExportDesk {
  current(): ExportRun | null
  busy(): boolean
  /** @throws StudioError BUSY */
  start(order: ExportOrder): void
  cancel(): void
  /** Cancels and waits until nothing runs any more. */
  stop(): Promise<void>
  forget(): void
}

class OpenExportDesk implements ExportDesk {
  private readonly session: () => Session
  private readonly studio: Studio
  private readonly events: EventBus
  private runs = 0
  private last: ExportRun | null = null
  private active: { stop: AbortController; ended: Promise<void> } | null = null

  constructor(session: () => Session, studio: Studio, events: EventBus) {
    this.session = session
    this.studio = studio
    this.events = events
  }

  current(): ExportRun | null {
    return this.last
  }

  busy(): boolean {
    return this.active !== null
  }

  start(order: ExportOrder): void {
    if (this.active !== null)
      throw new StudioError('BUSY', 'An export is under way.', 'Wait for it, or cancel it first.').about({
        kind: 'exporting',
        values: {},
      })
    const session = this.session()
    const stop = new AbortController()
    this.tell({
      run: ++this.runs,
      state: 'running',
      format: order.format,
      out: order.out,
      episode: null,
      doneFrames: 0,
      totalFrames: 0,
      files: [],
      lost: [],
      problem: null,
    })
    this.active = { stop, ended: this.follow(session, order, stop) }
  }

  private async follow(session: Session, order: ExportOrder, stop: AbortController): Promise<void> {
    try {
      const { files, lost } = await exportFiles(session, this.studio, {
        format: order.format,
        out: order.out,
        episodes: order.episodes === null ? null : new Set(order.episodes),
        signal: stop.signal,
        onProgress: (episode, doneFrames, totalFrames) => this.update({ episode, doneFrames, totalFrames }),
      })
      this.update({ state: 'done', files: files.map((file) => file.path), lost })
    } catch (error) {
      this.update(
        stop.signal.aborted ? { state: 'cancelled' } : { state: 'failed', problem: failureOf(error) },
      )
    }
    this.active = null
    this.events.changed('export')
  }

  private update(some: Partial<ExportRun>): void {
    if (this.last !== null) this.tell({ ...this.last, ...some })
  }

  private tell(run: ExportRun): void {
    this.last = run
    this.events.progress('export', () => ({ kind: 'export', run }))
  }

  cancel(): void {
    if (this.active === null) return
    this.active.stop.abort()
    this.update({ state: 'cancelling' })
  }

  async stop(): Promise<void> {
    this.active?.stop.abort()
    await this.active?.ended
  }

  forget(): void {
    this.last = null
  }
}

/** @param session the open drama */
export const createExportDesk = (session: () => Session, studio: Studio, events: EventBus): ExportDesk =>
  new OpenExportDesk(session, studio, events)
