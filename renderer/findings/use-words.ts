import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingRow } from '../../shared/contract/findings.ts'

/** What a finding is called in the language of the window. */
export function useCheckTitle(): (finding: FindingRow) => string {
  const { i18n } = useTranslation()
  const language = i18n.language === 'zh' ? 'zh' : 'en'
  return useCallback((finding) => finding.title[language], [language])
}

/** An episode, or the season as a whole. */
export function useEpisodeName(): (episode: number | 'season') => string {
  const { t } = useTranslation(['findings', 'terms'])
  return useCallback(
    (episode) => (episode === 'season' ? t('seasonWide') : t('terms:place.episode', { n: episode })),
    [t],
  )
}
