/** The painter of the paper theatre, as others see it. */
export { createPictureStore as createStore, type PictureStore, type StoreFacts } from './cache.ts'
export { CAPTION_SAFE, setCaption, type CaptionText, type Marks } from './caption.ts'
export type { Canvas, Ctx, Host } from './canvas.ts'
export { clipFrameAt, paceOf, type FilmPace } from './film-pace.ts'
export type { Drawing, Footage, Shown } from './footage.ts'
export { INSERTS, insertFor, type InsertDefinition } from './inserts/index.ts'
export { hasLetters, lettersOf, loadLetters } from './letters.ts'
export { momentOf } from './moment.ts'
export type { Speech } from './motion.ts'
export {
  paintPlate,
  paintShot,
  paintStill,
  prepareShot,
  type PaintKit,
  type ShotMoment,
} from './paint-shot.ts'
export { paintPortrait } from './portrait.ts'
export { setFor, SETS } from './sets/index.ts'
export type { SetDefinition } from './sets/set.ts'
export { paintStyle, styleOf, STYLES, type Style } from './style.ts'
export { footageReady } from './stage/footage-steps.ts'
export { headOf } from './stage/player.ts'
export { letteringOnStage, PAGE_FAMILIES, setFamilies, type Face, type Families } from './typeface.ts'
