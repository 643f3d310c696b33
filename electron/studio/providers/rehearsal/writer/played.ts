import { FILM_RATE } from '../../../../../shared/drama/rate.ts'
import type { Bible, Line, SceneOutline } from '../../../../../shared/drama/story.ts'
import { estimateSpeechMs } from '../../../media/speech-length.ts'
import { playedSeconds, type DirectorContext, type DirectorInput } from '../director/index.ts'

/** How long what is written will be played, so that an episode comes out as long as it was asked for. */

/** A scene as it will be directed: everything but what is spoken. */
export function directed(bible: Bible, scene: SceneOutline, lines: readonly Line[]): DirectorInput {
  return {
    sceneId: scene.id,
    location: {
      id: scene.location,
      set: scene.set,
      interior: scene.interior,
      name: scene.locationName,
    },
    hour: scene.hour,
    weather: scene.weather,
    cast: bible.cast
      .filter((member) => scene.cast.includes(member.id))
      .map(({ id, looks, name, gender, age }) => ({ id, lookId: looks[0]?.id ?? '', name, gender, age })),
    lines: lines.map((line) =>
      line.kind === 'speech'
        ? { ...line, kind: 'speech', speaker: line.speaker ?? '' }
        : { id: line.id, kind: line.kind, text: line.text, beat: line.beat },
    ),
    beats: scene.beats.map(({ size, angle, camera, by, to, note, prop }) => {
      const thing = scene.props.find((one) => one.id === prop)
      return {
        size,
        angle,
        camera,
        by,
        to,
        note,
        prop: thing === undefined ? null : { name: thing.name, insert: thing.insert },
      }
    }),
    last: scene.cliffhanger !== null,
  }
}

/** How long each spoken line is expected to take in the voice it is cast with. */
export function spokenMs(bible: Bible, lines: readonly Line[]): DirectorContext['spoken'] {
  return Object.fromEntries(
    lines.flatMap((line) => {
      if (line.kind !== 'speech') return []
      const speed = bible.cast.find((member) => member.id === line.speaker)?.voice.speed ?? 1
      const ms = estimateSpeechMs(line.text, bible.language, speed, line.emotion, line.strength)
      return [[line.id, { text: line.text, ms }] as const]
    }),
  )
}

/** Seconds a scene will be played for, cut as the rehearsal director cuts it. */
export const lengthOfScene = (
  bible: Bible,
  scene: SceneOutline,
  lines: readonly Line[],
  seed: number,
): number =>
  playedSeconds(
    directed(bible, scene, lines),
    { spoken: spokenMs(bible, lines) },
    { seed, take: 1, fps: FILM_RATE },
  )
