import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { INPUT_NAMES, type InputName, type Reason } from '../../shared/drama/reason.ts'
import { useStepName } from './step-name.ts'

const isInput = (name: string): name is InputName => (INPUT_NAMES as readonly string[]).includes(name)

/** Inputs by their names, each once: several inputs go by one name. */
function inputsOf(t: TFunction<'terms'>, inputs: readonly string[]): string {
  const names = inputs.map((name) => (isInput(name) ? t(`input.${name}`) : name))
  return [...new Set(names)].join(t('comma'))
}

function say(t: TFunction<'terms'>, stepOf: (slot: string) => string, reason: Reason | null): string {
  switch (reason?.kind) {
    case undefined:
      return ''
    case 'waits':
      return t('reason.waits', { step: stepOf(reason.for) })
    case 'may':
      return t('reason.may', { step: stepOf(reason.with) })
    case 'changed':
      return t('reason.changed', { what: inputsOf(t, reason.inputs), take: reason.take })
    case 'pinDamaged':
      return t('reason.pinDamaged', { take: reason.take })
    case 'failed':
    case 'refused':
    case 'unknown':
      return t(`reason.${reason.kind}`, { detail: reason.error })
    case 'never':
    case 'older':
    case 'rehearsal':
    case 'damaged':
    case 'engine':
      return t(`reason.${reason.kind}`)
  }
}

/** Says why a product is as it is, in the language of the window; "" for no reason. */
export function useReasonText(): (reason: Reason | null) => string {
  const { t } = useTranslation('terms')
  const stepName = useStepName()
  return useCallback((reason) => say(t, (slot) => stepName(slot.split(':')[0] ?? ''), reason), [t, stepName])
}
