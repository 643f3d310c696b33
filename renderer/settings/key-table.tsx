import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { useTellFailure } from '../app/failures.ts'
import { useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { StateShape, type MarkState } from '../ui/state-mark.tsx'
import { KeyDialog } from './key-dialog.tsx'
import styles from './settings.module.css'

type List = RouteOutput<'models.list'>
export type ListedProvider = List['providers'][number]
type Check = RouteOutput<'models.checkKey'>

const CHECK_MARKS: Readonly<Record<Check['answer'], MarkState>> = {
  works: 'current',
  refused: 'blocked',
  unreachable: 'unknown',
  unclear: 'unknown',
}

/** Asks a provider whether it takes its key; the answer stands there until the room is left. */
function CheckCell({ provider }: { readonly provider: ListedProvider }) {
  const { t } = useTranslation('settings')
  const { mutate, data, isPending } = useWrite('models.checkKey')
  const tell = useTellFailure()
  const { provider: id, origin, label } = provider
  return (
    <>
      {data !== undefined && (
        <span className={styles['check']} role="status" title={data.message}>
          <StateShape state={CHECK_MARKS[data.answer]} />
          {t(`check.${data.answer}`)}
        </span>
      )}
      <Button
        size="small"
        look="ghost"
        busy={isPending}
        aria-label={t('checkKeyOf', { label })}
        onClick={() => mutate({ provider: id, origin }, { onError: tell })}
      >
        {t('checkKey')}
      </Button>
    </>
  )
}

function KeyCells({
  provider,
  onPaste,
}: {
  readonly provider: ListedProvider
  readonly onPaste: () => void
}) {
  const { t } = useTranslation('settings')
  const { t: c } = useTranslation('compare')
  const { mutate: remove } = useWrite('models.removeKey')
  const tell = useTellFailure()
  const { key, label, origin, keyFrom } = provider
  const isOwn = key === 'kept' || key === 'session'
  return (
    <>
      <td className={key === 'none' || key === 'unneeded' ? styles['dim'] : undefined}>
        {isOwn && <Icon of={KeyRound} size="s" />} {t(`keyStates.${key}`, { name: keyFrom ?? '' })}
        {(provider.verified !== null || (key !== 'none' && key !== 'unneeded')) && (
          <span className={styles['ofDrama']}>
            {provider.verified === null ? c('unverified') : c('verified', { date: provider.verified })}
          </span>
        )}
      </td>
      <td className={styles['acts']}>
        {key !== 'none' && <CheckCell key={`${key} ${origin}`} provider={provider} />}
        {isOwn && (
          <Button
            size="small"
            look="ghost"
            aria-label={t('removeKeyOf', { label })}
            onClick={() => remove({ provider: provider.provider, origin }, { onError: tell })}
          >
            {t('removeKey')}
          </Button>
        )}
        {key !== 'unneeded' && (
          <Button
            size="small"
            aria-label={t(isOwn ? 'replaceKeyOf' : 'pasteKeyOf', { label })}
            onClick={onPaste}
          >
            {t(isOwn ? 'replaceKey' : 'pasteKey')}
          </Button>
        )}
      </td>
    </>
  )
}

/** All who can be asked, where a key of theirs goes, and where it is. */
export function KeyTable({ list }: { readonly list: List }) {
  const { t } = useTranslation('settings')
  const [pasting, setPasting] = useState<ListedProvider | null>(null)
  return (
    <>
      <table className={styles['table']} aria-label={t('parts.keys')}>
        <thead>
          <tr>
            <th scope="col">{t('provider')}</th>
            <th scope="col">{t('goesTo')}</th>
            <th scope="col">{t('key')}</th>
            <th scope="col" aria-label={t('keyActions')} />
          </tr>
        </thead>
        <tbody>
          {list.providers.map((one) => (
            <tr key={`${one.provider} ${one.origin}`}>
              <th scope="row">{one.label}</th>
              <td className="selectable">
                {one.origin.replace(/^https:\/\//, '')}
                {one.ofDrama && (
                  <span className={styles['ofDrama']}>
                    <StateShape state="stale" /> {t('ofDrama')}
                  </span>
                )}
              </td>
              <KeyCells provider={one} onPaste={() => setPasting(one)} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['note']}>
        {t(list.store === 'protected' ? 'storeProtected' : 'storeNone')}{' '}
        {t('catalogueOf', { date: list.date })}
      </p>
      {pasting !== null && (
        <KeyDialog
          key={`${pasting.provider} ${pasting.origin}`}
          provider={pasting}
          store={list.store}
          onClose={() => setPasting(null)}
        />
      )}
    </>
  )
}
