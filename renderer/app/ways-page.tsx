import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { say } from '../ui/toasts.ts'
import styles from './way.module.css'

/** One way on: what it does, what it means, its button. */
export interface Way {
  readonly id: string
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
  readonly action: ReactNode
}

function Details({ text }: { text: string }) {
  const { t } = useTranslation('app')
  const copy = () =>
    void navigator.clipboard
      .writeText(text)
      .then(() => say({ state: 'current', text: t('failure.copied') }))
      // Where the clipboard is refused the text can still be selected and copied by hand.
      .catch(() => undefined)
  return (
    <aside className={styles['side']}>
      <h2>{t('trouble.details')}</h2>
      <pre className={`${styles['details']} selectable`}>{text}</pre>
      <div className={styles['below']}>
        <Button look="ghost" size="small" onClick={copy}>
          {t('trouble.copy')}
        </Button>
      </div>
    </aside>
  )
}

/** Something is wrong with a drama: what happened, what is safe, and the ways on, the safest first. */
export function WaysPage({
  title,
  text,
  ways,
  details,
}: {
  title: string
  text: string
  ways: readonly Way[]
  /** The studio's own words, for a report. */
  details: string
}) {
  return (
    <div className={styles['page']}>
      <div className={styles['grid']}>
        <section>
          <h1 className={styles['title']}>{title}</h1>
          <p className={styles['text']}>{text}</p>
          <ul className={styles['ways']}>
            {ways.map((way) => (
              <li key={way.id} className={styles['way']}>
                <Icon of={way.icon} />
                <div>
                  <b>{way.title}</b>
                  <div className={styles['wayText']}>{way.text}</div>
                </div>
                {way.action}
              </li>
            ))}
          </ul>
        </section>
        {details !== '' && <Details text={details} />}
      </div>
    </div>
  )
}
