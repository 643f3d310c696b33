import { ChevronDown, ChevronUp } from 'lucide-react'
import { memo, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Film } from '../../shared/contract/stage.ts'
import { useParam } from '../app/router.ts'
import { HTML_LANG } from '../i18n/index.ts'
import { useRead } from '../rpc/hooks.ts'
import { useScreen } from '../state/screen.ts'
import { Button } from '../ui/button.tsx'
import { Loading } from '../ui/loading.tsx'
import { Panes } from '../ui/panes.tsx'
import { useReasonText } from '../ui/reason-text.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { FocusView } from './focus-view.tsx'
import { Inspector, worstOf } from './inspector.tsx'
import { NothingToPlay } from './not-cut.tsx'
import { Notices } from './notices.tsx'
import type { Player } from './player/player.ts'
import { ShotStrip } from './shot-strip.tsx'
import { StageContext, useShot, useStage, type Stage } from './stage-context.ts'
import styles from './stage-room.module.css'
import { setStageView, useStageView } from './stage-state.ts'
import { TakesPanel } from './takes-panel.tsx'
import { Ribbon } from './timeline/ribbon.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { TransportBar } from './transport-bar.tsx'
import { usePlayer } from './use-player.ts'
import { useSetting } from './use-settings.ts'
import { useSound, type SoundState } from './use-sound.ts'
import { useStageKeys } from './use-stage-keys.ts'
import { useTakes } from './use-takes.ts'
import { Well } from './well.tsx'

/** Below this height the timeline is folded unless somebody opens it: the picture comes first. */
const LOW = '(max-height: 640px)'

function useLow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(LOW)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia(LOW).matches,
  )
}

/** Episode of the address, else the one the other rooms look at. */
function useEpisode(): number {
  const named = Number(useParam('episode') ?? Number.NaN)
  const looked = useScreen((screen) => screen.episode)
  const lookAt = useScreen((screen) => screen.lookAt)
  const episode = Number.isInteger(named) && named >= 1 && named <= 120 ? named : looked
  useEffect(() => lookAt(episode), [episode, lookAt])
  return episode
}

/** The frame an address names by its shot, line or scene; null when it names none that is here. */
function frameOf(
  film: Film,
  place: { shot: string | null; line: string | null; scene: string | null },
): number | null {
  const parts = [
    film.shots.find(({ id }) => id === place.shot),
    film.voices.find(({ line }) => line === place.line),
    film.captions.find(({ line }) => line === place.line),
    film.shots.find(({ lines }) => place.line !== null && lines.includes(place.line)),
    film.scenes.find(({ id }) => id === place.scene),
  ]
  return parts.find((part) => part !== undefined)?.startFrame ?? null
}

/** Goes where the address says, and tells the other rooms what is seen while it stands. */
function useAddressAndSelection(film: Film, player: Player): void {
  const shot = useParam('shot')
  const line = useParam('line')
  const scene = useParam('scene')
  const select = useScreen((screen) => screen.select)
  const seen = useShot()
  useEffect(() => {
    const frame = frameOf(film, { shot, line, scene })
    if (frame !== null) player.seek(frame)
    // The film is another object after every build: only another address or player moves the playhead.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [player, shot, line, scene])
  useEffect(() => {
    if (seen !== undefined) select({ shot: seen.id, scene: seen.scene, line: seen.lines[0] ?? null })
  }, [seen, select])
}

function FoldButton({ open }: { open: boolean }) {
  const { t } = useTranslation('stage')
  return (
    <Button
      look="ghost"
      icon={open ? ChevronDown : ChevronUp}
      keys="T"
      aria-expanded={open}
      onClick={() => setStageView({ timeline: !open })}
    >
      {t(open ? 'controls.closeTimeline' : 'controls.openTimeline')}
    </Button>
  )
}

/** In focus mode the panels are gone: what is stale says so beside the transport. */
function ShotReason() {
  const reasonText = useReasonText()
  const shot = useShot()
  if (shot === undefined) return null
  const { state, reason } = worstOf(shot)
  if (state === 'current' || reason === null) return null
  return <StateMark state={state}>{reasonText(reason)}</StateMark>
}

/** What stands below the picture. Drawn again for itself: what is under the playhead is asked for by its parts. */
const Below = memo(function Below({ open, sound }: { open: boolean; sound: SoundState }) {
  const focus = useStageView((view) => view.focus)
  return (
    <>
      <Notices sound={sound} />
      {focus && !open && <Ribbon />}
      <TransportBar>
        {focus && <ShotReason />}
        <FoldButton open={open} />
      </TransportBar>
      {!focus && <ShotStrip />}
      {!focus && !open && <Ribbon />}
      {open && <Timeline />}
    </>
  )
})

/** An episode that plays, with everything around it. */
const Playing = memo(function Playing({ sound }: { sound: SoundState }) {
  const { t } = useTranslation('stage')
  const { film, player } = useStage()
  const takes = useTakes(useShot()?.frame.slot)
  const focus = useStageView((view) => view.focus)
  const wanted = useStageView((view) => view.timeline)
  const low = useLow()
  const open = wanted ?? !(low || focus)
  useAddressAndSelection(film, player)
  useStageKeys(takes, open)
  return (
    <div className={styles['room']}>
      <div className={styles['upper']}>
        {focus ? (
          <FocusView />
        ) : (
          <Panes
            room="stage"
            mainLabel={t('player')}
            sideLabel={t('takes.list')}
            side={<TakesPanel takes={takes} />}
            inspectorLabel={t('inspector.title')}
            inspector={<Inspector takes={takes} />}
          >
            <Well />
          </Panes>
        )}
      </div>
      <Below open={open} sound={sound} />
    </div>
  )
})

/** The stage: a scene or an episode played from its composition, with sound. */
export function StageRoom() {
  const episode = useEpisode()
  const volume = useSetting('volume')
  const captions = useSetting('captions')
  const muted = useStageView((view) => view.muted)
  const film = useRead('stage.film', { episode })
  const drama = useRead('drama.current', {})
  const writable = drama.data?.drama?.mode === 'write'
  const lang = HTML_LANG[drama.data?.drama?.language ?? 'zh']
  const player = usePlayer(film.data?.job, episode, captions)
  const sound = useSound(player, episode, muted ? 0 : volume)
  const stage = useMemo<Stage | null>(
    () => (film.data === undefined || player === null ? null : { film: film.data, player, lang, writable }),
    [film.data, player, lang, writable],
  )
  if (film.error !== null)
    return (
      <NothingToPlay
        episode={episode}
        error={film.error}
        writable={writable}
        episodes={drama.data?.drama?.episodes ?? null}
        retry={() => void film.refetch()}
      />
    )
  if (stage === null) return <Loading />
  return (
    <StageContext value={stage}>
      <Playing sound={sound} />
    </StageContext>
  )
}
