import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { dropped, type Dropped, type DramaInfo } from '../../shared/contract/drama.ts'
import { failure } from '../../shared/contract/envelope.ts'
import { useRead, useStudioEvent } from '../rpc/hooks.ts'
import { say } from '../ui/toasts.ts'
import { setDroppedBrief, setDroppedNovel } from './dropped-brief.ts'
import { useFailureWords } from './failures.ts'
import { showTrouble, takeOpened } from './open-drama.ts'
import { navigate } from './router.ts'

/** The preload tells the page of a drop: it makes that request itself, because only it knows where files lie. */
const DROPPED = 'studio:dropped'
const droppedAnswer = z.union([
  z.strictObject({ ok: z.literal(true), data: dropped }),
  z.strictObject({ ok: z.literal(false), error: failure }),
])

/** Goes to what was opened, lays a brief on the table, or shows why neither could be. */
function takeDropped({ brief, novel, ...rest }: Dropped): void {
  if (brief === null && novel === null) return void takeOpened(rest)
  setDroppedBrief(brief)
  setDroppedNovel(novel)
  navigate('home')
}

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
      const { data } = answer.data
      void cache.invalidateQueries().then(() => takeDropped(data))
    }
    document.addEventListener(DROPPED, take)
    return () => document.removeEventListener(DROPPED, take)
  }, [cache, t])
}

/** What the studio tells unasked: another drama was opened from outside, or the open one is in trouble. */
export function useStudioNews(drama: DramaInfo | null): void {
  const words = useFailureWords()
  useDrops()
  const current = useRead('drama.current', {})
  const early = useRef(current.data?.asked ?? null)
  useEffect(() => {
    // Asked for before this page was there to hear of it: by the file the program was started with.
    if (early.current !== null) takeDropped(early.current)
    early.current = null
  }, [])
  useStudioEvent('opened', ({ drama: opened, problem, brief, novel }) =>
    takeDropped({ drama: opened, problem, brief, novel }),
  )
  useStudioEvent('problem', ({ problem }) => {
    if (problem.code === 'PROJECT_MOVED')
      return showTrouble({ failure: problem, dir: drama?.dir ?? null, readable: false, when: 'open' })
    const { title, text } = words(problem)
    say({ state: 'blocked', text: title, detail: text })
  })
}
