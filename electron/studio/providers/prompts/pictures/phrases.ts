import type {
  CameraMove,
  Emotion,
  Hour,
  ShotAngle,
  ShotSize,
  Weather,
} from '../../../../../shared/drama/vocabulary.ts'
import type { Pose } from '../../../../../shared/picture/composition.ts'
import type { FigureLook } from '../../../../../shared/picture/look.ts'

/** Words of one language for people, places and cameras, as models that draw and film understand them. */
export interface PicturePhrases {
  /** Between the parts of a sentence, and at its end. */
  readonly comma: string
  readonly stop: string
  /** What every picture is where the brief names no style. */
  readonly usualStyle: string
  /** The sheet that shows one person from all sides. */
  readonly sheet: string
  /** An empty place. */
  readonly emptyPlace: string
  /** A picture of a film, upright, with room for captions. */
  readonly filmFrame: string
  /** Keeps people as the reference pictures show them. */
  readonly sameFaces: string
  /** What must not be in any picture; and what, besides, not in an empty place. */
  readonly unwanted: string
  readonly unwantedPeople: string
  readonly hour: Readonly<Record<Hour, string>>
  readonly weather: Readonly<Record<Weather, string>>
  readonly inside: string
  readonly outside: string
  readonly size: Readonly<Record<ShotSize, string>>
  readonly angle: Readonly<Record<ShotAngle, string>>
  readonly mood: Readonly<Record<Emotion, string>>
  readonly face: Readonly<Record<Emotion, string>>
  /** How strongly, by 1 to 3. */
  readonly strength: readonly [string, string, string]
  readonly pose: Readonly<Record<Pose, string>>
  readonly move: Readonly<Record<CameraMove, string>>
  readonly hair: Readonly<Record<FigureLook['hairStyle'], string>>
  readonly outfit: Readonly<Record<FigureLook['outfit'], string>>
  readonly build: Readonly<Record<FigureLook['build'], string>>
  readonly glasses: string
  readonly beard: string
  person(sex: FigureLook['sex'], age: number): string
  readonly left: string
  readonly middle: string
  readonly right: string
  looksAt(name: string): string
  readonly seenFromBehind: string
  readonly seenFromTheSide: string
  foreground(name: string): string
  closeUpOf(thing: string): string
  happens(lines: readonly string[]): string
  /** A face and how strongly it shows. */
  graded(face: string, how: string): string
  /** What a person changed of a look since it was described. */
  instead(parts: string): string
  speaks(names: string): string
  /** A clip in which nobody says anything. */
  readonly nobodySpeaks: string
  /** What holds for every clip. */
  readonly oneTake: string
}
