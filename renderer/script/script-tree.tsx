import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { useRead } from '../rpc/hooks.ts'
import { cx } from '../ui/cx.ts'
import { PanelHead, PanelScroll } from '../ui/panel.tsx'
import { StateShape } from '../ui/state-mark.tsx'
import { clock } from '../ui/time-text.ts'
import styles from './script.module.css'

type Episode = RouteOutput<'script.outline'>['episodes'][number]
type Open = (episode: number, scene: string | null) => void

const lengthText = (seconds: number | null): string => (seconds === null ? '—' : clock(seconds))

/** The scenes of the open episode. */
function Scenes({ episode, scene, onOpen }: { episode: Episode; scene: string | null; onOpen: Open }) {
  return (
    <ul>
      {episode.scenes.map((part) => (
        <li key={part.id}>
          <button
            type="button"
            className={styles['part']}
            aria-current={part.id === scene ? 'location' : undefined}
            onClick={() => onOpen(episode.number, part.id)}
          >
            <span className="num">{part.number}</span>
            <span className={cx(styles['name'], 'ellipsis')}>{part.label}</span>
            <span className={cx(styles['length'], 'num')}>{lengthText(part.seconds)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function EpisodeRow({ episode, open, onOpen }: { episode: Episode; open: boolean; onOpen: Open }) {
  const { t } = useTranslation('ui')
  const state = episode.pinned ? 'pinned' : episode.state
  return (
    <button
      type="button"
      className={styles['episode']}
      aria-current={open ? 'true' : undefined}
      onClick={() => onOpen(episode.number, null)}
    >
      <span className={cx(styles['n'], 'num')}>{episode.number}</span>
      <span className={cx(styles['name'], 'ellipsis', 'story')} title={episode.title}>
        {episode.title}
      </span>
      {state !== 'current' && (
        <span role="img" aria-label={t(`state.${state}`)}>
          <StateShape state={state} />
        </span>
      )}
      <span className={cx(styles['length'], 'num')}>{lengthText(episode.seconds)}</span>
    </button>
  )
}

/** Episodes and, of the open one, its scenes. */
export function ScriptTree({
  episode,
  scene,
  ready,
  onOpen,
}: {
  readonly episode: number
  readonly scene: string | null
  /** False while something more urgent is asked for. */
  readonly ready: boolean
  readonly onOpen: Open
}) {
  const { t } = useTranslation('script')
  const episodes = useRead('script.outline', {}, { enabled: ready }).data?.episodes ?? []
  return (
    <>
      <PanelHead title={t('season')} note={episodes.length} />
      <PanelScroll>
        <ul className={styles['tree']} aria-label={t('season')}>
          {episodes.map((one) => (
            <li key={one.id}>
              <EpisodeRow episode={one} open={one.number === episode} onOpen={onOpen} />
              {one.number === episode && <Scenes episode={one} scene={scene} onOpen={onOpen} />}
            </li>
          ))}
        </ul>
      </PanelScroll>
    </>
  )
}
