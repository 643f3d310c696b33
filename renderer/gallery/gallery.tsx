import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AlertDialog } from '../ui/dialog.tsx'
import { Button } from '../ui/button.tsx'
import { Toasts } from '../ui/toast.tsx'
import { say } from '../ui/toasts.ts'
import { Controls } from './controls.tsx'
import { Fields } from './fields.tsx'
import styles from './gallery.module.css'
import { Part } from './part.tsx'
import { Places } from './places.tsx'
import { samples, type Samples } from './samples.ts'
import { States } from './states.tsx'

function Over({ words }: { words: Samples }) {
  const [asking, setAsking] = useState(false)
  return (
    <Part title={words.messages}>
      <div className={styles['row']}>
        <Button
          onClick={() =>
            say({
              state: 'unknown',
              text: words.message,
              detail: words.messageDetail,
              action: { label: words.decide, run: () => undefined },
            })
          }
        >
          {words.decide}
        </Button>
        <Button look="danger" onClick={() => setAsking(true)}>
          {words.delete}
        </Button>
      </div>
      <AlertDialog
        open={asking}
        title={words.ask}
        text={words.askText}
        confirm={words.delete}
        danger
        onConfirm={() => setAsking(false)}
        onClose={() => setAsking(false)}
      />
    </Part>
  )
}

/** Every primitive in its states. */
export function Gallery({ language }: { language: 'zh' | 'en' }) {
  const { t } = useTranslation('app')
  const words = samples[language]
  return (
    <>
      <main className={styles['page']} aria-label={t('name')}>
        <h1>{words.title}</h1>
        <States words={words} />
        <Controls words={words} />
        <Fields words={words} />
        <Places words={words} />
        <Over words={words} />
      </main>
      <Toasts />
    </>
  )
}
