import {
  Clapperboard,
  Folder,
  KeyRound,
  Monitor,
  Route,
  SlidersHorizontal,
  type LucideIcon,
} from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from '../app/answer.tsx'
import { useCommands } from '../app/commands.ts'
import { navigate, roomHash, useParam } from '../app/router.ts'
import { useRead } from '../rpc/hooks.ts'
import { Icon } from '../ui/icon.tsx'
import { PanelHead } from '../ui/panel.tsx'
import { Panes } from '../ui/panes.tsx'
import { GeneralPart } from './general-part.tsx'
import { MachinePart } from './machine-part.tsx'
import { KeysPart, RolesPart } from './models-part.tsx'
import styles from './settings.module.css'
import { StagePart } from './stage-part.tsx'
import { StoragePart } from './storage-part.tsx'

const PARTS = ['general', 'keys', 'roles', 'stage', 'storage', 'machine'] as const
type Part = (typeof PARTS)[number]

const ICONS: Readonly<Record<Part, LucideIcon>> = {
  general: SlidersHorizontal,
  keys: KeyRound,
  roles: Route,
  stage: Clapperboard,
  storage: Folder,
  machine: Monitor,
}

function PartList({ current }: { current: Part }) {
  const { t } = useTranslation('settings')
  return (
    <>
      <PanelHead title={t('title')} />
      <nav className={styles['parts']} aria-label={t('title')}>
        {PARTS.map((part) => (
          <a
            key={part}
            className={styles['part']}
            href={roomHash('settings', { part })}
            aria-current={part === current ? 'page' : undefined}
            draggable={false}
          >
            <Icon of={ICONS[part]} size="s" />
            {t(`parts.${part}`)}
          </a>
        ))}
      </nav>
      <p className={styles['promise']}>{t('promise')}</p>
    </>
  )
}

function PartView({ part }: { part: Part }) {
  const settings = useRead('settings.get', {})
  const info = useRead('app.info', {})
  return (
    <Answer query={settings}>
      {(kept) => (
        <Answer query={info}>
          {(machine) => {
            if (part === 'stage') return <StagePart settings={kept} />
            if (part === 'keys') return <KeysPart />
            if (part === 'roles') return <RolesPart />
            if (part === 'storage') return <StoragePart settings={kept} />
            if (part === 'machine') return <MachinePart info={machine} />
            return <GeneralPart settings={kept} locale={machine.locale} />
          }}
        </Answer>
      )}
    </Answer>
  )
}

/** Settings of this machine: what is the same for every drama. */
export function SettingsRoom() {
  const { t } = useTranslation('settings')
  const asked = useParam('part')
  const part = PARTS.find((name) => name === asked) ?? 'general'
  useCommands(
    useMemo(
      () =>
        PARTS.map((name) => ({
          id: `settings.${name}`,
          label: t(`parts.${name}`),
          group: 'here' as const,
          icon: ICONS[name],
          run: () => navigate('settings', { part: name }),
        })),
      [t],
    ),
  )
  return (
    <Panes
      room="settings"
      mainLabel={t(`parts.${part}`)}
      sideLabel={t('title')}
      side={<PartList current={part} />}
    >
      <div className={styles['main']}>
        <PartView part={part} />
      </div>
    </Panes>
  )
}
