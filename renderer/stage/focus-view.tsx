import { Minimize } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Film } from '../../shared/contract/stage.ts'
import { secondsFromFrames } from '../../shared/drama/rate.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Picture } from './picture.tsx'
import { ShotPicture } from './shot-picture.tsx'
import { setStageView } from './stage-state.ts'
import { useFrame, useShotIndex, useStage } from './stage-context.ts'
import { WellHead } from './well.tsx'
import styles from './well.module.css'

type Caption = Film['captions'][number]

/** Lines before and after the one that is spoken. */
const BEFORE = 1
const AFTER = 2

/** The lines around a frame, and which of them sounds now (-1 for none). */
export function linesAround(captions: readonly Caption[], frame: number): { lines: Caption[]; now: number } {
  const next = captions.findIndex((caption) => caption.endFrame > frame)
  const at = next === -1 ? captions.length : next
  const from = Math.max(0, at - BEFORE)
  const current = captions[at]
  const sounds = current !== undefined && current.startFrame <= frame
  return { lines: captions.slice(from, at + AFTER + 1), now: sounds ? at - from : -1 }
}

function Spoken() {
  const { film, lang } = useStage()
  const { lines, now } = linesAround(film.captions, useFrame())
  return (
    <div className={cx(styles['spoken'], 'story')} lang={lang}>
      {lines.map((line, index) => (
        <p key={line.line} className={styles[index === now ? 'now' : 'other']}>
          {line.speaker !== null && <b>{line.speaker}</b>}
          {line.text}
        </p>
      ))}
    </div>
  )
}

function Next() {
  const { t } = useTranslation('stage')
  const { film } = useStage()
  const index = useShotIndex() + 1
  const shot = film.shots[index]
  if (shot === undefined) return <div />
  const seconds = secondsFromFrames(shot.durationFrames, film.fps).toFixed(1)
  return (
    <div className={styles['next']}>
      <ShotPicture index={index} frame="first" size="large" />
      <span className="num">{t('nextShot', { number: shot.number, seconds })}</span>
    </div>
  )
}

/** The picture as tall as the window, the spoken line at its left, the next shot at its right. */
export function FocusView() {
  const { t } = useTranslation('stage')
  const { player } = useStage()
  return (
    <div className={styles['well']}>
      <WellHead>
        <Button
          look="ghost"
          size="small"
          icon={Minimize}
          keys="F"
          showKeys
          onClick={() => setStageView({ focus: false })}
        >
          {t('controls.leaveFocus')}
        </Button>
      </WellHead>
      <div className={styles['focus']}>
        <Spoken />
        <Picture onPress={() => player.toggle()} />
        <Next />
      </div>
    </div>
  )
}
