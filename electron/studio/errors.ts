/** Machine-readable reasons a studio call can fail. The command line maps `input` codes to exit 2. */
export type ErrorCode =
  | 'BAD_BRIEF'
  | 'BAD_ARGUMENT'
  | 'NOT_A_PROJECT'
  | 'PROJECT_LOCKED'
  | 'PROJECT_NEWER'
  | 'PROJECT_DAMAGED'
  | 'READ_ONLY'
  | 'BUSY'
  | 'BUILD_FIRST'
  | 'DISK_FULL'
  | 'MEDIA_DAMAGED'
  | 'NOT_FOUND'
  | 'NOT_OPEN'
  | 'PROJECT_MOVED'
  | 'NOTHING_TO_UNDO'
  | 'NO_BUDGET'
  | 'RENDERER_MISSING'
  | 'RENDER_FAILED'
  | 'BUILD_FAILED'
  | 'CANCELLED'
  | 'IO'
  | 'INTERNAL'

/** Codes that mean the caller's words or files are wrong (exit 2). */
const INPUT_CODES: ReadonlySet<ErrorCode> = new Set([
  'BAD_BRIEF',
  'BAD_ARGUMENT',
  'NOT_FOUND',
  'NOT_A_PROJECT',
])

/** An error a person can act on: what happened, and what to do next. */
export class StudioError extends Error {
  readonly code: ErrorCode
  /** What to do next; "" when the message says it all. */
  readonly hint: string

  constructor(code: ErrorCode, message: string, hint = '', cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'StudioError'
    this.code = code
    this.hint = hint
  }

  /** True when the caller's input is at fault. */
  get isInput(): boolean {
    return INPUT_CODES.has(this.code)
  }
}

/** The `code` of a system or SQLite error, or "". */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Translates what the file system and SQLite throw into a {@link StudioError}; passes others on unchanged. */
export function asStudioError(error: unknown, where = ''): unknown {
  if (error instanceof StudioError) return error
  const code = systemCode(error)
  const at = where === '' ? '' : ` (${where})`
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return new StudioError(
      'DISK_FULL',
      `The disk is full${at}.`,
      'Free some space and run the command again: finished work is kept.',
      error,
    )
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code.startsWith('SQLITE_READONLY'))
    return new StudioError(
      'READ_ONLY',
      `No permission to write here${at}.`,
      'Choose a folder you may write to, or change its permissions.',
      error,
    )
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new StudioError(
      'PROJECT_DAMAGED',
      `The project database is damaged${at}.`,
      'Run `cliffhanger doctor DIR`: it lists what can be saved and where backups are.',
      error,
    )
  if (code.startsWith('SQLITE_') || code.startsWith('E'))
    return new StudioError('IO', `${error instanceof Error ? error.message : String(error)}${at}`, '', error)
  return error
}
