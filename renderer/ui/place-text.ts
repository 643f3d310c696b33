import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../shared/contract/common.ts'

/** Where something belongs, as people say it: `Ep 8 · 8-1 · shot 5`, or the name of a person or place. */
export function usePlaceText(): (place: Place) => string {
  const { t } = useTranslation('terms')
  return useCallback(
    (place) => {
      if (place.name !== null) return place.name
      if (place.episode === null) return t('place.season')
      return [
        t('place.episode', { n: place.episode }),
        place.sceneNumber === null ? null : `${place.episode}-${place.sceneNumber}`,
        place.shotNumber === null ? null : t('place.shot', { n: place.shotNumber }),
        place.lineNumber === null ? null : t('place.line', { n: place.lineNumber }),
      ]
        .filter((part) => part !== null)
        .join(' · ')
    },
    [t],
  )
}
