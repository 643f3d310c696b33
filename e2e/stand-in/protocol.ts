import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

type Handler = (request: Request) => Response | Promise<Response>

/** Ends every host of a scheme of the app. `.invalid` never resolves, and https makes the page a secure context. */
const SUFFIX = '.stand-in.invalid'

const handlers = new Map<string, Handler>()
const standard = new Set<string>()

/** The address under which Chromium loads a URL of the app's own schemes; other URLs stay as they are. */
export function toChromium(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/.exec(url)
  const [, scheme = '', host = '', rest = ''] = match ?? []
  if (!standard.has(scheme) && !handlers.has(scheme)) return url
  return `https://${host}.${scheme}${SUFFIX}${rest === '' ? '/' : rest}`
}

/** The URL the app knows, of an address in Chromium. */
export function fromChromium(url: string): string {
  const match = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.stand-in\.invalid(.*)$/.exec(url)
  const [, host = '', scheme = '', rest = ''] = match ?? []
  return match === null ? url : `${scheme}://${host}${rest}`
}

/** `scheme://host` of a URL of the app, as Electron says it. */
export function originOf(url: string): string {
  const parsed = URL.parse(url)
  if (parsed === null) return 'null'
  return parsed.origin === 'null' && standard.has(parsed.protocol.slice(0, -1))
    ? `${parsed.protocol}//${parsed.host}`
    : parsed.origin
}

/** The app's answer to a request; null when nobody answers for its scheme. */
export async function answerRequest(request: Request): Promise<Response | null> {
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1))
  return handler === undefined ? null : handler(request)
}

/** Electron's `protocol`. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { scheme: string; privileges?: { standard?: boolean } }[]) {
    for (const { scheme, privileges } of schemes) if (privileges?.standard === true) standard.add(scheme)
  },
  handle(scheme: string, handler: Handler) {
    if (handlers.has(scheme)) throw new Error(`The scheme has been registered`)
    handlers.set(scheme, handler)
  },
  unhandle: (scheme: string) => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
}

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.png': 'image/png',
  '.mp4': 'video/mp4',
  '.wav': 'audio/wav',
}

/** Electron's `net`, for files; anything else is Node's own fetch. */
export const net = {
  async fetch(url: string | URL, init?: RequestInit): Promise<Response> {
    if (!String(url).startsWith('file:')) return fetch(url, init)
    const file = fileURLToPath(url)
    const headers = { 'content-type': MIME[path.extname(file)] ?? 'application/octet-stream' }
    return new Response(new Uint8Array(await readFile(file)), { headers })
  },
  isOnline: () => false,
}
