import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { GENRES, LANGUAGES, type GenreId, type Language } from '../../shared/drama/vocabulary.ts'
import { setDroppedBrief, useDroppedBrief } from '../app/dropped-brief.ts'
import { useShortcuts } from '../app/shortcuts.ts'
import { Button } from '../ui/button.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Select } from '../ui/select.tsx'
import { StateShape } from '../ui/state-mark.tsx'
import { TextArea, TextField } from '../ui/text-field.tsx'
import { FromNovel } from './from-novel.tsx'
import { useHome } from './home-state.ts'
import styles from './home.module.css'
import { useBriefPreview } from './use-brief.ts'

/** Lengths a platform takes; any other comes from a brief file. */
const SECONDS = ['45', '60', '75', '90', '120', '150', '180', '240'] as const

function Options() {
  const { t } = useTranslation(['home', 'terms', 'ui', 'app'])
  const { draft, change } = useHome()
  const { shown } = useBriefPreview()
  const auto = (word: string | undefined) => ({
    value: 'auto' as const,
    label: word === undefined ? t('auto') : t('autoIs', { word }),
  })
  const genres = GENRES.map((value) => ({ value, label: t(`terms:genre.${value}`) }))
  const languages = LANGUAGES.map((value) => ({ value, label: t(`terms:language.${value}`) }))
  return (
    <>
      <Select<GenreId | 'auto'>
        prefix={t('genre')}
        value={draft.genre}
        options={[auto(shown && t(`terms:genre.${shown.genre}`)), ...genres]}
        onValueChange={(genre) => change({ genre })}
      />
      <Select<Language | 'auto'>
        prefix={t('language')}
        value={draft.language}
        options={[auto(shown && t(`terms:language.${shown.language}`)), ...languages]}
        onValueChange={(language) => change({ language })}
      />
      <NumberField
        prefix={t('episodes')}
        value={draft.episodes ?? shown?.episodes ?? null}
        min={1}
        max={120}
        steppers
        onCommit={(episodes) => change({ episodes })}
      />
      <Select
        prefix={t('each')}
        value={String(draft.episodeSeconds)}
        options={SECONDS.map((value) => ({ value, label: t('seconds', { count: Number(value) }) }))}
        onValueChange={(value) => change({ episodeSeconds: Number(value) })}
      />
      <span className={styles['style']}>
        <TextField
          value={draft.style}
          placeholder={t('style')}
          aria-label={t('style')}
          maxLength={200}
          onValueChange={(style) => change({ style })}
        />
      </span>
    </>
  )
}

/** What the brief comes to, or what is wrong with it. */
function Estimate() {
  const { t, i18n } = useTranslation(['home', 'terms', 'ui', 'app'])
  const { empty, shown, problem } = useBriefPreview()
  if (problem !== null)
    return (
      <p className={styles['problem']} role="alert">
        <StateShape state="blocked" />
        <span>
          {problem.message} {problem.hint}
        </span>
      </p>
    )
  if (empty || shown === undefined) return <p className={styles['estimate']}>{t('hint')}</p>
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <p className={`${styles['estimate']} num`}>
      <span>
        {t('estimate.minutes', { minutes: number.format(Math.max(1, Math.round(shown.seasonSeconds / 60))) })}
      </span>
      <span>{t('estimate.words', { words: number.format(Math.round(shown.words / 100) * 100) })}</span>
      <span>{t('estimate.shots', { shots: number.format(Math.round(shown.shots / 10) * 10) })}</span>
      <span>{t('estimate.free')}</span>
    </p>
  )
}

/** Takes up a brief that was dropped on the window: what was typed before stays above it. */
function useDrop(): void {
  const dropped = useDroppedBrief()
  useEffect(() => {
    if (dropped === null) return
    const { draft, change } = useHome.getState()
    const before = draft.text.trim()
    change({ text: before === '' ? dropped : `${before}\n${dropped}` })
    setDroppedBrief(null)
  }, [dropped])
}

/** The key that the start button shows works wherever one is in the room, not only in the premise. */
function useStartKey(start: () => void): void {
  const { t } = useTranslation(['home', 'terms', 'ui', 'app'])
  const latest = useRef(start)
  useEffect(() => {
    latest.current = start
  })
  useShortcuts(
    useMemo(
      () => [
        { keys: 'Mod+Enter', label: t('start'), group: t('app:rooms.home'), run: () => latest.current() },
      ],
      [t],
    ),
  )
}

/** The premise, what is asked of it, and the one button that starts a drama. */
export function BriefBox({ busy, onStart }: { readonly busy: boolean; readonly onStart: () => void }) {
  const { t } = useTranslation(['home', 'terms', 'ui', 'app'])
  const { draft, change } = useHome()
  const { empty, problem } = useBriefPreview()
  const area = useRef<HTMLTextAreaElement>(null)
  useDrop()
  useEffect(() => area.current?.focus(), [])
  const start = () => {
    if (!busy && draft.text.trim() !== '' && problem === null) onStart()
    else area.current?.focus()
  }
  useStartKey(start)
  return (
    <section aria-label={t('brief')}>
      <div className={styles['brief']}>
        <TextArea
          ref={area}
          story
          rows={3}
          className={styles['premise'] ?? ''}
          value={draft.text}
          aria-label={t('premise')}
          placeholder={t('placeholder')}
          invalid={problem !== null}
          onValueChange={(text) => change({ text })}
        />
        <div className={styles['options']}>
          <Options />
          <span className={styles['gap']} />
          <Button
            look="primary"
            size="large"
            keys="Mod+Enter"
            showKeys
            price="0.00"
            busy={busy}
            disabled={empty || problem !== null}
            onClick={start}
          >
            {t('start')}
          </Button>
        </div>
      </div>
      <div className={styles['below']}>
        <Estimate />
        <FromNovel />
      </div>
    </section>
  )
}
