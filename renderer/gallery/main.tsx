// Every primitive in every state, for people and tests to look at: `?lang=zh&theme=dark`. Not part of the studio.
import { CSPProvider } from '@base-ui/react/csp-provider'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { HTML_LANG, startWords } from '../i18n/index.ts'
import '../styles/index.css'
import { Gallery } from './gallery.tsx'
import { TipProvider } from '../ui/tooltip.tsx'

const params = new URLSearchParams(location.search)
const language = params.get('lang') === 'zh' ? 'zh' : 'en'
document.documentElement.lang = HTML_LANG[language]
document.documentElement.dataset['theme'] = params.get('theme') === 'dark' ? 'dark' : 'light'

const root = document.querySelector('#root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <CSPProvider disableStyleElements>
    <I18nextProvider i18n={startWords(language)}>
      <TipProvider>
        <Gallery language={language} />
      </TipProvider>
    </I18nextProvider>
  </CSPProvider>,
)
