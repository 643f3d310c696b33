import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en/index.ts'
import { zh } from './zh/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: typeof en
  }
}

/** Languages of the window. */
export type UiLanguage = 'zh' | 'en'

/** Words of the window by language and namespace. */
export const words = { en, zh } as const

/** The `lang` of the document in each language. */
export const HTML_LANG: Readonly<Record<UiLanguage, string>> = { zh: 'zh-CN', en: 'en' }

/**
 * Starts the words of the window in a language. Words are bundled, so nothing is fetched and the answer is there at
 * once; values are not escaped because React does that.
 */
export function startWords(language: UiLanguage): i18n {
  const instance = i18next.createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: words,
    defaultNS: 'app',
    ns: Object.keys(en),
    interpolation: { escapeValue: false },
    initAsync: false,
    react: { useSuspense: false },
  })
  return instance
}
