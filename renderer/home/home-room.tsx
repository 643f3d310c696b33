import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useTellFailure } from '../app/failures.ts'
import { useOpenDrama } from '../app/open-drama.ts'
import { navigate } from '../app/router.ts'
import { useStatus } from '../app/status.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { useScreen } from '../state/screen.ts'
import { BriefBox } from './brief-box.tsx'
import { useHome } from './home-state.ts'
import styles from './home.module.css'
import { RecentDramas } from './recent-dramas.tsx'
import { Samples } from './samples.tsx'
import { briefOf } from './use-brief.ts'

/** Makes a drama of the draft, starts its build and goes to see it. */
function useStart() {
  const create = useWrite('drama.create')
  const build = useWrite('build.start')
  const tell = useTellFailure()
  const run = async () => {
    try {
      await create.mutateAsync({ brief: briefOf(useHome.getState().draft), dir: null })
      useHome.getState().clear()
      useScreen.getState().startOver()
      await build.mutateAsync({})
      navigate('build')
    } catch (error) {
      tell(error)
    }
  }
  return { run: () => void run(), busy: create.isPending || build.isPending }
}

/** Home: a new drama from a premise, the ones that were open before, and samples. */
export function HomeRoom() {
  const { t } = useTranslation('home')
  const open = useOpenDrama()
  const start = useStart()
  const voices = useRead('app.info', {}).data?.voiceEngine
  useStatus(
    useMemo(
      () => [
        { id: 'home.offline', kind: 'fact' as const, text: voices === false ? t('noVoices') : t('offline') },
      ],
      [t, voices],
    ),
  )
  return (
    <div className={styles['room']}>
      <div className={styles['page']}>
        <h1 className={`${styles['hero']} story`}>{t('hero')}</h1>
        <BriefBox busy={start.busy} onStart={start.run} />
        <div className={styles['columns']}>
          <RecentDramas onOpen={(dir) => void open(dir)} />
          <Samples />
        </div>
      </div>
    </div>
  )
}
