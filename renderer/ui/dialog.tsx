import { AlertDialog as BaseAlert } from '@base-ui/react/alert-dialog'
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

/** The width of a dialog as the variable its style reads. */
const widthStyle = (width: number | undefined): CSSProperties | undefined =>
  // React's style type does not know custom properties.
  width === undefined ? undefined : ({ '--width': `${width}px` } as CSSProperties)

/** A dialog for something of more than one field. Escape and the cross close it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  width,
  tools,
  actions,
  children,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** In px; it never gets wider than the window. */
  width?: number
  /** Beside the title: a search field. */
  tools?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation('ui')
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={styles['scrim']} />
        <Base.Viewport className={styles['viewport']}>
          <Base.Popup className={styles['popup']} style={widthStyle(width)}>
            <div className={styles['head']}>
              <Base.Title className={styles['title']}>{title}</Base.Title>
              {tools}
            </div>
            <div className={styles['body']}>{children}</div>
            {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
            {/* Last, so that the focus starts in what the dialog is about. */}
            <div className={styles['close']}>
              <IconButton icon={X} label={t('close')} onClick={() => onOpenChange(false)} />
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

/**
 * Asks before something that cannot be taken back or that is paid. The focus is on the safe choice, Escape is the safe
 * choice, and a click beside it does nothing.
 */
export function AlertDialog({
  open,
  title,
  text,
  confirm,
  price,
  danger = false,
  safe,
  onConfirm,
  onClose,
}: {
  open: boolean
  title: string
  /** What it means: what is lost, what is kept. */
  text: ReactNode
  /** The verb of what would be done. */
  confirm: string
  price?: string
  danger?: boolean
  /** The verb of the safe choice; `Cancel` unless given. */
  safe?: string
  onConfirm: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('ui')
  const safeChoice = useRef<HTMLButtonElement>(null)
  return (
    <BaseAlert.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <BaseAlert.Portal>
        <BaseAlert.Backdrop className={styles['scrim']} />
        <BaseAlert.Viewport className={styles['viewport']}>
          <BaseAlert.Popup className={styles['popup']} initialFocus={safeChoice}>
            <div className={styles['head']}>
              <BaseAlert.Title className={styles['title']}>{title}</BaseAlert.Title>
            </div>
            <BaseAlert.Description className={styles['body']} render={<div />}>
              {text}
            </BaseAlert.Description>
            <div className={styles['actions']}>
              <Button ref={safeChoice} onClick={onClose}>
                {safe ?? t('cancel')}
              </Button>
              <Button
                look={danger ? 'danger' : 'primary'}
                onClick={onConfirm}
                {...(price === undefined ? {} : { price })}
              >
                {confirm}
              </Button>
            </div>
          </BaseAlert.Popup>
        </BaseAlert.Viewport>
      </BaseAlert.Portal>
    </BaseAlert.Root>
  )
}
