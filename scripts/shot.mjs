// Photographs rooms of the built window, on the stand-in (or on Electron with ELECTRON_BIN). Run by Node 24.
//   node scripts/shot.mjs --project DIR --room board --lang zh --theme dark --size 1280x800 --out FILE.png
//   node scripts/shot.mjs --project DIR --list SHOTS.json      [{room, lang, theme, size, out, script?}, …]
// --script FILE.mjs: its default export is called as (page, app) before the picture is taken. --room takes parameters
// too: "script?line=…". What the page says on its console as an error is printed; exit code 1 when there was any.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { photograph, withWindow } from './window-photos.mjs'

const USAGE =
  'usage: node scripts/shot.mjs [--project DIR] [--room board] [--lang en] [--theme light] [--size 1280x800] [--script FILE.mjs] --out FILE.png | --list SHOTS.json'
const { values } = parseArgs({
  options: {
    project: { type: 'string' },
    room: { type: 'string' },
    lang: { type: 'string' },
    theme: { type: 'string' },
    size: { type: 'string' },
    script: { type: 'string' },
    out: { type: 'string' },
    list: { type: 'string' },
  },
})
if (values.out === undefined && values.list === undefined) {
  console.error(USAGE)
  process.exit(2)
}
const shots = values.list === undefined ? [values] : JSON.parse(readFileSync(values.list, 'utf8'))

const errors = await withWindow(
  values.project === undefined ? {} : { drama: values.project },
  async (app) => {
    for (const { script, ...shot } of shots) {
      const act =
        script === undefined ? undefined : (await import(pathToFileURL(path.resolve(script)).href)).default
      await photograph(app, { ...shot, act })
    }
  },
)
process.exit(errors > 0 ? 1 : 0)
