import { CSPProvider } from '@base-ui/react/csp-provider'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { App } from './app/app.tsx'
import { machineLanguage } from './app/theme.ts'
import { startWords } from './i18n/index.ts'
import { StudioProvider } from './rpc/studio-provider.tsx'
import './styles/index.css'

const root = document.querySelector('#root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <I18nextProvider i18n={startWords(machineLanguage())}>
        <StudioProvider>
          <App />
        </StudioProvider>
      </I18nextProvider>
    </CSPProvider>
  </StrictMode>,
)
