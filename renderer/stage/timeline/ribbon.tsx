import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../../ui/cx.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { markOf, worstOf } from '../inspector.tsx'
import { ShotPicture } from '../shot-picture.tsx'
import { useShotIndex, useStage } from '../stage-context.ts'
import { Playhead } from './playhead.tsx'
import { frameAtX, xOf, type Scale } from './scale.ts'
import styles from './timeline.module.css'

/** Room a shot needs before its picture and its number stand in it, px. */
const ROOM_FOR_PICTURE = 64
const ROOM_FOR_NUMBER = 34

/** The timeline folded to one line: the shots of the episode with their states, and the playhead. */
export function Ribbon() {
  const { t } = useTranslation(['stage', 'terms'])
  const { film, player } = useStage()
  const current = useShotIndex()
  const line = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (line.current === null) return undefined
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    watch.observe(line.current)
    return () => watch.disconnect()
  }, [])
  const { fps, durationFrames } = film
  const scale = useMemo<Scale>(
    () => ({ fps, durationFrames, zoom: (width * fps.num) / Math.max(1, durationFrames * fps.den) }),
    [fps, durationFrames, width],
  )
  const seek = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return
    player.seek(frameAtX(event.clientX - event.currentTarget.getBoundingClientRect().left, scale))
  }
  return (
    <section className={styles['ribbon']} aria-label={t('timeline.label')}>
      {/* The playhead in it is the slider that keys and screen readers use. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={line} className={styles['line']} onPointerDown={seek} onPointerMove={seek}>
        {width > 0 &&
          film.shots.map((shot, index) => {
            const left = xOf(shot.startFrame, scale)
            const room = xOf(shot.durationFrames, scale) - 1
            return (
              <div
                key={shot.id}
                className={cx(styles['clip'], index === current && styles['current'])}
                style={{ left, width: room }}
                title={t('timeline.clip', {
                  number: shot.number,
                  size: t(`terms:shotSize.${shot.size}`),
                  frames: shot.durationFrames,
                })}
              >
                {room > ROOM_FOR_PICTURE && <ShotPicture index={index} frame="first" />}
                {room > ROOM_FOR_NUMBER && (
                  <div className={styles['short']}>
                    <b className="num">{shot.number}</b>
                    <StateMark state={markOf(worstOf(shot))} wordless />
                  </div>
                )}
              </div>
            )
          })}
        <Playhead scale={scale} />
      </div>
    </section>
  )
}
