import { Pin, PinOff, Play, RefreshCw, Undo2 } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScriptLine, ScriptScene } from '../../shared/contract/script.ts'
import { useTellFailure } from '../app/failures.ts'
import { ceilingOf, useAgreed } from '../app/spending.ts'
import { navigate } from '../app/router.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Face, mediaUrl } from '../ui/media.tsx'
import { Facts, PanelHead, PanelScroll, ReasonStrip, Section } from '../ui/panel.tsx'
import { useReasonText } from '../ui/reason-text.ts'
import { StateMark } from '../ui/state-mark.tsx'
import styles from './script.module.css'
import { useScript } from './script-state.ts'

/** Plays a sound and stops it when another line is looked at. */
function PlayVoice({ audio }: { readonly audio: string }) {
  const { t } = useTranslation('script')
  const sound = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [broken, setBroken] = useState(false)
  useEffect(() => () => sound.current?.pause(), [audio])
  return (
    <>
      {/* The words are on the page: captions of a single line would say them twice. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <audio
        ref={sound}
        src={mediaUrl(audio)}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
        onError={() => setBroken(true)}
      />
      <IconButton
        icon={Play}
        label={playing ? t('voice.stop') : t('voice.play')}
        disabled={broken}
        onClick={() => {
          if (sound.current === null) return
          if (playing) sound.current.pause()
          else void sound.current.play().catch(() => setBroken(true))
        }}
      />
      {broken && <span className={styles['quiet']}>{t('voice.broken')}</span>}
    </>
  )
}

function Voice({ line, readOnly }: { readonly line: ScriptLine; readonly readOnly: boolean }) {
  const { t } = useTranslation(['script', 'ui'])
  const reroll = useWrite('takes.reroll')
  const agreed = useAgreed()
  const pin = useWrite('takes.pin')
  const voice = line.voice
  const takes = useRead(
    'takes.list',
    { product: voice?.slot ?? 'voice:none' },
    { enabled: voice !== null && voice.takes > 0 },
  )
  const failed = useTellFailure()
  if (voice === null) return null
  const shown = takes.data?.shown ?? null
  const again = () =>
    agreed({ reroll: voice.slot }, (ceiling) =>
      reroll.mutate({ product: voice.slot, ...ceilingOf(ceiling) }, { onError: failed }),
    )
  const togglePin = () =>
    pin.mutate({ product: voice.slot, take: voice.pinned ? null : shown }, { onError: failed })
  return (
    <Section
      title={t('voice.title')}
      note={shown === null ? '' : t('voice.takeOf', { n: shown, count: voice.takes })}
    >
      <div className={styles['voice']}>
        {voice.audio !== null && !voice.silent && <PlayVoice audio={voice.audio} />}
        <span className="num">
          {voice.durationMs === null
            ? t('voice.none')
            : t('voice.seconds', { s: (voice.durationMs / 1000).toFixed(1) })}
        </span>
      </div>
      {voice.silent && <p className={styles['quiet']}>{t('voice.silent')}</p>}
      <div className={styles['actions']}>
        <Button
          size="small"
          icon={RefreshCw}
          price={takes.data?.price?.amount ?? '0.00'}
          busy={reroll.isPending}
          disabled={readOnly || voice.takes === 0}
          onClick={again}
        >
          {t('voice.reroll')}
        </Button>
        <Button
          size="small"
          look="ghost"
          icon={voice.pinned ? PinOff : Pin}
          disabled={readOnly || shown === null}
          onClick={togglePin}
        >
          {voice.pinned ? t('voice.unpin') : t('voice.pin')}
        </Button>
      </div>
    </Section>
  )
}

function Edited({ line, readOnly }: { readonly line: ScriptLine; readonly readOnly: boolean }) {
  const { t } = useTranslation('script')
  const restore = useWrite('script.restoreLine')
  const changedOutside = useScript((state) => state.changedOutside)
  if (line.generated === null) return null
  return (
    <Section title={t('line.before')}>
      <p className={`${styles['generated']} story`}>{line.generated}</p>
      <Button
        size="small"
        icon={Undo2}
        disabled={readOnly}
        busy={restore.isPending}
        onClick={() => restore.mutate({ line: line.id }, { onSuccess: changedOutside })}
      >
        {t('line.restore')}
      </Button>
    </Section>
  )
}

/** Who says the line and how, and where it is. */
function About({ scene, line }: { readonly scene: ScriptScene; readonly line: ScriptLine }) {
  const { t } = useTranslation(['script', 'terms'])
  const people = useRead('cast.list', {})
  const face = people.data?.cast.find((one) => one.id === line.speaker)?.portrait ?? null
  const who =
    line.speakerName === null ? null : (
      <span className={styles['person']}>
        <Face name={line.speakerName} portrait={face} /> {line.speakerName}
      </span>
    )
  const emotion = t(`terms:emotion.${line.emotion}`)
  const said: readonly (readonly [string, ReactNode])[] =
    who === null
      ? []
      : [
          [t('facts.speaker'), who],
          [t('facts.delivery'), t(`terms:delivery.${line.delivery}`)],
          [t('facts.emotion'), t('facts.feels', { emotion, strength: line.strength })],
        ]
  return <Facts facts={[...said, [t('facts.scene'), scene.heading]]} />
}

/** Why the voice of the line is not current, and where to cure it. */
function VoiceReason({ line }: { readonly line: ScriptLine }) {
  const { t } = useTranslation('script')
  const reasonText = useReasonText()
  if (line.voice === null || line.voice.state === 'current') return null
  return (
    <ReasonStrip
      state={line.voice.state}
      actions={
        <Button size="small" onClick={() => navigate('build', { step: 'voice' })}>
          {t('toBuild')}
        </Button>
      }
    >
      {reasonText(line.voice.reason)}
    </ReasonStrip>
  )
}

interface LineInspectorProps {
  readonly scene: ScriptScene | null
  readonly line: ScriptLine | null
  /** Place of the line in its episode, from 1. */
  readonly number: number
  readonly episode: number
  readonly readOnly: boolean
}

/** What is known of the selected line: its voice's state and the cure first, then who says it and how. */
export function LineInspector({ scene, line, number, episode, readOnly }: LineInspectorProps) {
  const { t } = useTranslation(['script', 'terms'])
  if (line === null || scene === null) return <EmptyState fill title={t('select')} text={t('selectHint')} />
  const state = line.voice === null ? null : line.voice.pinned ? 'pinned' : line.voice.state
  return (
    <>
      <PanelHead
        title={t('line.title', { n: number })}
        note={t(`terms:lineKind.${line.kind}`)}
        end={state === null ? undefined : <StateMark state={state} />}
      />
      <PanelScroll>
        <VoiceReason line={line} />
        <Section>
          <About scene={scene} line={line} />
          <div className={styles['actions']}>
            <Button
              size="small"
              icon={Play}
              onClick={() => navigate('stage', { episode, scene: scene.id, line: line.id })}
            >
              {t('toStage')}
            </Button>
          </div>
        </Section>
        <Voice line={line} readOnly={readOnly} />
        <Edited line={line} readOnly={readOnly} />
      </PanelScroll>
    </>
  )
}
