import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import styles from './loading.module.css'
import { StateShape } from './state-mark.tsx'

/** Nothing shows before this, in milliseconds: most answers come sooner, and a flash is worse than a pause. */
export const OUTLINE_AFTER_MS = 200
/** Words and a way to cancel come after this, in milliseconds. */
export const WORDS_AFTER_MS = 1000

function usePassed(ms: number): boolean {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return passed
}

const WIDTHS = ['46%', '92%', '78%', '88%', '34%'] as const

/**
 * Waiting: nothing at first, the outlines of what comes after 200 ms, words and Cancel after a second. No spinner.
 * `outline` draws the outlines of a room that does not look like paragraphs.
 */
export function Loading({
  text,
  onCancel,
  outline,
}: {
  text?: string
  onCancel?: () => void
  outline?: ReactNode
}) {
  const { t } = useTranslation('ui')
  const showOutline = usePassed(OUTLINE_AFTER_MS)
  const showWords = usePassed(WORDS_AFTER_MS)
  return (
    <div className={styles['box']} role="status" aria-busy="true">
      {showOutline && (outline ?? WIDTHS.map((width) => <Bone key={width} width={width} />))}
      {showWords ? (
        <div className={styles['words']}>
          <StateShape state="running" />
          {text ?? t('waiting')}
          <span className={styles['gap']} />
          {onCancel !== undefined && (
            <Button look="ghost" size="small" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
        </div>
      ) : (
        <span className="visually-hidden">{text ?? t('loading')}</span>
      )}
    </div>
  )
}

/** One bar of an outline. Sizes are CSS lengths. */
export function Bone({ width = '100%', height }: { width?: string; height?: string }) {
  return <div className={styles['bar']} style={{ width, height }} />
}
