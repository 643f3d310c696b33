import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** A reason as the studio words it, and the window's words for it. */
interface Rule {
  readonly pattern: RegExp
  readonly key:
    | 'never'
    | 'file'
    | 'rehearsalOnly'
    | 'older'
    | 'failed'
    | 'may'
    | 'waits'
    | 'changed'
    | 'edited'
    | 'voice'
}

const RULES: readonly Rule[] = [
  { pattern: /^not made yet$/, key: 'never' },
  { pattern: /file is missing or damaged/, key: 'file' },
  { pattern: /^only a rehearsal version/, key: 'rehearsalOnly' },
  { pattern: /^made by an older method/, key: 'older' },
  { pattern: /^the last attempt failed: (?<detail>.*)$/, key: 'failed' },
  { pattern: /^may change with (?<slot>\S+)/, key: 'may' },
  { pattern: /^waits for (?<slot>\S+)/, key: 'waits' },
  { pattern: /^(?<what>.*) changed since take \d+/, key: 'changed' },
  { pattern: /edited|your edits/, key: 'edited' },
  { pattern: /voice engine is installed/, key: 'voice' },
]

/** A step named in a slot, or nothing. */
const stepOf = (slot: string | undefined): string => slot?.split(':')[0] ?? ''

function say(t: TFunction<'terms'>, reason: string): string {
  for (const { pattern, key } of RULES) {
    const found = pattern.exec(reason)
    if (found === null) continue
    const { detail = '', slot, what = '' } = found.groups ?? {}
    const step = stepOf(slot)
    return t(`reason.${key}`, {
      detail,
      // What is not known by that name is shown as the studio called it.
      step: step === '' ? '' : t(`step.${step}` as 'step.bible', { defaultValue: step }),
      what: what
        .split(', ')
        .map((name) => t(`input.${name.trim()}` as 'input.text', { defaultValue: name.trim() }))
        .join(t('comma')),
    })
  }
  return reason
}

/**
 * Why a product is as it is, in the language of the window. The studio says reasons as one English sentence; a sentence
 * that is not known here is shown as it was said.
 */
export function useReasonText(): (reason: string) => string {
  const { t } = useTranslation('terms')
  return useCallback((reason) => say(t, reason), [t])
}
