import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { StateShape } from './state-mark.tsx'
import styles from './toast.module.css'
import { TOAST_MS, toastManager, useAnnounced, type Message } from './toasts.ts'

function List() {
  const { t } = useTranslation('ui')
  const { toasts, close } = Toast.useToastManager<Message>()
  return toasts.map((toast) => {
    const message = toast.data
    if (message === undefined) return null
    const { action } = message
    return (
      <Toast.Root key={toast.id} className={styles['toast']} toast={toast}>
        <Toast.Content className={cx(styles['content'], message.detail !== undefined && styles['detailed'])}>
          <StateShape state={message.state} size={14} />
          <Toast.Title className={styles['title']} render={<p />}>
            {message.text}
          </Toast.Title>
          {action === undefined ? (
            <span />
          ) : (
            <Button
              size="small"
              onClick={() => {
                action.run()
                close(toast.id)
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton icon={X} size="small" label={t('dismiss')} onClick={() => close(toast.id)} />
          {message.detail !== undefined && (
            <Toast.Description className={styles['detail']}>{message.detail}</Toast.Description>
          )}
        </Toast.Content>
      </Toast.Root>
    )
  })
}

/** Where toasts show and where announcements are read out. Once, around the window. */
export function Toasts() {
  const { t } = useTranslation('ui')
  const announced = useAnnounced()
  return (
    <>
      <Toast.Provider toastManager={toastManager} timeout={TOAST_MS} limit={3}>
        <Toast.Portal>
          <Toast.Viewport className={styles['viewport']} aria-label={t('notifications')}>
            <List />
          </Toast.Viewport>
        </Toast.Portal>
      </Toast.Provider>
      <div className="visually-hidden" role="status" aria-live="polite">
        {announced}
      </div>
    </>
  )
}
