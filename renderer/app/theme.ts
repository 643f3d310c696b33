import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { HTML_LANG, type UiLanguage } from '../i18n/index.ts'

const DARK = '(prefers-color-scheme: dark)'

/** Sets `data-theme` of the document, and keeps it to the system's while the choice is `system`. */
export function useTheme(theme: 'system' | 'light' | 'dark'): void {
  useEffect(() => {
    const system = matchMedia(DARK)
    const apply = () => {
      const dark = theme === 'dark' || (theme === 'system' && system.matches)
      document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
    }
    apply()
    system.addEventListener('change', apply)
    return () => system.removeEventListener('change', apply)
  }, [theme])
}

/** Switches the words of the window and the `lang` of the document. */
export function useLanguage(language: UiLanguage): void {
  const { i18n } = useTranslation()
  useEffect(() => {
    document.documentElement.lang = HTML_LANG[language]
    if (i18n.language !== language) void i18n.changeLanguage(language)
  }, [i18n, language])
}

/** The language of this machine, as far as the window speaks it. */
export function machineLanguage(): UiLanguage {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
