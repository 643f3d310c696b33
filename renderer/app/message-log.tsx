import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { StateShape } from '../ui/state-mark.tsx'
import { clearMessages, useMessages, type Logged } from '../ui/toasts.ts'
import styles from './message-log.module.css'
import { closeOverlay } from './overlays.ts'

function Row({ message, language }: { message: Logged; language: string }) {
  const { action } = message
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false })
  return (
    <li className={styles['row']}>
      <StateShape state={message.state} size={14} />
      <div>
        {message.text}
        {message.detail !== undefined && <div className={styles['detail']}>{message.detail}</div>}
      </div>
      {action === undefined ? (
        <span />
      ) : (
        <Button
          size="small"
          onClick={() => {
            closeOverlay()
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <span className={`${styles['time']} num`}>{time.format(message.at)}</span>
    </li>
  )
}

/** Everything the window said in passing, newest first. */
export function MessageLog({ open }: { open: boolean }) {
  const { t, i18n } = useTranslation('app')
  const messages = useMessages()
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) closeOverlay()
      }}
      title={t('log.title')}
      width={560}
      actions={
        messages.length > 0 && (
          <Button look="ghost" onClick={clearMessages}>
            {t('log.clear')}
          </Button>
        )
      }
    >
      {messages.length === 0 ? (
        <EmptyState title={t('log.empty')} text={t('log.emptyHint')} />
      ) : (
        <ul>
          {messages.map((message) => (
            <Row key={message.id} message={message} language={i18n.language} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}
