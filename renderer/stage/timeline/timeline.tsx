import { Captions, Film as FilmIcon, Maximize2, Mic, ZoomIn, ZoomOut, type LucideIcon } from 'lucide-react'
import { useEffect, useMemo, useRef, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { setStageView, useStageView, zoomed } from '../stage-state.ts'
import { useStage } from '../stage-context.ts'
import { Playhead } from './playhead.tsx'
import { fitZoom, frameAtX, xOf, type Scale } from './scale.ts'
import styles from './timeline.module.css'
import { CaptionTrack, PictureTrack, Ruler, VoiceTrack } from './tracks.tsx'
import { drawn, useSight } from './use-sight.ts'

function Head({ icon, children }: { icon: LucideIcon; children: string }) {
  return (
    <div className={styles['trackHead']}>
      <Icon of={icon} size="s" />
      {children}
    </div>
  )
}

/** Names of the tracks, and the zoom. */
function Heads({ by }: { by: (direction: 1 | -1) => void }) {
  const { t } = useTranslation('stage')
  return (
    <div className={styles['heads']}>
      <div className={styles['tools']}>
        <IconButton
          size="small"
          icon={ZoomOut}
          label={t('timeline.zoomOut')}
          keys="-"
          onClick={() => by(-1)}
        />
        <IconButton size="small" icon={ZoomIn} label={t('timeline.zoomIn')} keys="=" onClick={() => by(1)} />
        <IconButton
          size="small"
          icon={Maximize2}
          label={t('timeline.fit')}
          keys="Z"
          onClick={() => setStageView({ zoom: null })}
        />
      </div>
      <Head icon={FilmIcon}>{t('timeline.picture')}</Head>
      <Head icon={Mic}>{t('timeline.voice')}</Head>
      <Head icon={Captions}>{t('timeline.captions')}</Head>
    </div>
  )
}

/** Zooms by `-`, `=` and `Z` and by the buttons; `fit` is the zoom that shows everything. */
function useZoom(width: number) {
  const { film } = useStage()
  const wanted = useStageView((view) => view.zoom)
  const fit = fitZoom(width, film.durationFrames, film.fps)
  const zoom = wanted === null || wanted < fit ? fit : wanted
  return { zoom, by: (direction: 1 | -1) => setStageView({ zoom: zoomed(zoom, direction, fit) }) }
}

/** Drags the playhead; the film goes on playing from where it is let go. */
function useScrub(scale: Scale) {
  const { player } = useStage()
  return (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const surface = event.currentTarget
    const seek = (x: number) => player.seek(frameAtX(x - surface.getBoundingClientRect().left, scale))
    const move = (moved: globalThis.PointerEvent) => seek(moved.clientX)
    seek(event.clientX)
    surface.setPointerCapture(event.pointerId)
    surface.addEventListener('pointermove', move)
    surface.addEventListener('lostpointercapture', () => surface.removeEventListener('pointermove', move), {
      once: true,
    })
  }
}

/** The wheel with Control or Command zooms about the pointer; without, it scrolls along the film. */
function useWheel(
  scroller: { readonly current: HTMLElement | null },
  scale: Scale,
  by: (direction: 1 | -1) => void,
) {
  const latest = useRef({ scale, by })
  useEffect(() => {
    latest.current = { scale, by }
  })
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const turn = (event: WheelEvent): void => {
      if (!(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      latest.current.by(event.deltaY < 0 ? 1 : -1)
    }
    // React listens passively, and a passive listener cannot keep the window from zooming.
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [scroller])
}

/** Keeps the playhead where it is on the screen while the zoom changes. */
function useSteadyZoom(scroller: { readonly current: HTMLElement | null }, scale: Scale): void {
  const { player } = useStage()
  const before = useRef(scale)
  useEffect(() => {
    const element = scroller.current
    if (element === null || before.current.zoom === scale.zoom) return
    const frame = player.frame()
    element.scrollBy({ left: xOf(frame, scale) - xOf(frame, before.current) })
    before.current = scale
  }, [scroller, scale, player])
}

/** Picture, voices and captions on one line of time, with one playhead over them. */
export function Timeline() {
  const { t } = useTranslation('stage')
  const { film } = useStage()
  const { scroller, view, onScroll } = useSight()
  const { zoom, by } = useZoom(view.width)
  const { fps, durationFrames } = film
  const scale = useMemo<Scale>(() => ({ fps, durationFrames, zoom }), [fps, durationFrames, zoom])
  const sight = useMemo(() => {
    const { from, to } = drawn(view)
    return { from: frameAtX(from, scale), to: frameAtX(to, scale) + 1 }
  }, [view, scale])
  const scrub = useScrub(scale)
  useWheel(scroller, scale, by)
  useSteadyZoom(scroller, scale)
  return (
    <section className={styles['timeline']} aria-label={t('timeline.label')}>
      <Heads by={by} />
      <div ref={scroller} className={styles['scroller']} onScroll={onScroll}>
        {/* The playhead in it is the slider that keys and screen readers use. */}
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          className={styles['content']}
          style={{ width: xOf(durationFrames, scale) }}
          onPointerDown={scrub}
        >
          <Ruler scale={scale} sight={sight} />
          <PictureTrack film={film} scale={scale} sight={sight} />
          <VoiceTrack film={film} scale={scale} sight={sight} />
          <CaptionTrack film={film} scale={scale} sight={sight} />
          <Playhead scale={scale} scroller={scroller} />
        </div>
      </div>
    </section>
  )
}
