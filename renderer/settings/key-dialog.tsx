import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { useFailureWords } from '../app/failures.ts'
import { useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { say } from '../ui/toasts.ts'
import { TextField } from '../ui/text-field.tsx'
import { StateShape } from '../ui/state-mark.tsx'
import type { ListedProvider } from './key-table.tsx'
import styles from './settings.module.css'

interface KeyDialogProps {
  readonly provider: ListedProvider
  readonly store: RouteOutput<'models.list'>['store']
  readonly onClose: () => void
}

/** The field of the key, and what becomes of it. */
function KeyField({
  value,
  onValueChange,
  hint,
  error,
}: {
  readonly value: string
  readonly onValueChange: (value: string) => void
  readonly hint: string
  readonly error: unknown
}) {
  const { t } = useTranslation('settings')
  const wordsOf = useFailureWords()
  const { title, details } = wordsOf(error)
  return (
    <Field label={t('key')} hint={hint} error={error === null ? null : `${title} ${details}`}>
      <TextField
        type="password"
        value={value}
        autoComplete="off"
        spellCheck={false}
        onValueChange={onValueChange}
        maxLength={4096}
      />
    </Field>
  )
}

/** Gives the key to the studio; says where it is kept. */
function useSaveKey({ provider, onClose }: KeyDialogProps) {
  const { t } = useTranslation('settings')
  const { mutate, isPending, error } = useWrite('models.setKey')
  const { label, origin } = provider
  const save = (key: string): void => {
    if (key.trim() === '' || isPending) return
    mutate(
      { provider: provider.provider, origin, key },
      {
        onSuccess: ({ key: state }) => {
          say({ state: 'current', text: t(state === 'kept' ? 'keyKept' : 'keyHeld', { label }) })
          onClose()
        },
      },
    )
  }
  return { save, isPending, error }
}

/** Takes a key: it goes to the studio and is not kept on the page. */
export function KeyDialog(props: KeyDialogProps) {
  const { provider, store, onClose } = props
  const { t } = useTranslation('settings')
  const [key, setKey] = useState('')
  const { save, isPending, error } = useSaveKey(props)
  const { label, origin } = provider
  const { host } = new URL(origin)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('keyOf', { label })}
      width={520}
      actions={
        <>
          <Button look="ghost" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button look="primary" busy={isPending} disabled={key.trim() === ''} onClick={() => save(key)}>
            {t(store === 'protected' ? 'keep' : 'use')}
          </Button>
        </>
      }
    >
      <form className={styles['form']} action={() => save(key)}>
        {provider.ofDrama && (
          <p className={styles['warning']} role="note">
            <StateShape state="stale" />
            <span>{t('ofDramaWarning', { label, host })}</span>
          </p>
        )}
        <KeyField
          value={key}
          onValueChange={setKey}
          hint={t(store === 'protected' ? 'keyHint' : 'keyHintHeld', { host })}
          error={error}
        />
      </form>
    </Dialog>
  )
}
