import { readFileSync } from 'node:fs'
import path from 'node:path'

/** How this start of the stand-in was asked for, by its environment and arguments. */
export const appDir = process.env['STAND_IN_APP_DIR'] ?? process.cwd()
/** A person looks at it: real windows, questions asked on screen. */
export const headed = process.env['STAND_IN_HEADED'] === '1'

const named = (flag: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`--${flag}=`))?.slice(flag.length + 3)

/** Electron's `--lang`, else the system's language. */
export const locale = named('lang') ?? Intl.DateTimeFormat().resolvedOptions().locale

const manifest = JSON.parse(readFileSync(path.join(appDir, 'package.json'), 'utf8')) as {
  readonly productName?: string
  readonly name?: string
  readonly version?: string
}
/** The app's name and version as its manifest has them. */
export const appName: string = manifest.productName ?? manifest.name ?? 'Electron'
export const appVersion: string = manifest.version ?? '0.0.0'
