import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EMOTIONS } from '../../../shared/drama/vocabulary.ts'
import { deliveryOf, EMOTION_DELIVERY, voiceById, VOICES } from './voices.ts'

test('the catalogue has nine voices in each language under the ids casts are written with', () => {
  const ids = ['f1', 'f2', 'f3', 'f4', 'm1', 'm2', 'm3', 'm4', 'c1']
  expect(VOICES.map(({ id }) => id)).toEqual([...ids.map((id) => `zh-${id}`), ...ids.map((id) => `en-${id}`)])
  expect(voiceById('zh-f1')?.gender).toBe('f')
  expect(voiceById('de-f1')).toBeNull()
})

test('no two voices of a language share throat or label', () => {
  for (const language of ['zh', 'en'] as const) {
    const own = VOICES.filter((voice) => voice.language === language)
    expect(new Set(own.map(({ variant }) => variant)).size).toBe(own.length)
    expect(new Set(own.map(({ label }) => label.zh)).size).toBe(own.length)
  }
})

test('the delivery table is the one writers read in the craft assets', () => {
  const file = new URL('../../../assets/craft/voices.json', import.meta.url)
  const craft = JSON.parse(readFileSync(file, 'utf8')) as { emotionDelivery: unknown }
  expect(EMOTION_DELIVERY).toEqual(craft.emotionDelivery)
})

test('strength moves every emotion away from calm, and calm stays calm at any strength', () => {
  for (const strength of [1, 2, 3]) expect(deliveryOf('calm', strength)).toEqual(EMOTION_DELIVERY.calm)
  for (const emotion of EMOTIONS) {
    if (emotion === 'calm') continue
    const away = [1, 2, 3].map((strength) => {
      const delivery = deliveryOf(emotion, strength)
      return Math.abs(delivery.pace - 1) + Math.abs(delivery.pitch) + Math.abs(delivery.range - 1)
    })
    expect(away, emotion).toEqual(away.toSorted((a, b) => a - b))
    expect(new Set(away).size).toBe(3)
  }
})
