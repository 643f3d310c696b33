import { app, Menu } from 'electron'
import { drama } from '../../shared/contract/drama.ts'
import type { RpcServer } from '../studio/rpc/server.ts'
import { menuTemplate, type MenuOptions } from './menu.ts'
import { type ShellLanguage, wordsOf } from './words.ts'

/** Sizes of everything on screen that the menu steps through. */
const ZOOM_STEPS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3]
const MAX_RECENT = 10

/** The next size from `zoom` in a direction; 0 is the normal one. */
export function nextZoom(zoom: number, step: 1 | -1 | 0): number {
  if (step === 0) return 1
  const next = step > 0 ? ZOOM_STEPS.find((size) => size > zoom) : ZOOM_STEPS.findLast((size) => size < zoom)
  return next ?? zoom
}

async function recentDramas(server: RpcServer): Promise<MenuOptions['recent']> {
  const answer = await server.request({ id: 'menu-recent', route: 'drama.recent', input: {} })
  const recent = drama['drama.recent'].output.safeParse(answer.ok ? answer.data : null)
  if (!recent.success) return []
  return recent.data.dramas.filter(({ exists }) => exists).slice(0, MAX_RECENT)
}

/** The menu of the app. */
export interface AppMenu {
  /** Puts it up in the language of now, with the recent dramas of now. */
  refresh(): Promise<void>
}

/** Makes the menu, whose commands go to the page. */
export function createAppMenu(server: RpcServer, language: () => ShellLanguage): AppMenu {
  let told = ''
  return {
    async refresh() {
      const recent = await recentDramas(server)
      // The system keeps a list of its own (dock, task bar).
      const newest = recent[0]?.dir ?? ''
      if (newest !== told && newest !== '') app.addRecentDocument(newest)
      told = newest
      const template = menuTemplate({
        words: wordsOf(language()),
        mac: process.platform === 'darwin',
        devTools: !app.isPackaged,
        recent,
        command: (command) => server.menu(command),
        openRecent: (dir) => void server.openPath(dir),
        zoom: (step) => {
          const zoom = nextZoom(server.settings().zoom, step)
          void server.request({ id: 'menu-zoom', route: 'settings.set', input: { zoom } })
        },
      })
      Menu.setApplicationMenu(Menu.buildFromTemplate(template))
    },
  }
}
