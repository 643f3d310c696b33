import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Opened } from '../../shared/contract/drama.ts'
import { useCommands } from '../app/commands.ts'
import { navigate } from '../app/router.ts'
import { useShortcuts } from '../app/shortcuts.ts'
import { useStatus } from '../app/status.ts'
import { useRead, useWrite } from '../rpc/hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { say } from '../ui/toasts.ts'
import { BriefBox } from './brief-box.tsx'
import { useHome } from './home-state.ts'
import styles from './home.module.css'
import { RecentDramas } from './recent-dramas.tsx'
import { Samples } from './samples.tsx'
import { briefOf } from './use-brief.ts'

/** Opens a drama and goes to its board; what is in the way is kept to be shown. */
function useOpening() {
  const open = useWrite('drama.open')
  const [problem, setProblem] = useState<Opened['problem']>(null)
  const run = async (dir: string | null, mode: 'write' | 'read') => {
    setProblem(null)
    try {
      const opened = await open.mutateAsync({ dir, mode })
      if (opened.drama !== null) navigate('board')
      else setProblem(opened.problem)
    } catch (error) {
      say({ state: 'blocked', text: error instanceof Error ? error.message : String(error) })
    }
  }
  return { run, problem, forget: () => setProblem(null) }
}

/** What stands in the way of opening a drama, and the ways out. */
function Trouble({
  problem,
  opening,
}: {
  problem: NonNullable<Opened['problem']>
  opening: ReturnType<typeof useOpening>
}) {
  const { t } = useTranslation(['home', 'terms', 'ui', 'app'])
  return (
    <ErrorState
      fill={false}
      title={t('trouble.title')}
      text={`${problem.message} ${problem.hint}`}
      details={problem.dir}
      actions={
        <>
          <Button onClick={() => void opening.run(problem.dir, 'write')}>{t('ui:retry')}</Button>
          {problem.readable && (
            <Button onClick={() => void opening.run(problem.dir, 'read')}>{t('trouble.read')}</Button>
          )}
          <Button onClick={() => void opening.run(null, 'write')}>{t('trouble.other')}</Button>
          <Button look="ghost" onClick={opening.forget}>
            {t('ui:dismiss')}
          </Button>
        </>
      }
    />
  )
}

/** Makes a drama of the draft, starts its build and goes to see it. */
function useStart() {
  const create = useWrite('drama.create')
  const build = useWrite('build.start')
  const run = async () => {
    try {
      await create.mutateAsync({ brief: briefOf(useHome.getState().draft), dir: null })
      useHome.getState().clear()
      await build.mutateAsync({})
      navigate('build')
    } catch (error) {
      say({ state: 'blocked', text: error instanceof Error ? error.message : String(error) })
    }
  }
  return { run: () => void run(), busy: create.isPending || build.isPending }
}

/** Home: a new drama from a premise, the ones that were open before, and samples. */
export function HomeRoom() {
  const { t } = useTranslation(['home', 'terms', 'ui', 'app'])
  const opening = useOpening()
  const start = useStart()
  const info = useRead('app.info', {})
  const { run } = opening
  const openCommand = useMemo(
    () => [
      {
        id: 'home.open',
        label: t('openFolder'),
        group: 'drama' as const,
        keys: 'Mod+O',
        run: () => void run(null, 'write'),
      },
    ],
    // The way of opening does not change while the room is there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [t],
  )
  useCommands(openCommand)
  useShortcuts(
    useMemo(
      () =>
        openCommand.map(({ label, run: open }) => ({
          keys: 'Mod+O',
          label,
          group: t('app:rooms.home'),
          run: open,
        })),
      [openCommand, t],
    ),
  )
  useStatus(
    useMemo(
      () => [
        {
          id: 'home.offline',
          kind: 'fact' as const,
          text: info.data?.voiceEngine === false ? t('noVoices') : t('offline'),
        },
      ],
      [t, info.data?.voiceEngine],
    ),
  )
  return (
    <div className={styles['room']}>
      <div className={styles['page']}>
        <h1 className={`${styles['hero']} story`}>{t('hero')}</h1>
        <BriefBox busy={start.busy} onStart={start.run} />
        {opening.problem !== null && <Trouble problem={opening.problem} opening={opening} />}
        <div className={styles['columns']}>
          <RecentDramas onOpen={(dir) => void opening.run(dir, 'write')} />
          <Samples />
        </div>
      </div>
    </div>
  )
}
