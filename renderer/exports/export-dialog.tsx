import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { FileOutput, FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportFormatId, ExportRun } from '../../shared/contract/exports.ts'
import { useTellFailure } from '../app/failures.ts'
import { closeOverlay } from '../app/overlays.ts'
import { roomHash, useAddress } from '../app/router.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ReasonStrip } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { ExportProgress } from './export-progress.tsx'
import styles from './exports.module.css'
import { fileName, FORMAT_GROUPS, LOSSY } from './formats.ts'
import { isWorking, useExportRun } from './use-exports.ts'

const ALL = 'all'

function FormatList({
  value,
  onChange,
}: {
  value: ExportFormatId
  onChange: (format: ExportFormatId) => void
}) {
  const { t } = useTranslation('exports')
  return (
    // The group only ever answers with one of its own values.
    <RadioGroup
      value={value}
      onValueChange={(next) => onChange(next as ExportFormatId)}
      aria-label={t('format')}
    >
      {FORMAT_GROUPS.map(({ id, formats }) => (
        <div key={id} className={styles['group']}>
          <h3 className={styles['heading']}>{t(`groups.${id}`)}</h3>
          {formats.map((format) => (
            <Radio.Root key={format} className={styles['format']} value={format} render={<span />}>
              <Radio.Indicator className={styles['dot']} keepMounted />
              <span className={styles['name']}>{t(`formats.${format}.name`)}</span>
              <span className={styles['what']}>{t(`formats.${format}.what`)}</span>
              <span className={LOSSY.has(format) ? styles['loses'] : styles['holds']}>
                {t(`formats.${format}.loses`)}
              </span>
            </Radio.Root>
          ))}
        </div>
      ))}
    </RadioGroup>
  )
}

/** Which episodes: all, or one; the one that is on screen when the dialog opens. */
function Episodes({
  count,
  value,
  onChange,
}: {
  count: number
  value: string
  onChange: (value: string) => void
}) {
  const { t } = useTranslation('exports')
  const one = Array.from({ length: count }, (_, index) => ({
    value: String(index + 1),
    label: t('episode', { number: index + 1 }),
  }))
  return (
    <span className={styles['episodes']}>
      <Select
        label={t('episodes')}
        value={value}
        options={[{ value: ALL, label: t('all', { count }) }, ...one]}
        onValueChange={onChange}
      />
    </span>
  )
}

/** What is not as the season now stands, and where it is made. */
function NotBuilt() {
  const { t } = useTranslation('exports')
  const states = useRead('build.states', {}).data
  const left = states === undefined ? 0 : states.total - states.made
  if (left === 0) return null
  return (
    <ReasonStrip
      state="stale"
      actions={
        <a className={styles['link']} href={roomHash('build')} onClick={closeOverlay}>
          {t('toBuild')}
        </a>
      }
    >
      {t('notBuilt', { count: left })}
    </ReasonStrip>
  )
}

function Actions({
  run,
  onStart,
  starting,
}: {
  run: ExportRun | null
  onStart: (out: string | null) => void
  starting: boolean
}) {
  const { t } = useTranslation('exports')
  const busy = starting || isWorking(run)
  const last = run?.out ?? null
  return (
    <>
      <p className={styles['note']}>{isWorking(run) ? t('goesOn') : t('marked')}</p>
      {last !== null && (
        <Button icon={FolderOpen} disabled={busy} onClick={() => onStart(null)}>
          {t('elsewhere')}
        </Button>
      )}
      <Button look="primary" icon={FileOutput} price="0" busy={busy} onClick={() => onStart(last)}>
        {last === null ? t('start') : t('startIn', { folder: fileName(last) })}
      </Button>
    </>
  )
}

function useStart() {
  const start = useWrite('export.start')
  const tell = useTellFailure()
  return {
    starting: start.isPending,
    start: (format: ExportFormatId, episodes: string, out: string | null) =>
      start.mutate(
        { format, out, episodes: episodes === ALL ? null : [Number(episodes)] },
        { onError: tell },
      ),
  }
}

/** What the dialog is about: made anew with every opening, so that it starts from where one is. */
function Body({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('exports')
  const { params } = useAddress()
  const count = useRead('drama.current', {}).data?.drama?.episodes ?? 1
  const here = Number(params.get('episode'))
  const [format, setFormat] = useState<ExportFormatId>('mp4')
  const [episodes, setEpisodes] = useState(here >= 1 && here <= count ? String(here) : ALL)
  const run = useExportRun()
  const { start, starting } = useStart()
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      title={t('title')}
      width={760}
      tools={format !== 'season' && <Episodes count={count} value={episodes} onChange={setEpisodes} />}
      actions={<Actions run={run} starting={starting} onStart={(out) => start(format, episodes, out)} />}
    >
      <NotBuilt />
      <FormatList value={format} onChange={setFormat} />
      {run !== null && <ExportProgress run={run} />}
    </Dialog>
  )
}

/** The dialog that writes files other programs read, shows how far it is, and where they are. */
export function ExportDialog({ open }: { open: boolean }) {
  return open ? <Body onClose={closeOverlay} /> : null
}
