/** The last touch of a frame: paper fibre, vignette and the shade below, as one bitmap per mood and size. */
import type { Emotion } from '../../drama/vocabulary.ts'
import type { Canvas, Host } from '../canvas.ts'
import { GRADE, rgba, rng } from '../palette.ts'
import { contextOf, pooled } from './surface.ts'

const TILE = 512
/** Noise of paper: made once and laid side by side, for a frame of noise takes a tenth of a second. */
function noise(host: Host): Canvas {
  return pooled(host, 'paper noise', () => {
    const canvas = host(TILE, TILE)
    const ctx = contextOf(canvas)
    const image = ctx.createImageData(TILE, TILE)
    const { data } = image
    const r = rng(77)
    for (let i = 0; i < data.length; i += 4) {
      const v = (r() + r() - 1) * 0.075
      data[i] = data[i + 1] = data[i + 2] = v > 0 ? 255 : 20
      data[i + 3] = Math.abs(v) * 255
    }
    ctx.putImageData(image, 0, 0)
    return canvas
  })
}
/** Paper: noise and fibres, once per size. */
function grain(host: Host, W: number, H: number): Canvas {
  return pooled(host, `grain ${W}x${H}`, () => {
    const canvas = host(W, H)
    const ctx = contextOf(canvas)
    for (let y = 0; y < H; y += TILE) for (let x = 0; x < W; x += TILE) ctx.drawImage(noise(host), x, y)
    const r = rng(78)
    ctx.lineCap = 'round'
    for (let i = 0; i < 1880; i++) {
      const x = r() * W
      const y = r() * H
      const l = (8 + r() * 28) * (W / 1080)
      const a = r() * 6.28
      ctx.strokeStyle = r() < 0.5 ? 'rgba(255,250,235,.05)' : 'rgba(20,8,16,.055)'
      ctx.lineWidth = (0.6 + r()) * Math.max(0.5, W / 1080)
      ctx.beginPath()
      ctx.moveTo(x, y)
      ctx.quadraticCurveTo(
        x + Math.cos(a) * l * 0.5 + r() * 6,
        y + Math.sin(a) * l * 0.5,
        x + Math.cos(a + 0.4) * l,
        y + Math.sin(a + 0.4) * l,
      )
      ctx.stroke()
    }
    return canvas
  })
}
/** The veil of a mood over a frame of this size. */
export function veil(host: Host, W: number, H: number, mood: Emotion): Canvas {
  return pooled(host, `veil ${mood} ${W}x${H}`, () => {
    const { vig, vigC } = GRADE[mood]
    const canvas = host(W, H)
    const ctx = contextOf(canvas)
    ctx.drawImage(grain(host, W, H), 0, 0)
    const round = ctx.createRadialGradient(W / 2, H * 0.44, H * 0.24, W / 2, H * 0.48, H * 0.66)
    round.addColorStop(0, rgba(vigC, 0))
    round.addColorStop(0.6, rgba(vigC, vig * 0.4))
    round.addColorStop(1, rgba(vigC, vig))
    ctx.fillStyle = round
    ctx.fillRect(0, 0, W, H)
    const low = ctx.createLinearGradient(0, H * 0.66, 0, H)
    low.addColorStop(0, rgba(vigC, 0))
    low.addColorStop(1, rgba(vigC, 0.34))
    ctx.fillStyle = low
    ctx.fillRect(0, H * 0.66, W, H * 0.34)
    return canvas
  })
}
