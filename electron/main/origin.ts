/** The scheme everything the windows show is served under. Never `file:`, never the network. */
export const APP_SCHEME = 'app'
/** Origin of the studio's own page. */
export const STUDIO_ORIGIN = 'app://studio'
/** Origin of the export page in a hidden window: another one, so that neither page can reach the other. */
export const EXPORT_ORIGIN = 'app://export'

/** `scheme://host` of a URL, or "" when it is none. (`URL.origin` is "null" for schemes Node does not know.) */
export function originOf(url: string): string {
  const parsed = URL.parse(url)
  return parsed === null ? '' : `${parsed.protocol}//${parsed.host}`
}
