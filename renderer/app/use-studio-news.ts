import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { opened, type DramaInfo } from '../../shared/contract/drama.ts'
import { failure } from '../../shared/contract/envelope.ts'
import { useStudioEvent } from '../rpc/hooks.ts'
import { useScreen } from '../state/screen.ts'
import { say } from '../ui/toasts.ts'
import { setDroppedBrief } from './dropped-brief.ts'
import { useFailureWords } from './failures.ts'
import { showTrouble, takeOpened } from './open-drama.ts'
import { firstRoom } from './rooms.tsx'
import { navigate } from './router.ts'

/** The preload tells the page of a drop: it makes that request itself, because only it knows where files lie. */
const DROPPED = 'studio:dropped'
const droppedAnswer = z.union([
  z.strictObject({ ok: z.literal(true), data: opened.extend({ brief: z.string().nullable() }) }),
  z.strictObject({ ok: z.literal(false), error: failure }),
])

function useDrops(): void {
  const cache = useQueryClient()
  const { t } = useTranslation('failures')
  useEffect(() => {
    const take = (event: Event) => {
      if (!(event instanceof CustomEvent) || typeof event.detail !== 'string') return
      const answer = droppedAnswer.safeParse(JSON.parse(event.detail))
      if (!answer.success) return
      if (!answer.data.ok) {
        const { code, message } = answer.data.error
        return say({ state: 'blocked', text: t(`${code}.title`), detail: message })
      }
      const { brief, ...rest } = answer.data.data
      if (brief === null) return void cache.invalidateQueries().then(() => takeOpened(rest))
      setDroppedBrief(brief)
      navigate('home')
    }
    document.addEventListener(DROPPED, take)
    return () => document.removeEventListener(DROPPED, take)
  }, [cache, t])
}

/** What the studio tells unasked: another drama was opened from outside, or the open one is in trouble. */
export function useStudioNews(drama: DramaInfo | null): void {
  const words = useFailureWords()
  useDrops()
  useStudioEvent('opened', () => {
    showTrouble(null)
    useScreen.getState().startOver()
    navigate(firstRoom())
  })
  useStudioEvent('problem', ({ problem }) => {
    if (problem.code === 'PROJECT_MOVED')
      return showTrouble({ failure: problem, dir: drama?.dir ?? null, readable: false, when: 'open' })
    const { title, text } = words(problem)
    say({ state: 'blocked', text: title, detail: text })
  })
}
