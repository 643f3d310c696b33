import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { type ExportPage, PAGE_HEADERS } from '../studio/media/render/export-page.ts'
import { parseRange } from './byte-range.ts'
import { EXPORT_ORIGIN, originOf, STUDIO_ORIGIN } from './origin.ts'

/** A file of the open drama, by its hash. */
export interface MediaFile {
  readonly path: string
  readonly mime: string
  readonly sizeBytes: number
}

/** What {@link createAppProtocol} serves. */
export interface AppProtocolOptions {
  /** Folder of the built window. */
  readonly rendererDir: string
  /** The built export page; throws when there is none. */
  readonly exportPage: () => ExportPage
  readonly media: (sha256: string) => MediaFile | null
}

/**
 * Rules the studio's page runs under. It may load its own files and nothing else whatever: no inline script, no inline
 * style, no frame, no network. `blob:` and `data:` pictures are made by the page and by the studio itself.
 */
export const STUDIO_CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const STUDIO_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': STUDIO_CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
}

const refuse = (status: number): Response => new Response(null, { status, headers: STUDIO_HEADERS })

/** The path a URL names below `root`, or null when it names none, leaves it, or is of a kind that is not served. */
export function fileBelow(root: string, pathname: string): string | null {
  let name: string
  try {
    name = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (name.includes('\0') || name.includes('\\')) return null
  const at = path.resolve(root, `.${name === '/' ? '/index.html' : name}`)
  return at.startsWith(path.resolve(root) + path.sep) && path.extname(at) in MIME ? at : null
}

async function ownFile(root: string, pathname: string): Promise<Response> {
  const file = fileBelow(root, pathname)
  if (file === null) return refuse(404)
  try {
    const bytes = await readFile(file)
    // Only kinds of the table come this far.
    const mime = MIME[path.extname(file)] ?? ''
    return new Response(bytes, {
      headers: { ...STUDIO_HEADERS, 'content-type': mime, 'cache-control': 'no-cache' },
    })
  } catch {
    return refuse(404)
  }
}

/** A media file, or the part of it that is asked for: without parts a video could not be wound. */
export async function mediaResponse(file: MediaFile, rangeHeader: string | null): Promise<Response> {
  let sizeBytes: number
  try {
    sizeBytes = (await stat(file.path)).size
  } catch {
    return refuse(404)
  }
  const range = parseRange(rangeHeader, sizeBytes)
  const common = { ...STUDIO_HEADERS, 'accept-ranges': 'bytes' }
  if (range === 'unsatisfiable')
    return new Response(null, {
      status: 416,
      headers: { ...common, 'content-range': `bytes */${sizeBytes}` },
    })
  const { first, last } = range ?? { first: 0, last: sizeBytes - 1 }
  const headers = {
    ...common,
    'content-type': file.mime,
    'content-length': String(last - first + 1),
    // The name is the hash of the content.
    'cache-control': 'private, max-age=31536000, immutable',
    ...(range === null ? {} : { 'content-range': `bytes ${first}-${last}/${sizeBytes}` }),
  }
  const body =
    sizeBytes === 0 ? null : Readable.toWeb(createReadStream(file.path, { start: first, end: last }))
  // Node's stream of bytes is the web's: only their declarations differ.
  return new Response(body as ReadableStream<Uint8Array> | null, {
    status: range === null ? 200 : 206,
    headers,
  })
}

function exportFile(page: ExportPage, pathname: string): Response {
  const file = page.file(pathname)
  if (file === null) return refuse(404)
  return new Response(new Uint8Array(file.bytes), {
    headers: { ...PAGE_HEADERS, 'content-type': file.mime },
  })
}

/** Answers every request of the app's scheme: the window's files, media of the open drama, the export page. */
export function createAppProtocol(options: AppProtocolOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
    const origin = originOf(request.url)
    const { pathname } = new URL(request.url)
    if (origin === EXPORT_ORIGIN) return exportFile(options.exportPage(), pathname)
    if (origin !== STUDIO_ORIGIN) return refuse(404)
    const sha256 = /^\/media\/([0-9a-f]{64})$/.exec(pathname)?.[1]
    if (sha256 === undefined) return ownFile(options.rendererDir, pathname)
    const file = options.media(sha256)
    return file === null ? refuse(404) : mediaResponse(file, request.headers.get('range'))
  }
}
