import type { TFunction } from 'i18next'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { INPUT_NAMES, type InputName, type Reason } from '../../shared/drama/reason.ts'
import { STEP_IDS } from '../../shared/drama/vocabulary.ts'

type Step = (typeof STEP_IDS)[number]

const isStep = (step: string): step is Step => (STEP_IDS as readonly string[]).includes(step)
const isInput = (name: string): name is InputName => (INPUT_NAMES as readonly string[]).includes(name)

/** The step of a slot by its name; one this version does not know as the studio calls it. */
function stepOf(t: TFunction<'terms'>, slot: string): string {
  const step = slot.split(':')[0] ?? ''
  return isStep(step) ? t(`step.${step}`) : step
}

/** Inputs by their names, each once: several inputs go by one name. */
function inputsOf(t: TFunction<'terms'>, inputs: readonly string[]): string {
  const names = inputs.map((name) => (isInput(name) ? t(`input.${name}`) : name))
  return [...new Set(names)].join(t('comma'))
}

function say(t: TFunction<'terms'>, reason: Reason | null): string {
  switch (reason?.kind) {
    case undefined:
      return ''
    case 'waits':
      return t('reason.waits', { step: stepOf(t, reason.for) })
    case 'may':
      return t('reason.may', { step: stepOf(t, reason.with) })
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
  return useCallback((reason) => say(t, reason), [t])
}
