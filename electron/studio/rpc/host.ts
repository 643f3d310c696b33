import type { OpenRenderPage } from '../media/render/render-page.ts'
import type { Secrets } from '../providers/key-ring.ts'

/** What a native file dialog lets through. */
export interface FileFilter {
  readonly name: string
  readonly extensions: readonly string[]
}

/** What only the host of the window can do. Injected, so that nothing here knows of Electron. */
export interface RpcDeps {
  readonly openRenderPage: OpenRenderPage
  /** Folder of this user's settings. */
  readonly userDataDir: string
  /** Folder dramas are made in unless a setting says otherwise. */
  readonly documentsDir: string
  readonly version: string
  readonly locale: 'zh' | 'en'
  readonly platform: 'darwin' | 'win32' | 'linux'
  /** False where Electron is imitated. */
  readonly electron: boolean
  readonly dialogs: {
    /** Null when a person closed the dialog. */
    pickFolder(): Promise<string | null>
    pickFile(filters: readonly FileFilter[]): Promise<string | null>
    saveAs(defaultName: string): Promise<string | null>
  }
  readonly secrets: Secrets
  /** Variables of the environment: keys are looked for there too. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly shell: { showItem(path: string): void }
}
