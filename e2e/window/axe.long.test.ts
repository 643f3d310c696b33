import { axeLooks } from './axe-looks.ts'

axeLooks([
  { language: 'zh', theme: 'dark' },
  { language: 'en', theme: 'light' },
])
