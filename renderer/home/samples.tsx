import { useTranslation } from 'react-i18next'
import { useRead } from '../rpc/hooks.ts'
import { useHome } from './home-state.ts'
import styles from './home.module.css'

/** Briefs that come with the program: one puts its words into the premise. */
export function Samples() {
  const { t } = useTranslation(['home', 'terms', 'ui', 'app'])
  const samples = useRead('drama.samples', {})
  const change = useHome((state) => state.change)
  return (
    <section aria-labelledby="home-samples">
      <h2 id="home-samples" className={styles['heading']}>
        {t('samples.title')} <span className={styles['note']}>{t('samples.note')}</span>
      </h2>
      <ul className={styles['samples']}>
        {(samples.data?.samples ?? []).map(
          ({ id, title, text, genre, language, episodes, episodeSeconds }) => (
            <li key={id}>
              <button
                type="button"
                className={styles['sample']}
                onClick={() => change({ text, genre, language, episodes, episodeSeconds })}
              >
                <span className="story" lang={language === 'zh' ? 'zh-CN' : 'en'}>
                  {title}
                </span>
                <span className={`${styles['meta']} num`}>
                  {t('samples.meta', {
                    count: episodes,
                    genre: t(`terms:genre.${genre}`),
                    language: t(`terms:language.${language}`),
                  })}
                </span>
              </button>
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
