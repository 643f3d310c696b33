import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pictureSize } from './player/shot-painter.ts'
import { timecode } from './player/film-time.ts'
import { useStage } from './stage-context.ts'
import { useSetting } from './use-settings.ts'
import styles from './well.module.css'

/** The canvas is painted at its new size this long after the last change of it, in milliseconds. */
const SETTLE_MS = 120

interface Box {
  readonly width: number
  readonly height: number
}

/** The largest box of a shape inside the element, in CSS px; null until it was measured. */
function useFittingBox(aspect: number): [ref: (element: HTMLElement | null) => void, box: Box | null] {
  const [room, setRoom] = useState<HTMLElement | null>(null)
  const [box, setBox] = useState<Box | null>(null)
  useEffect(() => {
    if (room === null) return undefined
    const watch = new ResizeObserver(([entry]) => {
      if (entry === undefined) return
      const { width, height } = entry.contentRect
      const fitting = Math.floor(Math.min(height, width / aspect))
      setBox({ width: Math.floor(fitting * aspect), height: fitting })
    })
    watch.observe(room)
    return () => watch.disconnect()
  }, [room, aspect])
  return [setRoom, box]
}

/** Where words and faces are safe from the buttons that platforms lay over a vertical film. */
function SafeAreas() {
  const { t } = useTranslation('stage')
  return (
    <div className={styles['safeAreas']} aria-hidden="true">
      <div className={styles['safe']}>
        <span>{t('safe')}</span>
      </div>
      <div className={styles['rail']} />
    </div>
  )
}

/** Tells screen readers where the film stands, when it stands. */
function PictureLabel() {
  const { t } = useTranslation('stage')
  const { film, player } = useStage()
  const [frame, setFrame] = useState(player.frame())
  useEffect(() => player.subscribe(() => player.state().rate === 0 && setFrame(player.frame())), [player])
  return (
    <span className="visually-hidden">
      {t('picture', { episode: film.episode, time: timecode(frame, film.fps) })}
    </span>
  )
}

/** The picture itself: as large as its room, painted at the pixels it is shown with. */
export function Picture({ onPress }: { onPress: () => void }) {
  const { film, player } = useStage()
  const safeAreas = useSetting('safeAreas')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [room, box] = useFittingBox(film.width / film.height)
  const first = useRef(true)
  useEffect(() => {
    if (box === null || box.height < 2) return undefined
    const resize = () => player.setSize(pictureSize(film, box.height, devicePixelRatio))
    if (first.current) {
      first.current = false
      resize()
      return undefined
    }
    const timer = setTimeout(resize, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [player, film, box])
  useEffect(() => {
    player.attach(canvas.current)
    return () => {
      first.current = true
      player.attach(null)
    }
  }, [player])
  return (
    <div className={styles['room']} style={{ aspectRatio: film.width / film.height }} ref={room}>
      <div className={styles['picture']} style={box ?? { width: 0, height: 0 }}>
        {/* The space bar and the transport do the same for the keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
        <div className={styles['press']} onClick={onPress}>
          <canvas ref={canvas} className={styles['canvas']} aria-hidden="true" />
          {safeAreas && <SafeAreas />}
        </div>
        <PictureLabel />
      </div>
    </div>
  )
}
