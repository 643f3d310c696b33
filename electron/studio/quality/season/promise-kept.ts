import type { Finding } from '../../../../shared/drama/film.ts'
import type { StoryPromise } from '../../../../shared/drama/story.ts'
import { makeFinding, quote } from '../finding.ts'
import { playedScenes, type PlayedScene, type SeasonFacts } from './facts.ts'

/** Where an act on a promise is played: index of its scene, or -1. */
const sceneWith = (scenes: readonly PlayedScene[], id: string, act: 'plant' | 'pay'): number =>
  scenes.findIndex((scene) => scene.promises.some((one) => one.id === id && one.act === act))

/** True when a promise is paid in one scene before it is planted there. */
function paidFirst(scene: PlayedScene | undefined, id: string): boolean {
  const acts = scene?.promises.filter((one) => one.id === id).map((one) => one.act) ?? []
  const [plant, pay] = [acts.indexOf('plant'), acts.indexOf('pay')]
  return plant >= 0 && pay >= 0 && pay < plant
}

function unpaid(promise: StoryPromise, scene: PlayedScene, facts: SeasonFacts): Finding {
  const place = { episode: scene.episode, scene: scene.id, subject: promise.id }
  return makeFinding('promise-unpaid', facts.language, place, {
    zh: `${scene.label} 埋下“${quote(promise.setup)}”，到结尾也没有回收。`,
    en: `${scene.label} plants “${quote(promise.setup, 60)}”, and nothing pays it.`,
  })
}

function early(
  promise: StoryPromise,
  pay: PlayedScene,
  plant: PlayedScene | null,
  facts: SeasonFacts,
): Finding {
  const place = { episode: pay.episode, scene: pay.id, subject: promise.id }
  return makeFinding('promise-early', facts.language, place, {
    zh: `${pay.label} 就回收了“${quote(promise.setup)}”，${plant === null ? '可是从没埋下过' : `可是 ${plant.label} 才埋下`}。`,
    en: `${pay.label} pays “${quote(promise.setup, 60)}”, ${plant === null ? 'which is never planted' : `which ${plant.label} only plants`}.`,
  })
}

/** Promises that are planted and never paid, or paid before they are planted, in the order played now. */
export function promiseKept(facts: SeasonFacts): Finding[] {
  const scenes = playedScenes(facts)
  return facts.promises.flatMap((promise) => {
    const [plantAt, payAt] = [sceneWith(scenes, promise.id, 'plant'), sceneWith(scenes, promise.id, 'pay')]
    const [plant, pay] = [scenes[plantAt], scenes[payAt]]
    if (pay === undefined) return plant === undefined ? [] : unpaid(promise, plant, facts)
    if (plant === undefined) return early(promise, pay, null, facts)
    return payAt < plantAt || (payAt === plantAt && paidFirst(pay, promise.id))
      ? early(promise, pay, plant, facts)
      : []
  })
}
