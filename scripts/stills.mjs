// Lays stills of a project side by side for the README: node scripts/stills.mjs PROJECT OUT.jpg [columns] [rows]
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { openProject } from '../electron/studio/store/project.ts'

const [dir, out, columns = '6', rows = '2'] = process.argv.slice(2)
if (dir === undefined || out === undefined) {
  console.error('usage: node scripts/stills.mjs PROJECT OUT.jpg [columns] [rows]')
  process.exit(2)
}
const WIDTH = 270
const HEIGHT = 480
const GAP = 6
const project = openProject(dir, 'read')
const frames = project.build.allTakes().filter((take) => take.slot.startsWith('frame:'))
const count = Number(columns) * Number(rows)
const canvas = createCanvas(Number(columns) * (WIDTH + GAP) + GAP, Number(rows) * (HEIGHT + GAP) + GAP)
const ctx = canvas.getContext('2d')
ctx.fillStyle = '#17120f'
ctx.fillRect(0, 0, canvas.width, canvas.height)
ctx.imageSmoothingQuality = 'high'
for (let i = 0; i < count; i++) {
  const take = frames[Math.floor(((i + 0.5) * frames.length) / count)]
  if (take === undefined) break
  const image = await loadImage(Buffer.from(project.media.get(project.build.output(take.outputDigest).image)))
  const column = i % Number(columns)
  const row = Math.floor(i / Number(columns))
  ctx.drawImage(image, GAP + column * (WIDTH + GAP), GAP + row * (HEIGHT + GAP), WIDTH, HEIGHT)
}
project.close()
mkdirSync(dirname(out), { recursive: true })
writeFileSync(out, canvas.toBuffer('image/jpeg', 88))
