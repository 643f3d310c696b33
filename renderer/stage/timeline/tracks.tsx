import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Film, StageShot, StageVoice } from '../../../shared/contract/stage.ts'
import { navigate } from '../../app/router.ts'
import { cx } from '../../ui/cx.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { markOf, worstOf } from '../inspector.tsx'
import { ShotPicture } from '../shot-picture.tsx'
import { useShotIndex, useStage } from '../stage-context.ts'
import { inSight, marksBetween, markText, xOf, type Scale, type Sight } from './scale.ts'
import styles from './timeline.module.css'
import { useWaveform, wavePath } from './waveform.ts'

interface TrackProps {
  readonly film: Film
  readonly scale: Scale
  readonly sight: Sight
}

/** Place of a clip, px; a hair of air after it shows the cut. */
function boxOf(part: { startFrame: number; durationFrames: number }, scale: Scale) {
  const left = xOf(part.startFrame, scale)
  return { left, width: Math.max(2, xOf(part.startFrame + part.durationFrames, scale) - left - 1) }
}

/** Time marks over the tracks. */
export const Ruler = memo(function Ruler({ scale, sight }: Omit<TrackProps, 'film'>) {
  const end = (scale.durationFrames * scale.fps.den) / scale.fps.num
  const marks = marksBetween(xOf(sight.from, scale), xOf(sight.to, scale), scale, end)
  return (
    <div className={styles['ruler']} aria-hidden="true">
      {marks.map((seconds) => (
        <span key={seconds} className="num" style={{ left: seconds * scale.zoom }}>
          {markText(seconds)}
        </span>
      ))}
    </div>
  )
})

/** Narrower clips show no pictures, and still narrower ones no words. */
const ROOM_FOR_PICTURES = 78
const ROOM_FOR_TAIL = 128
const ROOM_FOR_WORDS = 30

/** A shot of the track; at a cut only the two that change are drawn again. */
const Clip = memo(function Clip({
  shot,
  index,
  scale,
  current,
}: {
  shot: StageShot
  index: number
  scale: Scale
  current: boolean
}) {
  const { t } = useTranslation(['stage', 'terms'])
  const box = boxOf(shot, scale)
  const size = t(`terms:shotSize.${shot.size}`)
  const frames = shot.durationFrames
  return (
    <div
      className={cx(styles['clip'], current && styles['current'])}
      style={box}
      title={t('timeline.clip', { number: shot.number, size, frames })}
    >
      {box.width > ROOM_FOR_PICTURES && <ShotPicture index={index} frame="first" />}
      {box.width > ROOM_FOR_WORDS && (
        <div className={styles['words']}>
          <span className="num">
            <b>{shot.number}</b> {box.width > ROOM_FOR_TAIL && t(`terms:shotSizeShort.${shot.size}`)}
          </span>
          <StateMark state={markOf(worstOf(shot))} wordless={box.width < ROOM_FOR_TAIL} />
        </div>
      )}
      {box.width > ROOM_FOR_TAIL && <ShotPicture index={index} frame="last" className={styles['tail']} />}
    </div>
  )
})

/** Shots, with how each begins and ends. */
export const PictureTrack = memo(function PictureTrack({ film, scale, sight }: TrackProps) {
  const current = useShotIndex()
  return (
    <div className={styles['track']}>
      {inSight(film.shots, sight).map(({ part: shot, index }) => (
        <Clip key={shot.id} shot={shot} index={index} scale={scale} current={index === current} />
      ))}
    </div>
  )
})

/** Height of the drawn wave, px. */
const WAVE = 24
/** Below this many pixels a second the ticks of the mouth shapes would run together. */
const ROOM_FOR_CUES = 36
/** Least room for the name of a mouth shape, px. */
const ROOM_FOR_CUE = 16

function Cues({ voice, scale }: { voice: StageVoice; scale: Scale }) {
  const at = (ms: number) => (ms * scale.zoom) / 1000
  const { cues } = voice
  const named = cues.filter(({ ms }, i) => at((cues[i + 1]?.ms ?? ms) - ms) >= ROOM_FOR_CUE)
  return (
    <>
      <path className={styles['cues']} d={cues.map(({ ms }) => `M${at(ms).toFixed(1)} 0v4`).join('')} />
      {named.map(({ ms, viseme }) => (
        <text key={ms} x={at(ms) + 2} y={9}>
          {viseme}
        </text>
      ))}
    </>
  )
}

function Voice({ voice, scale }: { voice: StageVoice; scale: Scale }) {
  const { t } = useTranslation('stage')
  const { lang } = useStage()
  const box = boxOf(voice, scale)
  const wave = useWaveform(voice.audio)
  const words = t('timeline.voiceOf', { name: voice.speakerName, text: voice.text })
  return (
    <div
      className={styles['voice']}
      style={box}
      title={words}
      onDoubleClick={() => navigate('script', { line: voice.line })}
    >
      <span className={styles['said']}>
        <b>{voice.speakerName}</b>{' '}
        <span className="story" lang={lang}>
          {voice.text}
        </span>
      </span>
      {wave === 'gone' ? (
        <StateMark state="blocked" wordless={box.width < ROOM_FOR_TAIL}>
          {t('timeline.noVoice')}
        </StateMark>
      ) : (
        <svg width={box.width} height={WAVE} aria-hidden="true">
          {wave !== null && <path className={styles['wave']} d={wavePath(wave, box.width, WAVE)} />}
        </svg>
      )}
      <svg width={box.width} height={11} aria-hidden="true">
        {scale.zoom >= ROOM_FOR_CUES && <Cues voice={voice} scale={scale} />}
      </svg>
    </div>
  )
}

/** Voices with their waves, and the shapes of the mouths below. */
export const VoiceTrack = memo(function VoiceTrack({ film, scale, sight }: TrackProps) {
  return (
    <div className={styles['track']}>
      {inSight(film.voices, sight).map(({ part }) => (
        <Voice key={part.line} voice={part} scale={scale} />
      ))}
    </div>
  )
})

/** Captions as they are set. */
export const CaptionTrack = memo(function CaptionTrack({ film, scale, sight }: TrackProps) {
  const { lang } = useStage()
  const placed = film.captions.map((caption) => ({
    ...caption,
    durationFrames: caption.endFrame - caption.startFrame,
  }))
  return (
    <div className={styles['track']}>
      {inSight(placed, sight).map(({ part }) => (
        <div
          key={`${part.line} ${part.startFrame}`}
          className={cx(styles['caption'], 'story')}
          lang={lang}
          style={boxOf(part, scale)}
          title={part.text}
        >
          {part.text}
        </div>
      ))}
    </div>
  )
})
