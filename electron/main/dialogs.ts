import path from 'node:path'
import type { BaseWindow, Dialog, OpenDialogOptions } from 'electron'
import type { RpcDeps } from '../studio/rpc/host.ts'
import type { Memory } from './memory.ts'

/** What {@link createDialogs} works with. */
export interface DialogsOptions {
  readonly dialog: Dialog
  /** The window a dialog belongs to; null when none is open. */
  readonly parent: () => BaseWindow | null
  readonly memory: Memory
  /** Folder of the first dialog ever. */
  readonly documentsDir: string
}

/** The system's file dialogs. Each opens in the folder the last one was answered in. */
export function createDialogs({ dialog, parent, memory, documentsDir }: DialogsOptions): RpcDeps['dialogs'] {
  const folder = (): string => memory.get().lastFolder ?? documentsDir
  const ask = async (options: OpenDialogOptions): Promise<string | null> => {
    const window = parent()
    const given = { ...options, defaultPath: folder() }
    const { filePaths } = await (window === null
      ? dialog.showOpenDialog(given)
      : dialog.showOpenDialog(window, given))
    const [chosen] = filePaths
    if (chosen === undefined) return null
    memory.set({ lastFolder: path.dirname(chosen) })
    return chosen
  }
  return {
    pickFolder: () => ask({ properties: ['openDirectory', 'createDirectory'] }),
    pickFile: (filters) =>
      ask({
        properties: ['openFile'],
        filters: filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
      }),
    async saveAs(defaultName) {
      const window = parent()
      const options = { defaultPath: path.join(folder(), defaultName) }
      const { filePath } = await (window === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(window, options))
      if (filePath === '') return null
      memory.set({ lastFolder: path.dirname(filePath) })
      return filePath
    },
  }
}
