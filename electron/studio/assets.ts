import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder `assets/` of this program, found upwards from here: beside the sources and beside a built main alike. */
export function assetsDir(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const folder = join(at, 'assets')
    if (existsSync(join(folder, 'craft'))) return folder
    const up = dirname(at)
    if (up === at) throw new Error('The folder assets/ is missing: this program is not whole.')
    at = up
  }
}
