import { axeLooks } from './axe-looks.ts'

// Both languages and both themes; the other two pairs are in the long run.
axeLooks([
  { language: 'zh', theme: 'light' },
  { language: 'en', theme: 'dark' },
])
