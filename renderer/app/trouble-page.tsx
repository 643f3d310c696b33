import {
  BookOpen,
  CornerUpLeft,
  Eye,
  FolderOpen,
  FolderSearch,
  Files,
  History,
  RotateCw,
  X,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/contract/envelope.ts'
import { useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { useFailureWords } from './failures.ts'
import { showTrouble, useCloseDrama, useOpenDrama, useRestoreDrama, type Trouble } from './open-drama.ts'
import { WaysPage, type Way } from './ways-page.tsx'

/** Every way on there is, by name; a kind of trouble chooses from them. */
function useWays({ dir, readable }: Pick<Trouble, 'dir' | 'readable'>): Record<string, Way> {
  const { t } = useTranslation('app')
  const open = useOpenDrama()
  const close = useCloseDrama()
  return {
    read: {
      id: 'read',
      icon: BookOpen,
      title: t('trouble.readTitle'),
      text: t('trouble.readText'),
      action: <Button onClick={() => void open(dir, 'read')}>{t('trouble.open')}</Button>,
    },
    again: {
      id: 'again',
      icon: RotateCw,
      title: t('trouble.againTitle'),
      text: t('trouble.againText'),
      action: (
        <Button look={readable ? 'ghost' : 'default'} onClick={() => void open(dir)}>
          {t('trouble.tryAgain')}
        </Button>
      ),
    },
    elsewhere: {
      id: 'elsewhere',
      icon: FolderSearch,
      title: t('trouble.elsewhereTitle'),
      text: t('trouble.elsewhereText'),
      action: <Button onClick={() => void open(null)}>{t('trouble.open')}</Button>,
    },
    other: {
      id: 'other',
      icon: FolderOpen,
      title: t('trouble.otherTitle'),
      text: t('trouble.otherText'),
      action: <Button onClick={() => void open(null)}>{t('trouble.open')}</Button>,
    },
    close: {
      id: 'close',
      icon: X,
      title: t('trouble.closeTitle'),
      text: t('trouble.closeText'),
      action: <Button onClick={() => void close()}>{t('trouble.close')}</Button>,
    },
    back: {
      id: 'back',
      icon: CornerUpLeft,
      title: t('trouble.backTitle'),
      text: t('trouble.backText'),
      action: <Button onClick={() => showTrouble(null)}>{t('trouble.back')}</Button>,
    },
  }
}

/** In place of the room: a drama was not opened as asked, or the open one cannot be worked on any more. */
export function TroublePage({ trouble }: { trouble: Trouble }) {
  const ways = useWays(trouble)
  const { title, text, details } = useFailureWords()(trouble.failure)
  const known = trouble.dir !== null
  const names =
    trouble.when === 'open'
      ? ['elsewhere', ...(known ? ['again'] : []), 'close']
      : [...(trouble.readable ? ['read'] : []), ...(known ? ['again'] : []), 'other', 'back']
  const shown = trouble.dir === null ? details : `${trouble.dir}\n\n${details}`
  return (
    <WaysPage title={title} text={text} details={shown} ways={names.flatMap((name) => ways[name] ?? [])} />
  )
}

/** In place of the room until one looks around: the open drama is damaged and therefore open for reading. */
export function DamagedPage({
  why,
  backup,
  onLook,
}: {
  why: Failure
  /** Name of the backup that is shown; null when what is left of the drama itself is. */
  backup: string | null
  onLook: () => void
}) {
  const { t } = useTranslation('app')
  const { details } = useFailureWords()(why)
  const reveal = useWrite('drama.reveal')
  const restore = useRestoreDrama()
  const restoring: Way = {
    id: 'restore',
    icon: History,
    title: t('trouble.restoreTitle'),
    text: t('trouble.restoreText'),
    action: (
      <Button look="default" onClick={() => void restore()}>
        {t('trouble.restore')}
      </Button>
    ),
  }
  return (
    <WaysPage
      title={t('trouble.nothingChanged')}
      text={backup === null ? t('trouble.damagedText') : t('trouble.backupText', { backup })}
      details={details}
      ways={[
        ...(backup === null ? [] : [restoring]),
        {
          id: 'look',
          icon: Eye,
          title: t('trouble.lookTitle'),
          text: t('trouble.lookText'),
          action: <Button onClick={onLook}>{t('trouble.look')}</Button>,
        },
        {
          id: 'folder',
          icon: Files,
          title: t('trouble.folderTitle'),
          text: t('trouble.folderText'),
          action: <Button onClick={() => reveal.mutate({ path: null })}>{t('trouble.folder')}</Button>,
        },
      ]}
    />
  )
}
