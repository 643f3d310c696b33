import { useEffect, useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { timecode } from '../player/film-time.ts'
import { useStage } from '../stage-context.ts'
import { xOf, type Scale } from './scale.ts'
import styles from './timeline.module.css'

/**
 * The one playhead over all tracks. It moves by itself, without a render: at 24 frames a second only a line moves.
 * While the film plays, the timeline turns the page when the playhead leaves it.
 */
export function Playhead({
  scale,
  scroller,
}: {
  scale: Scale
  scroller?: RefObject<HTMLElement | null> | undefined
}) {
  const { t } = useTranslation('stage')
  const { film, player } = useStage()
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const move = (): void => {
      const element = line.current
      if (element === null) return
      const frame = player.frame()
      const x = xOf(frame, scale)
      element.style.transform = `translateX(${x}px)`
      element.setAttribute('aria-valuenow', String(frame))
      element.setAttribute('aria-valuetext', timecode(frame, film.fps))
      const page = scroller?.current
      if (page === null || page === undefined || player.state().rate === 0) return
      if (x < page.scrollLeft || x > page.scrollLeft + page.clientWidth - 8) page.scrollTo({ left: x - 24 })
    }
    move()
    return player.subscribe(move)
  }, [player, film.fps, scale, scroller])
  return (
    <div
      ref={line}
      className={styles['playhead']}
      role="slider"
      tabIndex={0}
      aria-label={t('timeline.playhead')}
      aria-valuemin={0}
      aria-valuemax={film.durationFrames - 1}
      aria-valuenow={0}
    />
  )
}
