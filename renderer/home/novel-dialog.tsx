import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NovelSurvey } from '../../shared/contract/novel.ts'
import { GENRES, type GenreId } from '../../shared/drama/vocabulary.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Select } from '../ui/select.tsx'
import styles from './novel.module.css'

/** What a person chooses for a season of a novel. */
export interface NovelSeason {
  readonly episodes: number
  readonly genre: GenreId
}

/** Counts on one line: chapters, characters, people, places. */
function Counts({ survey }: { readonly survey: NovelSurvey }) {
  const { t, i18n } = useTranslation('home')
  const number = new Intl.NumberFormat(i18n.language)
  const chapters = survey.sections.filter((one) => one.kind === 'chapter').length
  const counts = [
    [chapters, t('novel.chapters')],
    [survey.characters, t('novel.characters')],
    [survey.people.length, t('novel.people')],
    [survey.places.length, t('novel.places')],
  ] as const
  return (
    <dl className={`${styles['counts']} num`}>
      {counts.map(([count, name]) => (
        <div key={name}>
          <dd>{number.format(count)}</dd>
          <dt>{name}</dt>
        </div>
      ))}
    </dl>
  )
}

function Named({ title, list }: { readonly title: string; readonly list: NovelSurvey['people'] }) {
  const { t } = useTranslation('home')
  return (
    <section className={styles['column']}>
      <h3>{title}</h3>
      {list.length === 0 ? (
        <p className={styles['none']}>{t('novel.none')}</p>
      ) : (
        <ul>
          {list.map(({ name, mentions }) => (
            <li key={name}>
              <span className="story">{name}</span>
              <span className="num">{mentions}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Chapters with the lines they stand on; what is not read says why. */
function Sections({ survey }: { readonly survey: NovelSurvey }) {
  const { t } = useTranslation('home')
  let chapter = 0
  return (
    <section className={styles['column']}>
      <h3>{t('novel.chapters')}</h3>
      <ul>
        {survey.sections.map(({ kind, title, fromLine, toLine }) => {
          if (kind === 'chapter') chapter++
          const plain = title === '' ? t('novel.untitled', { n: chapter }) : title
          return (
            <li key={fromLine} className={kind === 'chapter' ? undefined : styles['left']}>
              <span className="story">{kind === 'chapter' ? plain : t(`novel.unread.${kind}`)}</span>
              <span className="num">{t('novel.lines', { from: fromLine, to: toLine })}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** How many episodes, and of which genre. */
function Choices({
  season,
  usual,
  onChange,
}: {
  readonly season: NovelSeason
  /** Episodes when somebody empties the field. */
  readonly usual: number
  readonly onChange: (season: NovelSeason) => void
}) {
  const { t } = useTranslation(['home', 'terms'])
  return (
    <div className={styles['choices']}>
      <NumberField
        prefix={t('episodes')}
        value={season.episodes}
        min={1}
        max={120}
        steppers
        onCommit={(count) => onChange({ ...season, episodes: count ?? usual })}
      />
      <Select<GenreId>
        prefix={t('genre')}
        value={season.genre}
        options={GENRES.map((value) => ({ value, label: t(`terms:genre.${value}`) }))}
        onValueChange={(genre) => onChange({ ...season, genre })}
      />
    </div>
  )
}

/** What was found in a novel, and the season that is made of it. */
export function NovelDialog({
  survey,
  busy,
  onClose,
  onMake,
}: {
  readonly survey: NovelSurvey
  readonly busy: boolean
  readonly onClose: () => void
  readonly onMake: (season: NovelSeason) => void
}) {
  const { t } = useTranslation(['home', 'terms'])
  const [season, setSeason] = useState<NovelSeason>({ episodes: survey.episodes, genre: survey.genre })
  const part = survey.looked < survey.pieces
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('novel.title', { name: survey.title })}
      width={880}
      actions={
        <Button look="primary" price="0.00" busy={busy} onClick={() => onMake(season)}>
          {t('novel.make')}
        </Button>
      }
    >
      <p className={styles['file']}>
        {survey.name} · {survey.encoding} · {t(`terms:language.${survey.language}`)}
      </p>
      <Counts survey={survey} />
      <div className={styles['found']}>
        <Sections survey={survey} />
        <Named title={t('novel.people')} list={survey.people} />
        <Named title={t('novel.places')} list={survey.places} />
      </div>
      <p className={styles['note']}>
        {part ? t('novel.part', { looked: survey.looked, pieces: survey.pieces }) : t('novel.note')}
      </p>
      <Choices season={season} usual={survey.episodes} onChange={setSeason} />
    </Dialog>
  )
}
