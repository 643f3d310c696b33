import { z } from 'zod'

/**
 * The label that says a file holds made content, as China's GB 45438-2025 defines it for metadata: one JSON object of
 * seven text fields under the key `AIGC`. Pictures and videos carry it as an XMP property of the namespace that the
 * standard's committee (TC260) published.
 */

/** Key of the label wherever metadata has keys. */
export const LABEL_KEY = 'AIGC'

const NAMESPACE = 'http://www.tc260.org.cn/ns/AIGC/1.0/'
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

const labelSchema = z.object({
  /** 1: it is made content; 2: it may be; 3: it is suspected to be. */
  Label: z.enum(['1', '2', '3']),
  /** Who made it. */
  ContentProducer: z.string().min(1),
  /** The maker's own number for it. */
  ProduceID: z.string().min(1),
  /** For the maker's use. */
  ReservedCode1: z.string(),
  /** Who spreads it. */
  ContentPropagator: z.string(),
  PropagateID: z.string(),
  ReservedCode2: z.string(),
})
export type AiLabel = Readonly<z.infer<typeof labelSchema>>

/**
 * The label of something this studio made. `id` names the thing for good (a product and its digest, say);
 * `providers` are those whose work is in it: `rehearsal` when all of it was drawn and spoken by the studio itself.
 */
export function aiLabel(id: string, providers: readonly string[]): AiLabel {
  const producer = providers.length === 0 ? 'Cliffhanger' : `Cliffhanger (${providers.join(', ')})`
  return {
    Label: '1',
    ContentProducer: producer,
    ProduceID: id,
    ReservedCode1: '',
    ContentPropagator: producer,
    PropagateID: id,
    ReservedCode2: '',
  }
}

/** The label as one line of JSON, for exports that are text and for metadata that has keys. */
export const labelText = (label: AiLabel): string => JSON.stringify(label)

/** The label in `text` as {@link labelText} writes it, or null when it is none. */
export function parseLabel(text: string): AiLabel | null {
  try {
    const read = labelSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

const ESCAPES = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
] as const

const escape = (text: string): string => ESCAPES.reduce((out, [raw, safe]) => out.replaceAll(raw, safe), text)
const unescape = (text: string): string =>
  ESCAPES.toReversed().reduce((out, [raw, safe]) => out.replaceAll(safe, raw), text)

/** The description that holds the label, wherever in a packet it stands. */
const DESCRIPTION =
  /<rdf:Description [^>]*xmlns:TC260="[^"]*"[^>]*>\s*<TC260:AIGC>([^<]*)<\/TC260:AIGC>\s*<\/rdf:Description>/

/**
 * An XMP packet with the label in it: `packet` with the label added or replaced, or a new one when there is none (or
 * none that can be added to).
 */
export function labelXmp(packet: string | null, label: AiLabel): string {
  const description = `<rdf:Description rdf:about="" xmlns:TC260="${NAMESPACE}"><TC260:AIGC>${escape(labelText(label))}</TC260:AIGC></rdf:Description>`
  const bare = (packet ?? '').replace(DESCRIPTION, '')
  const end = bare.lastIndexOf('</rdf:RDF>')
  if (end >= 0) return bare.slice(0, end) + description + bare.slice(end)
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="${RDF}">${description}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}

/** The label in an XMP packet, or null. */
export function readXmpLabel(packet: string): AiLabel | null {
  const found = DESCRIPTION.exec(packet)?.[1]
  return found === undefined ? null : parseLabel(unescape(found))
}
