import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { EpisodeCard } from '../../shared/contract/board.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'

const FORM = 'move-form'

/** The number that is typed; null when it is none of the season's. */
function numberIn(text: string, count: number): number | null {
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return number >= 1 && number <= count ? number : null
}

/** Between which episodes one is played that gets another number, in words. */
function useHint(episodes: readonly EpisodeCard[], from: number): (to: number | null) => string {
  const { t } = useTranslation('board')
  const rest = episodes.toSpliced(from - 1, 1)
  const nameOf = ({ title, number }: EpisodeCard) => (title === '' ? t('number', { n: number }) : title)
  return (to) => {
    if (to === from || to === null) return t('move.stays')
    const [before, behind] = [rest[to - 2], rest[to - 1]]
    if (before !== undefined && behind !== undefined)
      return t('move.between', { before: nameOf(before), behind: nameOf(behind) })
    if (behind !== undefined) return t('move.first', { behind: nameOf(behind) })
    return before === undefined ? t('move.stays') : t('move.last', { before: nameOf(before) })
  }
}

/** Asks which number an episode is to have, and says between which ones it would be played. */
export function MoveDialog({
  episodes,
  from,
  onMove,
  onClose,
}: {
  /** The whole season, as it is played. */
  readonly episodes: readonly EpisodeCard[]
  /** Number of the episode that is moved. */
  readonly from: number
  readonly onMove: (from: number, to: number) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['board', 'ui'])
  const [text, setText] = useState(String(from))
  const to = numberIn(text, episodes.length)
  const hint = useHint(episodes, from)(to)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (to === null) return
    onClose()
    onMove(from, to)
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('move.title', { n: from, title: episodes[from - 1]?.title ?? '' })}
      width={440}
      actions={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button
            look="primary"
            disabled={to === null || to === from}
            onClick={() => (document.getElementById(FORM) as HTMLFormElement | null)?.requestSubmit()} // the form below
          >
            {t('move.do')}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit}>
        <Field
          label={t('move.number')}
          hint={hint}
          error={to === null ? t('move.bad', { count: episodes.length }) : null}
        >
          <TextField
            value={text}
            onValueChange={setText}
            inputMode="numeric"
            autoComplete="off"
            onFocus={(event) => event.currentTarget.select()}
            end={t('move.of', { count: episodes.length })}
          />
        </Field>
      </form>
    </Dialog>
  )
}
