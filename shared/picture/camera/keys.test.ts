import { describe, expect, it } from 'vitest'
import type { CameraKey, Composition } from '../composition.ts'
import { cameraAt, cameraWay } from './keys.ts'

const key = (
  at: number,
  x: number,
  y: number,
  zoom: number,
  ease: CameraKey['ease'] = 'linear',
): CameraKey => ({
  at,
  x,
  y,
  zoom,
  ease,
})
const shot = (camera: CameraKey[], shake = 0): Composition => ({
  plate: { set: 'tea_shop', hour: 'day', weather: 'clear', mood: 'calm' },
  figures: [],
  shoulder: null,
  insert: null,
  size: 'WS',
  camera,
  shake,
})

describe('the camera', () => {
  it('zooms by equal factors: a linear zoom would rush at the wide end', () => {
    expect(cameraAt([key(0, 0, 0, 1), key(1, 0, 0, 4)], 0.5).zoom).toBeCloseTo(2)
  })
  it('eases by the key it leaves, and stands still at both ends', () => {
    const keys = [key(0, 0, 0, 1, 'in'), key(0.5, 100, 0, 1, 'out'), key(1, 200, 0, 1)]
    expect(cameraAt(keys, 0.25).x).toBeCloseTo(25)
    expect(cameraAt(keys, 0.75).x).toBeCloseTo(175)
    expect(cameraAt(keys, 0)).toEqual({ x: 0, y: 0, zoom: 1 })
    expect(cameraAt(keys, 1).x).toBe(200)
  })
  it('rests with one key only: one key and a hand that holds it is a moving camera', () => {
    expect(cameraWay(shot([key(0, 540, 960, 1)]), 0.5, 1).rest).toBe(true)
    expect(cameraWay(shot([key(0, 540, 960, 1)], 0.5), 0.5, 1).rest).toBe(false)
  })
  it('knows its way: a frame beyond it would show the edge of a bitmap', () => {
    const composition = shot([key(0, 500, 900, 1.2), key(0.4, 580, 940, 1.8), key(1, 520, 980, 1.1)], 0.8)
    const around = cameraWay(composition, 0, 0).path
    const [xs, ys] = [around.map((p) => p.x), around.map((p) => p.y)]
    for (let i = 0; i <= 100; i++) {
      const { cam } = cameraWay(composition, i / 100, i / 7)
      expect(cam.x).toBeGreaterThanOrEqual(Math.min(...xs))
      expect(cam.x).toBeLessThanOrEqual(Math.max(...xs))
      expect(cam.y).toBeGreaterThanOrEqual(Math.min(...ys))
      expect(cam.y).toBeLessThanOrEqual(Math.max(...ys))
    }
  })
})
