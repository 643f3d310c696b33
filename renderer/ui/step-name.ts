import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { STEP_IDS } from '../../shared/drama/vocabulary.ts'

/** A step by its name; one this version does not know as the studio calls it. */
export function useStepName(): (step: string) => string {
  const { t } = useTranslation('terms')
  return useCallback(
    (step) => {
      const known = STEP_IDS.find((id) => id === step)
      return known === undefined ? step : t(`step.${known}`)
    },
    [t],
  )
}
