import { useEffect, useMemo, useState } from 'react'
import type { BriefInput } from '../../shared/contract/drama.ts'
import { useRead } from '../rpc/hooks.ts'
import { useHome, type BriefDraft } from './home-state.ts'

/** Time without a key after which a brief is looked at, in milliseconds. */
const PAUSE_MS = 250

/** A draft as the studio takes it: what is left to it is left out. */
export function briefOf(draft: BriefDraft): BriefInput {
  return {
    text: draft.text,
    episodeSeconds: draft.episodeSeconds,
    ...(draft.genre === 'auto' ? {} : { genre: draft.genre }),
    ...(draft.language === 'auto' ? {} : { language: draft.language }),
    ...(draft.episodes === null ? {} : { episodes: draft.episodes }),
    ...(draft.style.trim() === '' ? {} : { style: draft.style.trim() }),
  }
}

/** What the draft would become, once nobody has typed for a moment. */
export function useBriefPreview() {
  const draft = useHome((state) => state.draft)
  const brief = useMemo(() => briefOf(draft), [draft])
  const [settled, setSettled] = useState(brief)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(brief), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [brief])
  const empty = draft.text.trim() === ''
  const preview = useRead('drama.preview', settled, {
    enabled: settled.text.trim() !== '',
    placeholderData: (before) => before,
    gcTime: 0,
  })
  return {
    empty,
    shown: empty ? undefined : preview.data,
    problem: empty || settled !== brief ? null : preview.error,
  }
}
