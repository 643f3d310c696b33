import { BookOpen } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NovelSurvey } from '../../shared/contract/novel.ts'
import { setDroppedNovel, useDroppedNovel } from '../app/dropped-brief.ts'
import { useTellFailure } from '../app/failures.ts'
import { navigate } from '../app/router.ts'
import { useWrite } from '../rpc/hooks.ts'
import { useScreen } from '../state/screen.ts'
import { Button } from '../ui/button.tsx'
import { useHome } from './home-state.ts'
import { NovelDialog, type NovelSeason } from './novel-dialog.tsx'

/** Makes a drama of a novel, starts its build and goes to see it. */
function useMake(done: () => void) {
  const create = useWrite('novel.create')
  const build = useWrite('build.start')
  const tell = useTellFailure()
  const run = async ({ path }: NovelSurvey, season: NovelSeason) => {
    const { episodeSeconds } = useHome.getState().draft
    try {
      await create.mutateAsync({ path, episodeSeconds, ...season })
      useScreen.getState().startOver()
      done()
      await build.mutateAsync({})
      navigate('build')
    } catch (error) {
      tell(error)
    }
  }
  return { run, busy: create.isPending || build.isPending }
}

/** Asks for a novel, shows what is found in it, and makes a season of it. */
export function FromNovel() {
  const { t } = useTranslation('home')
  const read = useWrite('novel.read')
  const tell = useTellFailure()
  const [survey, setSurvey] = useState<NovelSurvey | null>(null)
  const make = useMake(() => setSurvey(null))
  const look = (path: string | null) =>
    read.mutate({ path }, { onSuccess: (answer) => setSurvey(answer.survey), onError: tell })
  const dropped = useDroppedNovel()
  const take = useEffectEvent(look)
  useEffect(() => {
    if (dropped === null) return
    setDroppedNovel(null)
    take(dropped)
  }, [dropped])
  return (
    <>
      <Button look="ghost" icon={BookOpen} busy={read.isPending} onClick={() => look(null)}>
        {t('novel.pick')}
      </Button>
      {survey !== null && (
        <NovelDialog
          survey={survey}
          busy={make.busy}
          onClose={() => setSurvey(null)}
          onMake={(season) => void make.run(survey, season)}
        />
      )}
    </>
  )
}
