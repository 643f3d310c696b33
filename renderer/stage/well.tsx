import { Captions, Crop, Maximize } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Picture } from './picture.tsx'
import { ShotPicture } from './shot-picture.tsx'
import { setStageView } from './stage-state.ts'
import { useSceneIndex, useShotIndex, useStage } from './stage-context.ts'
import { useSetSettings, useSetting } from './use-settings.ts'
import styles from './well.module.css'

/** Number of a scene as it heads it: `1-1` of `1-1 日 内 茶馆`. */
export const sceneNumber = (heading: string): string => heading.split(/\s/, 1)[0] ?? heading

/** What is on the stage, in words: scene, shot, framing. */
function ShotTitle() {
  const { t } = useTranslation(['stage', 'terms'])
  const { film } = useStage()
  const shot = film.shots[useShotIndex()]
  const scene = film.scenes[useSceneIndex()]
  if (shot === undefined || scene === undefined) return null
  return (
    <div className={styles['title']}>
      <h1>{t('shotOf', { scene: sceneNumber(scene.heading), number: shot.number })}</h1>
      <span>
        {t(`terms:shotSize.${shot.size}`)} · {t(`terms:cameraMove.${shot.move}`)}
      </span>
    </div>
  )
}

/** Over the well and never over the frame: what is on the stage, and switches of the picture. */
export function WellHead({ children }: { children: ReactNode }) {
  const { t } = useTranslation('stage')
  const captions = useSetting('captions')
  const safeAreas = useSetting('safeAreas')
  const set = useSetSettings()
  return (
    <div className={styles['head']}>
      <ShotTitle />
      <div className={styles['switches']}>
        <Button
          look="ghost"
          size="small"
          icon={Captions}
          keys="C"
          aria-pressed={captions}
          onClick={() => set((now) => ({ captions: !now.captions }))}
        >
          {t('controls.captions')}
        </Button>
        <Button
          look="ghost"
          size="small"
          icon={Crop}
          aria-pressed={safeAreas}
          onClick={() => set((now) => ({ safeAreas: !now.safeAreas }))}
        >
          {t('controls.safeAreas')}
        </Button>
        {children}
      </div>
    </div>
  )
}

/** How the shot before ends and the one after starts: what a cut is judged against. */
function Neighbour({ index, frame }: { index: number; frame: 'first' | 'last' }) {
  const { t } = useTranslation('stage')
  const { film } = useStage()
  const shot = film.shots[index]
  if (shot === undefined) return <div className={styles['neighbour']} />
  return (
    <div className={styles['neighbour']}>
      <ShotPicture index={index} frame={frame} size="large" />
      {t(frame === 'last' ? 'endOf' : 'startOf', { number: shot.number })}
    </div>
  )
}

/** The viewing well: dark in both themes, with the picture between its neighbours. */
export const Well = memo(function Well() {
  const { t } = useTranslation('stage')
  const { player } = useStage()
  const index = useShotIndex()
  return (
    <div className={styles['well']}>
      <WellHead>
        <Button
          look="ghost"
          size="small"
          icon={Maximize}
          keys="F"
          onClick={() => setStageView({ focus: true })}
        >
          {t('controls.focus')}
        </Button>
      </WellHead>
      <div className={styles['screens']}>
        <Neighbour index={index - 1} frame="last" />
        <Picture onPress={() => player.toggle()} />
        <Neighbour index={index + 1} frame="first" />
      </div>
    </div>
  )
})
