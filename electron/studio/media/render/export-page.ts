import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { StudioError } from '../../errors.ts'

/** The built export page as its host serves it: files of one folder, and the rules they are served under. */
export interface ExportPage {
  /** Hash of the page: it names its scripts, styles and fonts by their content. */
  readonly version: string
  /** The file behind a path of the page's origin, or null when there is none. */
  file(pathname: string): { readonly bytes: Buffer; readonly mime: string } | null
}

/** The page's own origin. `.invalid` is reserved and never resolves; https makes it a secure context. */
export const PAGE_ORIGIN = 'https://cliffhanger.invalid'

/** Headers of every answer: own scripts, styles and fonts, and nothing else whatever. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** Reads the page in `dir`. Throws `RENDERER_MISSING` when it has not been built. */
export function openExportPage(dir: string): ExportPage {
  const root = path.resolve(dir)
  const file: ExportPage['file'] = (pathname) => {
    const name = pathname === '/' ? 'index.html' : decodeURIComponent(pathname.slice(1))
    const mime = MIME[path.extname(name)]
    const at = path.resolve(root, name)
    if (mime === undefined || !at.startsWith(root + path.sep)) return null
    try {
      return { bytes: readFileSync(at), mime }
    } catch {
      return null
    }
  }
  const index = file('/')
  if (index === null)
    throw new StudioError(
      'RENDERER_MISSING',
      'The export page has not been built.',
      'Run `node scripts/build.mjs`.',
    )
  return { version: createHash('sha256').update(index.bytes).digest('hex').slice(0, 16), file }
}
