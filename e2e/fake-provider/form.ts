/** The boundary of a form's parts. */
const BOUNDARY = /boundary=(?:"([^"]+)"|([^;]+))/

/** The fields of a form; files as their bytes, several of one name as a list. */
function formIn(body: Buffer, boundary: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const end = part.indexOf('\r\n\r\n')
    const head = part.slice(0, end)
    const content = Buffer.from(part.slice(end + 4, -2), 'latin1')
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? ''
    if (!head.includes('filename=')) fields[name] = content.toString('utf8')
    else fields[name] = [...((fields[name] as Buffer[] | undefined) ?? []), content] // only ever written here
  }
  return fields
}

/** What a request brings, as JSON or as a form; nothing when it is neither. */
export function bodyIn(body: Buffer, type: string): Readonly<Record<string, unknown>> {
  const [, quoted, plain] = BOUNDARY.exec(type) ?? []
  const boundary = quoted ?? plain
  if (boundary !== undefined) return formIn(body, boundary)
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>
  } catch {
    return {}
  }
}
