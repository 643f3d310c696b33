import {
  ChevronFirst,
  ChevronLast,
  Pause,
  Play,
  Repeat,
  StepBack,
  StepForward,
  Volume2,
  VolumeX,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { navigate } from '../app/router.ts'
import { useRead } from '../rpc/hooks.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Select, type Option } from '../ui/select.tsx'
import { Slider } from '../ui/slider.tsx'
import { spanOf, timecode } from './player/film-time.ts'
import { setStageView, useStageView } from './stage-state.ts'
import { useFrame, usePlayerState, useSceneIndex, useStage } from './stage-context.ts'
import { useSetSettings, useSetting } from './use-settings.ts'
import styles from './transport-bar.module.css'

function Time() {
  const { t } = useTranslation('stage')
  const { film } = useStage()
  return (
    <div className={styles['time']} role="timer" aria-label={t('controls.time')} aria-live="off">
      <span className="num">{timecode(useFrame(), film.fps)}</span>
      <span className={`${styles['total']} num`}>/ {timecode(film.durationFrames, film.fps)}</span>
    </div>
  )
}

function Buttons() {
  const { t } = useTranslation('stage')
  const { film, player } = useStage()
  const { rate, loop } = usePlayerState()
  const scene = film.scenes[useSceneIndex()]
  const moving = rate !== 0
  return (
    <div className={styles['buttons']}>
      <IconButton
        icon={ChevronFirst}
        label={t('controls.start')}
        keys="Home"
        onClick={() => player.seek(0)}
      />
      <IconButton
        icon={StepBack}
        label={t('controls.back')}
        keys="ArrowLeft"
        onClick={() => player.step(-1)}
      />
      <IconButton
        icon={moving ? Pause : Play}
        label={t(moving ? 'controls.pause' : 'controls.play')}
        keys="Space"
        onClick={() => player.toggle()}
      />
      <IconButton
        icon={StepForward}
        label={t('controls.forward')}
        keys="ArrowRight"
        onClick={() => player.step(1)}
      />
      <IconButton
        icon={ChevronLast}
        label={t('controls.end')}
        keys="End"
        onClick={() => player.seek(film.durationFrames - 1)}
      />
      <IconButton
        icon={Repeat}
        label={t('controls.loop')}
        keys="O"
        pressed={loop}
        onClick={() => player.loop(loop || scene === undefined ? null : spanOf(scene))}
      />
      {moving && rate !== 1 && (
        <span className={`${styles['rate']} num`}>
          {t('controls.rate', { rate: String(rate).replace('-', '−') })}
        </span>
      )}
    </div>
  )
}

function Volume() {
  const { t } = useTranslation('stage')
  const volume = useSetting('volume')
  const set = useSetSettings()
  const muted = useStageView((view) => view.muted)
  const [moved, setMoved] = useState<number | null>(null)
  return (
    <div className={styles['volume']}>
      <IconButton
        icon={muted ? VolumeX : Volume2}
        label={t(muted ? 'controls.unmute' : 'controls.mute')}
        keys="M"
        pressed={muted}
        onClick={() => setStageView({ muted: !muted })}
      />
      <div className={styles['slider']}>
        <Slider
          label={t('controls.volume')}
          value={moved ?? volume}
          showValue={false}
          onValueChange={setMoved}
          onCommit={(value) => set(() => ({ volume: value }))}
          disabled={muted}
        />
      </div>
    </div>
  )
}

/** Which episode is on the stage. Also shown where it has not been cut yet. */
export function EpisodeChoice({ episode }: { episode: number }) {
  const { t } = useTranslation('stage')
  const { data } = useRead('stage.episodes', {})
  const options: Option<string>[] = (data?.episodes ?? []).map(({ number, title, cut }) => ({
    value: String(number),
    label: t('controls.episodeOption', { number, title }),
    ...(cut ? {} : { detail: t('controls.notCut') }),
  }))
  const known = options.some(({ value }) => value === String(episode))
  if (!known)
    options.push({ value: String(episode), label: t('controls.episodeNumber', { number: episode }) })
  return (
    <Select
      label={t('controls.episode')}
      size="small"
      quiet
      value={String(episode)}
      options={options}
      onValueChange={(value) => navigate('stage', { episode: value })}
    />
  )
}

/** Goes to a scene and plays from there. */
function SceneChoice() {
  const { t } = useTranslation('stage')
  const { film, player } = useStage()
  const { loop } = usePlayerState()
  const scene = film.scenes[useSceneIndex()]
  return (
    <Select
      label={t('controls.scene')}
      size="small"
      quiet
      value={scene?.id ?? null}
      options={film.scenes.map(({ id, heading }) => ({ value: id, label: heading }))}
      onValueChange={(id) => {
        const chosen = film.scenes.find((one) => one.id === id)
        if (chosen === undefined) return
        if (loop) player.loop(spanOf(chosen))
        player.seek(chosen.startFrame)
        player.play()
      }}
    />
  )
}

/** Time, buttons, what plays, loudness. */
export function TransportBar({ children }: { children?: React.ReactNode }) {
  const { t } = useTranslation('stage')
  const { film } = useStage()
  const fps = film.fps.num / film.fps.den
  return (
    <div className={styles['bar']} role="toolbar" aria-label={t('player')}>
      <Time />
      <Buttons />
      <span className={styles['rule']} />
      <div className={styles['choice']}>
        <EpisodeChoice episode={film.episode} />
      </div>
      <div className={styles['choice']}>
        <SceneChoice />
      </div>
      <span className={styles['rule']} />
      <Volume />
      <span className={`${styles['fact']} num`}>
        {t('controls.fps', { fps: Number.isInteger(fps) ? fps : fps.toFixed(2) })}
      </span>
      <span className={styles['gap']} />
      {children}
    </div>
  )
}
