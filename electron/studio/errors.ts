import type { FailureFact } from '../../shared/contract/failure-fact.ts'

/** Machine-readable reasons a studio call can fail. The command line maps `input` codes to exit 2. */
export type ErrorCode =
  | 'BAD_BRIEF'
  | 'BAD_SOURCE'
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
  | 'NO_KEY'
  | 'RENDERER_MISSING'
  | 'RENDER_FAILED'
  | 'BUILD_FAILED'
  | 'CANCELLED'
  | 'IO'
  | 'INTERNAL'

/** Codes that mean the caller's words or files are wrong (exit 2). */
const INPUT_CODES: ReadonlySet<ErrorCode> = new Set([
  'BAD_BRIEF',
  'BAD_SOURCE',
  'BAD_ARGUMENT',
  'NOT_FOUND',
  'NOT_A_PROJECT',
])

/** An error a person can act on: what happened, and what to do next. */
export class StudioError extends Error {
  readonly code: ErrorCode
  /** What to do next; "" when the message says it all. */
  readonly hint: string
  /** What the window says of it in its own language; null where its code says it all. */
  fact: FailureFact | null = null

  constructor(code: ErrorCode, message: string, hint = '', cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'StudioError'
    this.code = code
    this.hint = hint
  }

  /** Adds what the window says of it. */
  about(fact: FailureFact): this {
    this.fact = fact
    return this
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

const DISK_FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL'])
const NOT_ALLOWED: ReadonlySet<string> = new Set(['EROFS', 'EACCES', 'EPERM'])

/** Words for paths that cannot be what was asked: the caller named the wrong one. */
const WRONG_PATH: Readonly<Record<string, string>> = {
  EEXIST: 'Something else is in the way',
  EISDIR: 'A folder is where a file should be',
  ENOTDIR: 'A file is where a folder should be',
  ENOTEMPTY: 'A folder that is not empty is in the way',
  ENAMETOOLONG: 'The name is too long',
  ELOOP: 'The links of this path go round in a circle',
}

/** What the window says of such a path. */
const WRONG_PATH_FACT: Readonly<Record<string, PathFact>> = {
  EEXIST: 'pathTaken',
  EISDIR: 'folderForFile',
  ENOTDIR: 'fileForFolder',
  ENOTEMPTY: 'folderNotEmpty',
  ENAMETOOLONG: 'nameTooLong',
  ELOOP: 'linksInCircle',
}
type PathFact = Extract<FailureFact, { values: { readonly path: string | number } }>['kind']

/** What the window says of a path that gave an error of the system; null where it has no more to say than the code. */
function factOf(system: string, code: ErrorCode, path: string): FailureFact | null {
  const kind =
    WRONG_PATH_FACT[system] ?? (code === 'READ_ONLY' ? 'notWritable' : code === 'DISK_FULL' ? 'noRoom' : null)
  return kind === null || path === '' ? null : { kind, values: { path } }
}

/** Code, message and hint for what the file system or SQLite says; null for an error of neither. */
function translate(code: string, message: string): [ErrorCode, string, string] | null {
  if (DISK_FULL.has(code))
    return [
      'DISK_FULL',
      'The disk is full',
      'Free some space and run the command again: finished work is kept.',
    ]
  if (NOT_ALLOWED.has(code) || code.startsWith('SQLITE_READONLY'))
    return [
      'READ_ONLY',
      'No permission to write here',
      'Choose a folder you may write to, or change its permissions.',
    ]
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return [
      'PROJECT_DAMAGED',
      'The project database is damaged',
      'Run `cliffhanger doctor DIR`: it lists what can be saved and where backups are.',
    ]
  const wrongPath = WRONG_PATH[code]
  if (wrongPath !== undefined) return ['BAD_ARGUMENT', wrongPath, 'Choose another path.']
  // System errors are named like ENOENT; Node's own, which are defects of ours, like ERR_INVALID_ARG_TYPE.
  return code.startsWith('SQLITE_') || /^E[A-Z0-9]+$/.test(code) ? ['IO', message, ''] : null
}

/** Translates what the file system and SQLite throw into a {@link StudioError}; passes others on unchanged. */
export function asStudioError(error: unknown, where = ''): unknown {
  if (error instanceof StudioError || !(error instanceof Error)) return error
  const system = systemCode(error)
  const known = translate(system, error.message)
  if (known === null) return error
  const [code, message, hint] = known
  const at = where === '' ? '' : ` (${where})`
  const told = new StudioError(code, code === 'IO' ? `${message}${at}` : `${message}${at}.`, hint, error)
  const fact = factOf(system, code, where)
  return fact === null ? told : told.about(fact)
}
