import { hashId } from '../../../shared/drama/id.ts'
import type { Finding } from '../../../shared/drama/film.ts'
import type { Language } from '../../../shared/drama/vocabulary.ts'
import { severityOf, type CheckId } from './checks.ts'

/** Where something was found. What is left out is null. */
export interface Place {
  readonly episode?: number | null
  readonly scene?: string | null
  readonly line?: string | null
  readonly shot?: string | null
  /** Tells apart findings of one check at one place, e.g. a promise id. */
  readonly subject?: string
}

/** A sentence in both languages, of which the drama's is taken. */
export type Evidence = Readonly<Record<Language, string>>

/**
 * A finding with an id that stays the same over rebuilds: a hash of the check and the place. The episode number is not
 * part of it where a scene is named, because moving an episode must not forget that a finding was waived.
 */
export function makeFinding(check: CheckId, language: Language, place: Place, evidence: Evidence): Finding {
  const { episode = null, scene = null, line = null, shot = null, subject = '' } = place
  const where = [scene ?? `episode ${episode ?? 'all'}`, line ?? '', shot ?? '', subject].join('/')
  return {
    id: `finding-${hashId(`${check}/${where}`)}`,
    check,
    severity: severityOf(check),
    episode,
    scene,
    line,
    shot,
    evidence: evidence[language],
  }
}

/** A text shortened for evidence. */
export function quote(text: string, most = 40): string {
  const chars = Array.from(text)
  return chars.length <= most ? text : `${chars.slice(0, most - 1).join('')}…`
}
