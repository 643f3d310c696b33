import { useTranslation } from 'react-i18next'
import type { Settings } from '../../shared/contract/app.ts'
import { useFailureWords } from '../app/failures.ts'
import { useWrite } from '../rpc/hooks.ts'
import { say } from '../ui/toasts.ts'

/** Changes settings. One that was not kept is said. */
export function useChange(): (some: Partial<Settings>) => void {
  const { t } = useTranslation('settings')
  const { mutate } = useWrite('settings.set')
  const words = useFailureWords()
  return (some) =>
    mutate(some, {
      onError: (error) => say({ state: 'blocked', text: t('failed'), detail: words(error).title }),
    })
}
