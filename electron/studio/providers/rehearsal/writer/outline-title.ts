import type { ArcEpisode } from '../../../../../shared/drama/story.ts'
import type { WriterOptions } from './bible.ts'
import { dice } from './dice.ts'

const SHORT = 14

/** The arc's title for a first take; a reroll names the episode after a place, a thing or the first image. */
export function outlineTitle(episode: ArcEpisode, options: WriterOptions): string {
  if (options.take <= 1) return episode.title
  const props = episode.scenes.flatMap((scene) => scene.props.map((prop) => prop.name))
  const places = episode.scenes.map((scene) => scene.locationName)
  const image = episode.hook.split(/[，。,.！？!?：:]/u)[0]?.trim() ?? ''
  const options2 = [
    ...props,
    ...places,
    ...(image !== '' && image.length <= SHORT * 2 ? [image] : []),
  ].filter((text) => text !== episode.title)
  const title = dice(options.seed, options.take, 'title', episode.number).pick(options2) ?? episode.title
  return title.charAt(0).toUpperCase() + title.slice(1)
}
