import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/contract/envelope.ts'
import { Button } from '../ui/button.tsx'
import { Banner } from './banner.tsx'
import { useFailureWords } from './failures.ts'

/** Why the open drama can only be read, for as long as that is so. */
export function ReadOnlyBanner({
  why,
  looking,
  onLook,
  onTryAgain,
}: {
  /** Null when a person asked for reading only. */
  why: Failure | null
  /** Of a damaged drama: whether one looks around in it rather than at its page. */
  looking: boolean
  onLook: (looking: boolean) => void
  onTryAgain: () => void
}) {
  const { t } = useTranslation('app')
  const words = useFailureWords()
  if (why?.code === 'PROJECT_DAMAGED')
    return (
      <Banner
        state="blocked"
        title={t('trouble.damagedBanner')}
        actions={
          <Button size="small" onClick={() => onLook(!looking)}>
            {t(looking ? 'trouble.what' : 'trouble.look')}
          </Button>
        }
      />
    )
  const retry = (
    <Button size="small" onClick={onTryAgain}>
      {t('trouble.tryAgain')}
    </Button>
  )
  return (
    <Banner
      state="stale"
      title={why === null ? words({ code: 'READ_ONLY', message: '', hint: '' }).title : words(why).title}
      text={why === null ? t('trouble.readOnly') : words(why).text}
      actions={retry}
    />
  )
}
