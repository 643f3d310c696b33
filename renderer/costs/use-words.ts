import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStepName } from '../ui/step-name.ts'
import { SEASON, type Grouping } from './cost-rows.ts'

/** A provider by its name: those of this machine in the words of the window. */
export function useProviderName(): (provider: string) => string {
  const { t } = useTranslation('costs')
  return useCallback(
    (provider) => (provider === 'rehearsal' || provider === 'studio' ? t(provider) : provider),
    [t],
  )
}

/** A group of the ledger as people read it. */
export function useGroupName(by: Grouping): (group: string) => string {
  const { t } = useTranslation(['costs', 'terms'])
  const stepName = useStepName()
  const providerName = useProviderName()
  return useCallback(
    (group) => {
      if (by === 'step') return stepName(group)
      if (by === 'provider') return providerName(group)
      if (by === 'model') return group === '-' ? t('noModel') : group
      return group === SEASON ? t('season') : t('terms:place.episode', { n: group })
    },
    [by, t, stepName, providerName],
  )
}
