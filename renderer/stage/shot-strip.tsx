import { memo, useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { StageShot } from '../../shared/contract/stage.ts'
import { secondsFromFrames } from '../../shared/drama/rate.ts'
import { cx } from '../ui/cx.ts'
import { movedIndex } from '../ui/list-keys.ts'
import { isComposing } from '../ui/keys.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { markOf, worstOf } from './inspector.tsx'
import { ShotPicture } from './shot-picture.tsx'
import { useShotIndex, useStage } from './stage-context.ts'
import styles from './shot-strip.module.css'

/** Arrows of the strip as keys of a list: it lies on its side. */
const SIDEWAYS: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowUp', ArrowRight: 'ArrowDown' }

/** A shot of the strip; at a cut only the two that change are drawn again. */
const Cell = memo(function Cell({
  shot,
  index,
  selected,
}: {
  shot: StageShot
  index: number
  selected: boolean
}) {
  const { t } = useTranslation(['stage', 'terms'])
  const { film, player } = useStage()
  const cell = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selected) cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [selected])
  const seconds = secondsFromFrames(shot.durationFrames, film.fps).toFixed(1)
  return (
    // The strip itself takes the keys of its shots.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={cell}
      id={`strip-${shot.id}`}
      className={cx(styles['shot'], selected && styles['selected'])}
      role="option"
      aria-selected={selected}
      onClick={() => player.seek(shot.startFrame)}
    >
      <ShotPicture index={index} frame="first" className={styles['picture']} />
      <div className={styles['facts']}>
        <span>
          <b className="num">{shot.number}</b>{' '}
          <span className={cx(styles['quiet'], 'num')}>{t('seconds', { seconds })}</span>
        </span>
        <span className="ellipsis" title={t(`terms:shotSize.${shot.size}`)}>
          {t(`terms:shotSizeShort.${shot.size}`)} · {t(`terms:cameraMove.${shot.move}`)}
        </span>
        <StateMark state={markOf(worstOf(shot))} />
      </div>
    </div>
  )
})

/** The shots of the scene under the playhead, side by side, with their states. Arrows go from shot to shot. */
export function ShotStrip() {
  const { t } = useTranslation('stage')
  const { film, player } = useStage()
  const current = useShotIndex()
  const scene = film.shots[current]?.scene
  const shots = film.shots.flatMap((shot, index) => (shot.scene === scene ? [{ shot, index }] : []))
  const at = shots.findIndex(({ index }) => index === current)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const to = movedIndex(SIDEWAYS[event.key] ?? '', at, shots.length, 1)
    const shot = to === null ? undefined : shots[to]?.shot
    if (shot === undefined) return
    event.preventDefault()
    player.seek(shot.startFrame)
  }
  return (
    <div
      className={styles['strip']}
      role="listbox"
      aria-label={t('timeline.strip')}
      aria-orientation="horizontal"
      aria-activedescendant={
        film.shots[current] === undefined ? undefined : `strip-${film.shots[current].id}`
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {shots.map(({ shot, index }) => (
        <Cell key={shot.id} shot={shot} index={index} selected={index === current} />
      ))}
    </div>
  )
}
