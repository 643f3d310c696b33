import { Pin, PinOff, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Product } from '../../shared/contract/common.ts'
import type { StageShot } from '../../shared/contract/stage.ts'
import { secondsFromFrames } from '../../shared/drama/rate.ts'
import { Button } from '../ui/button.tsx'
import { Facts, PanelHead, PanelScroll, ReasonStrip, Section } from '../ui/panel.tsx'
import { useReasonText } from '../ui/reason-text.ts'
import { StateMark, type MarkState } from '../ui/state-mark.tsx'
import { Backdrop } from './backdrop.tsx'
import { LinesSection } from './lines-section.tsx'
import { useShot, useStage } from './stage-context.ts'
import type { Takes } from './use-takes.ts'
import styles from './inspector.module.css'

/** How a product is marked: a pin is said instead of "done". */
export const markOf = ({ state, pinned }: Product): MarkState =>
  pinned && state === 'current' ? 'pinned' : state

/** The product of a shot that is worst off: what the shot's mark and reason are about. */
export function worstOf({ frame, clip }: Pick<StageShot, 'frame' | 'clip'>): Product {
  return frame.state === 'current' && clip.state !== 'current' ? clip : frame
}

/** Why the shot is not as it should be, and what cures it. Nothing when all is well. */
function Why({ shot, takes }: { shot: StageShot; takes: Takes }) {
  const { t } = useTranslation('stage')
  const { writable } = useStage()
  const reasonText = useReasonText()
  const product = worstOf(shot)
  const pinned = takes.list?.pinned ?? null
  const shown = takes.list?.shown ?? null
  const reasons = [
    reasonText(product.reason),
    product.behind ? t('inspector.behind') : '',
    product.standIn ? t('inspector.standIn') : '',
  ].filter(Boolean)
  if (reasons.length === 0) return null
  return (
    <ReasonStrip
      state={product.state === 'current' ? 'stale' : product.state}
      actions={
        <>
          <Button
            size="small"
            icon={RotateCw}
            {...takes.price}
            busy={takes.rerolling}
            disabled={!writable || takes.list?.price === null}
            onClick={takes.reroll}
          >
            {t('inspector.again')}
          </Button>
          {shown !== null && (
            <Button
              look="ghost"
              size="small"
              icon={pinned === null ? Pin : PinOff}
              disabled={!writable}
              onClick={() => takes.pin(pinned === null ? shown : null)}
            >
              {t(pinned === null ? 'inspector.pin' : 'inspector.unpin')}
            </Button>
          )}
        </>
      }
    >
      {reasons.join(' ')}
    </ReasonStrip>
  )
}

/** The shot under the playhead: why, state, framing, lines. */
export function Inspector({ takes }: { takes: Takes }) {
  const { t } = useTranslation(['stage', 'terms'])
  const { film, lang } = useStage()
  const shot = useShot()
  if (shot === undefined) return null
  const frames = (count: number) => t('frames', { count })
  const seconds = secondsFromFrames(shot.durationFrames, film.fps).toFixed(2)
  return (
    <>
      <PanelHead
        title={t('shot', { number: shot.number })}
        note={`${frames(shot.durationFrames)} · ${t('seconds', { seconds })}`}
        end={<StateMark state={markOf(worstOf(shot))} strong />}
      />
      <PanelScroll>
        <Why shot={shot} takes={takes} />
        <Section title={t('inspector.state')}>
          <Facts
            facts={[
              [t('inspector.picture'), <StateMark key="frame" state={markOf(shot.frame)} />],
              [t('inspector.motion'), <StateMark key="clip" state={markOf(shot.clip)} />],
            ]}
          />
        </Section>
        <Section title={t('inspector.identity')}>
          <Facts
            facts={[
              [t('inspector.size'), t(`terms:shotSize.${shot.size}`)],
              [t('inspector.angle'), t(`terms:shotAngle.${shot.angle}`)],
              [t('inspector.move'), t(`terms:cameraMove.${shot.move}`)],
              [t('inspector.planned'), frames(shot.plannedFrames)],
              [t('inspector.played'), frames(shot.durationFrames)],
              [
                t('inspector.place'),
                <span key="place" className={styles['place']}>
                  <span className="story" lang={lang}>
                    {shot.placeName}
                  </span>
                  <Backdrop scene={shot.scene} />
                </span>,
              ],
            ]}
          />
        </Section>
        <LinesSection shot={shot} />
      </PanelScroll>
    </>
  )
}
