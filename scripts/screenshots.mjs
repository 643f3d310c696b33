// `npm run screenshots`: photographs every room of the window, in both languages, themes and two sizes, into
// docs/screenshots/<room>.<lang>.<theme>.<size>.jpg. A room that is added to the window is photographed without a word here.
// Parts of rooms (the list of the board, keys and roles of the settings, a price that is asked for) are photographed in
// the first theme and size alone.
//   npm run screenshots -- [--zh DIR] [--en DIR] [--out DIR] [--only room,room] [--sizes 1280x800] [--themes dark] [--langs zh]
// --zh and --en name finished dramas to show instead of the two showcases, which are made once in demo/showcase/. What is
// shown is always a copy. Run by Node 24.
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ROOM_IDS } from '../renderer/app/router.ts'
import { projectRoot } from './build-stamp.mjs'
import { ask, photograph, withWindow } from './window-photos.mjs'

const { values } = parseArgs({
  options: {
    zh: { type: 'string' },
    en: { type: 'string' },
    out: { type: 'string', default: path.join(projectRoot, 'docs', 'screenshots') },
    only: { type: 'string' },
    langs: { type: 'string', default: 'zh,en' },
    themes: { type: 'string', default: 'light,dark' },
    sizes: { type: 'string', default: '1280x800,1920x1080' },
  },
})
const only = values.only?.split(',')
const langs = values.langs.split(',')

/** The sample each showcase is made of, and the one that stands beside it on home, not yet built. */
const SHOWCASE = {
  zh: { sample: 'invisible-heir', beside: 'tomorrow-postmark' },
  en: { sample: 'tea-shop', beside: 'lighthouse' },
}
const EPISODES = 6
const EPISODE_SECONDS = 60
const POSTER_MS = 30_000
/** What is typed into the palette: a word that finds commands and rooms. */
const SOUGHT = { zh: '制作', en: 'build' }
const EDITED = {
  zh: '这件事，我等了整整三年。',
  en: 'I have waited three years to hear you say that.',
}

const samples = JSON.parse(readFileSync(path.join(projectRoot, 'assets', 'briefs', 'samples.json'), 'utf8'))
const sampleNamed = (id) => samples.find((sample) => sample.id === id)

/** Makes (or goes on with) the showcase of a language; answers with its folder. */
async function showcase(lang) {
  const folder = path.join(projectRoot, 'demo', 'showcase', lang)
  mkdirSync(folder, { recursive: true })
  const brief = path.join(folder, 'brief.json')
  const { title, genre, language, premises } = sampleNamed(SHOWCASE[lang].sample)
  const given = { title, genre, language, premises, episodes: EPISODES, episodeSeconds: EPISODE_SECONDS }
  writeFileSync(brief, JSON.stringify(given))
  const project = path.join(folder, 'project')
  const { main } = await import('../electron/cli/index.ts')
  const code = await main(['produce', brief, '--project', project, '--out', folder, '--render', 'none'])
  if (code !== 0) throw new Error(`The showcase in ${folder} could not be made.`)
  return project
}

/** A drama whose file was overwritten at the beginning, as a failing disk leaves it. */
function damage(dir) {
  const file = openSync(path.join(dir, 'project.db'), 'r+')
  writeSync(file, Buffer.alloc(16_384, 0x5a), 0, 16_384, 0)
  closeSync(file)
}

/** The shot of an episode in which a face is nearest while its voice is heard, and the frame in the middle of that voice. */
async function speakingFace(page, episode) {
  const film = await ask(page, 'stage.film', { episode })
  const NEAR = ['MCU', 'CU', 'MS']
  const heard = film.voices.flatMap((voice) => {
    const middle = voice.startFrame + Math.round(voice.durationFrames / 2)
    const shot = film.shots.find(
      (one) => middle >= one.startFrame && middle < one.startFrame + one.durationFrames,
    )
    return shot === undefined ? [] : [{ line: voice.line, frames: voice.durationFrames, size: shot.size }]
  })
  const place = ({ size }) => (NEAR.includes(size) ? NEAR.indexOf(size) : NEAR.length)
  return heard.toSorted((a, b) => place(a) - place(b) || b.frames - a.frames)[0]
}

/** Presses the arrows until the playhead is so many frames on: whole seconds first. */
async function forward(page, frames) {
  for (let left = frames; left > 0; left -= left >= 24 ? 24 : 1)
    await page.keyboard.press(left >= 24 ? 'Shift+ArrowRight' : 'ArrowRight')
}

const press = (keys) => (page) => page.keyboard.press(keys)
const closeOverlay = press('Escape')

/** Whom pictures and voices are given to for the price that is asked for; the first one where none is of them. */
const BOUGHT_OF = { image: 'seedream/', voice: 'minimax-voice/' }

/** Gives pictures and voices to models that sell them, so that a build has a price to ask for. */
async function askPrice(page) {
  const { roles } = await ask(page, 'models.routing', {})
  for (const { role, choices } of roles) {
    const seller = BOUGHT_OF[role]
    if (seller === undefined) continue
    const { model } = choices.find((one) => one.model.startsWith(seller)) ?? choices[0]
    await ask(page, 'models.route', { role, model })
  }
  await page.keyboard.press('Control+b')
  await page.locator('[role=dialog] table').waitFor()
}

/** Back to the rehearsal, as it was. */
async function askNoPrice(page) {
  await closeOverlay(page)
  await ask(page, 'models.route', { policy: 'rehearsal' })
}

const showView = (place) => (page) => page.locator('[role=toolbar] [role=radio]').nth(place).click()

/** Parts of rooms that have pictures of their own. */
const PARTS = [
  { name: 'board-list', room: 'board', act: showView(1), after: showView(0), part: true },
  { name: 'settings-keys', room: 'settings?part=keys', part: true },
  { name: 'settings-roles', room: 'settings?part=roles', part: true },
  { name: 'price', room: 'build', act: askPrice, after: askNoPrice, part: true },
]

/** Everything there is to photograph in a language: name, address, what is done before and after. */
async function places(page, lang) {
  const face = await speakingFace(page, 1)
  const script = await ask(page, 'script.episode', { episode: 1 })
  const spoken = script.scenes.flatMap(({ lines }) => lines).filter(({ kind }) => kind === 'speech')
  const line = spoken[2]?.id ?? spoken[0]?.id
  const known = {
    script: { room: `script?episode=1&line=${line}` },
    stage: {
      room: `stage?episode=1&line=${face.line}`,
      act: (at) => forward(at, Math.round(face.frames / 2)),
    },
  }
  const rooms = ROOM_IDS.filter((id) => existsSync(path.join(projectRoot, 'renderer', id, `${id}-room.tsx`)))
  return [
    ...rooms.map((id) => ({ name: id, room: id, ...known[id] })),
    {
      name: 'palette',
      room: 'script',
      act: async (at) => {
        await at.keyboard.press('Control+k')
        await at.locator('[role=dialog] input').fill(SOUGHT[lang])
      },
      after: closeOverlay,
    },
    { name: 'shortcuts', room: 'stage', act: press('Control+/'), after: closeOverlay },
    { name: 'export', room: 'script', act: press('Control+e'), after: closeOverlay },
    ...PARTS,
  ].filter(({ name }) => only === undefined || only.includes(name))
}

/** Every theme and size, one after the other. */
async function each(lang, work) {
  for (const theme of values.themes.split(','))
    for (const size of values.sizes.split(','))
      await work({ lang, theme, size, suffix: `${lang}.${theme}.${size}` })
}

const fileOf = (name, suffix) => path.join(values.out, `${name}.${suffix}.jpg`)

/** Photographs a list of places in every theme and size. */
async function photographAll(app, lang, list) {
  const [firstTheme] = values.themes.split(',')
  const [firstSize] = values.sizes.split(',')
  await each(lang, async ({ suffix, ...dress }) => {
    const isFirst = dress.theme === firstTheme && dress.size === firstSize
    for (const { name, after, part, ...place } of list) {
      if (part === true && !isFirst) continue
      await photograph(app, { ...dress, ...place, out: fileOf(name, suffix) })
      if (after !== undefined) await after(app.page)
    }
  })
}

/** Waits for the poster of the open drama: it is made after the drama has opened. */
async function posterOf(page, dir) {
  for (const deadline = Date.now() + POSTER_MS; Date.now() < deadline; await page.waitForTimeout(200)) {
    const { dramas } = await ask(page, 'drama.recent', {})
    if (dramas.some((one) => one.dir === dir && one.poster !== null)) return
  }
}

/** Home shows more than one drama: one that is not built yet, and the one of the other language. */
async function fillHome(page, lang, work, dramas) {
  const { id: _id, premises, ...brief } = sampleNamed(SHOWCASE[lang].beside)
  await ask(page, 'drama.create', {
    brief: { ...brief, text: premises.join('\n') },
    dir: path.join(work, `beside-${lang}`),
  })
  for (const dir of [...langs.filter((one) => one !== lang), lang].map((one) => dramas[one])) {
    await ask(page, 'drama.open', { dir, mode: 'write' })
    await posterOf(page, dir)
  }
}

async function photographDrama(lang, work, dramas) {
  const userData = path.join(work, `user-${lang}`)
  return withWindow({ drama: dramas[lang], userData }, async (app) => {
    const { page } = app
    await fillHome(page, lang, work, dramas)
    const list = await places(page, lang)
    await photographAll(
      app,
      lang,
      list.filter(({ name }) => name !== 'build'),
    )
    // The plan of one changed line: what the build room is for.
    const build = list.find(({ name }) => name === 'build')
    if (build === undefined) return
    const script = await ask(page, 'script.episode', { episode: 2 })
    const spoken = script.scenes.flatMap(({ lines }) => lines).find(({ kind }) => kind === 'speech')
    await ask(page, 'script.editLine', { line: spoken.id, text: EDITED[lang] })
    // One of its rows is looked at.
    const look = (at) => at.locator('[role=option]:has([title^="voice:"])').click()
    await photographAll(app, lang, [{ ...build, act: look }])
    await ask(page, 'history.undo', {})
  })
}

async function photographTrouble(work, dramas) {
  if (only !== undefined && !only.includes('trouble')) return 0
  const dir = path.join(work, 'damaged')
  cpSync(dramas[langs[0]], dir, { recursive: true })
  damage(dir)
  return withWindow({ drama: dir, userData: path.join(work, 'user-trouble') }, async (app) => {
    for (const lang of langs) await photographAll(app, lang, [{ name: 'trouble', room: null }])
  })
}

const work = mkdtempSync(path.join(tmpdir(), 'cliffhanger-screenshots-'))
let errors = 0
try {
  const dramas = {}
  for (const lang of langs) {
    dramas[lang] = path.join(work, lang)
    cpSync(values[lang] ?? (await showcase(lang)), dramas[lang], { recursive: true })
  }
  for (const lang of langs) errors += await photographDrama(lang, work, dramas)
  errors += await photographTrouble(work, dramas)
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5 })
}
process.exit(errors > 0 ? 1 : 0)
