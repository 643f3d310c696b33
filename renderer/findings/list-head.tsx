import { RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { navigate } from '../app/router.ts'
import { useRead } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ReasonStrip, Toolbar, ToolbarGap } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { episodesWith } from './finding-rows.ts'
import { useFindings } from './findings-state.ts'
import styles from './findings.module.css'
import { useEpisodeName } from './use-words.ts'

/** What the checks said, and how to ask them again. */
export interface Checked {
  readonly data: RouteOutput<'findings.list'>
  readonly onAgain: () => void
  /** The checks are running. */
  readonly busy: boolean
}

const EVERY = 'every'

/** How many there are, and in what order; of which episode. */
export function ListHead({ data, onAgain, busy }: Checked) {
  const { t } = useTranslation('findings')
  const { filter, grouping, narrow, groupBy } = useFindings()
  const episodeName = useEpisodeName()
  const episodes = episodesWith(data.findings, filter.state)
  return (
    <Toolbar label={t('filters')}>
      <h2 className="num">
        {t(filter.state === 'open' ? 'openCount' : 'waivedCount', { count: data[filter.state] })}
      </h2>
      <ToolbarGap />
      <span className={styles['pick']}>
        <Select
          label={t('which')}
          size="small"
          quiet
          value={String(filter.episode ?? EVERY)}
          options={[
            { value: EVERY, label: t('every') },
            ...episodes.map(({ episode, count }) => ({
              value: String(episode),
              label: episodeName(episode),
              detail: String(count),
            })),
          ]}
          onValueChange={(value) =>
            narrow({ episode: value === EVERY ? null : value === 'season' ? 'season' : Number(value) })
          }
        />
      </span>
      <span className={styles['pick']}>
        <Select
          label={t('order')}
          size="small"
          quiet
          value={grouping}
          options={(['severity', 'episode'] as const).map((value) => ({
            value,
            label: t(`orders.${value}`),
          }))}
          onValueChange={groupBy}
        />
      </span>
      <IconButton size="small" icon={RefreshCw} label={t('again')} disabled={busy} onClick={onAgain} />
    </Toolbar>
  )
}

/** Says that some of what is listed is from before the last edits. */
export function BehindStrip() {
  const { t } = useTranslation('findings')
  const counts = useRead('build.states', {}).data?.steps.find(({ step }) => step === 'review')?.counts
  if (counts === undefined || counts.stale === 0) return null
  const toBuild = (
    <Button size="small" onClick={() => navigate('build')}>
      {t('toBuild')}
    </Button>
  )
  return (
    <div className={styles['behind']}>
      <ReasonStrip state="stale" actions={toBuild}>
        {t('behind', { count: counts.stale })}
      </ReasonStrip>
    </div>
  )
}
