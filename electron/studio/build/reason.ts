import type { Reason } from '../../../shared/drama/reason.ts'

const humanWords = (name: string): string => name.replaceAll(/([A-Z])/g, (c) => ` ${c.toLowerCase()}`)

const DAMAGED = 'its file is missing or damaged'

/** A reason as the command line says it: one English sentence, without a full stop; "" for none. */
export function sentenceOf(reason: Reason | null): string {
  switch (reason?.kind) {
    case undefined:
      return ''
    case 'never':
      return 'not made yet'
    case 'waits':
      return `waits for ${reason.for}`
    case 'changed':
      return `${reason.inputs.map(humanWords).join(', ')} changed since take ${reason.take}`
    case 'may':
      return `may change with ${reason.with}`
    case 'older':
      return `made by an older method (version ${reason.version}, now ${reason.now})`
    case 'rehearsal':
      return 'only a rehearsal version is there'
    case 'damaged':
      return DAMAGED
    case 'pinDamaged':
      return `pinned to take ${reason.take}, but ${DAMAGED}: unpin it, or put the file back`
    case 'failed':
      return `the last attempt failed: ${reason.error}`
    case 'refused':
    case 'unknown':
      return reason.error
    case 'engine':
      return 'a voice engine is installed now'
  }
}
