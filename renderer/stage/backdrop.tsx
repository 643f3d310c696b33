import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureWords } from '../app/failures.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Thumb } from '../ui/media.tsx'
import { Popover } from '../ui/popover.tsx'
import { say } from '../ui/toasts.ts'
import { useStage } from './stage-context.ts'
import styles from './inspector.module.css'

function Places({ scene, onDone }: { scene: string; onDone: () => void }) {
  const { t } = useTranslation('stage')
  const { lang } = useStage()
  const wordsOf = useFailureWords()
  const backdrops = useRead('stage.backdrops', { scene })
  const swap = useWrite('stage.swapBackdrop')
  const play = (place: string | null) =>
    swap.mutate(
      { scene, place },
      {
        onSuccess: () => {
          say({ state: 'stale', text: t('backdrop.done') })
          onDone()
        },
        onError: (error) =>
          say({ state: 'blocked', text: t('backdrop.failed', { reason: wordsOf(error).title }) }),
      },
    )
  const current = backdrops.data?.current
  return (
    <>
      <p className={styles['hint']}>{t('backdrop.hint')}</p>
      <ul className={styles['places']} aria-label={t('backdrop.list')}>
        {(backdrops.data?.places ?? []).map(({ id, name, interior, image }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === current}
              aria-disabled={swap.isPending || undefined}
              onClick={() => id !== current && !swap.isPending && play(id)}
            >
              <Thumb hash={image} />
              <span className="story" lang={lang}>
                {name}
              </span>{' '}
              <span className={styles['quiet']}>
                {id === current
                  ? t('backdrop.current')
                  : t(interior ? 'backdrop.interior' : 'backdrop.exterior')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Button
        className={styles['own']}
        look="ghost"
        size="small"
        disabled={swap.isPending}
        onClick={() => play(null)}
      >
        {t('backdrop.own')}
      </Button>
    </>
  )
}

/** Plays the scene in front of another place of the drama: thumbs of all of them, in a popover. */
export function Backdrop({ scene }: { scene: string }) {
  const { t } = useTranslation('stage')
  const { writable } = useStage()
  const [open, setOpen] = useState(false)
  if (!writable) return null
  return (
    <Popover
      trigger={<Button size="small">{t('inspector.swap')}</Button>}
      title={t('backdrop.title')}
      align="end"
      open={open}
      onOpenChange={setOpen}
    >
      <Places scene={scene} onDone={() => setOpen(false)} />
    </Popover>
  )
}
