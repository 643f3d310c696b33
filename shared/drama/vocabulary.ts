/** The closed vocabularies of a drama. Every other module takes its words from here. */

/** Languages a drama can be written and spoken in. */
export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Genres with material in `assets/craft/genres.json`. */
export const GENRES = [
  'ceo',
  'rebirth',
  'revenge',
  'sweet',
  'timeslip',
  'hidden',
  'mystery',
  'family',
  'palace',
  'workplace',
] as const
export type GenreId = (typeof GENRES)[number]

/** What a face and a voice can show. `calm` is the neutral state. */
export const EMOTIONS = ['calm', 'happy', 'angry', 'sad', 'afraid', 'tender', 'mocking', 'shocked'] as const
export type Emotion = (typeof EMOTIONS)[number]

/** Hours of a scene, in the order of a day. */
export const HOURS = ['dawn', 'day', 'dusk', 'night'] as const
export type Hour = (typeof HOURS)[number]

export const WEATHERS = ['clear', 'rain', 'storm', 'fog', 'snow'] as const
export type Weather = (typeof WEATHERS)[number]

/** Typed lines of a scene. */
export const LINE_KINDS = ['action', 'speech', 'caption', 'transition'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** How a speech line is delivered: on screen, as voice-over, or off screen. */
export const DELIVERIES = ['normal', 'VO', 'OS'] as const
export type Delivery = (typeof DELIVERIES)[number]

/** Shot sizes from the closest to the widest. */
export const SHOT_SIZES = ['ECU', 'CU', 'MCU', 'MS', 'MLS', 'WS'] as const
export type ShotSize = (typeof SHOT_SIZES)[number]

export const SHOT_ANGLES = ['eye', 'low', 'high', 'dutch', 'over_shoulder'] as const
export type ShotAngle = (typeof SHOT_ANGLES)[number]

/** Named camera moves. */
export const CAMERA_MOVES = ['static', 'push_in', 'pull_out', 'pan', 'tilt', 'dolly', 'handheld'] as const
export type CameraMove = (typeof CAMERA_MOVES)[number]

/** The 15 Oculus visemes (Meta, "Viseme Reference"): the mouth shapes a cue can name. */
export const VISEMES = [
  'sil',
  'PP',
  'FF',
  'TH',
  'DD',
  'kk',
  'CH',
  'SS',
  'nn',
  'RR',
  'aa',
  'E',
  'I',
  'O',
  'U',
] as const
export type Viseme = (typeof VISEMES)[number]

/** What a request is for. A role is routed to a model by policy, never by a model name in code. */
export const ROLES = ['draft', 'polish', 'review', 'rewrite', 'image', 'video', 'voice', 'vision'] as const
export type Role = (typeof ROLES)[number]

/** `rehearsal`: made here, free. `final`: made by a routed provider. */
export const GRADES = ['rehearsal', 'final'] as const
export type Grade = (typeof GRADES)[number]

/** Steps in the order they are built: the step table of the design. The first two only in a drama that is made of a novel. */
export const STEP_IDS = [
  'reading',
  'adaptation',
  'bible',
  'arc',
  'outline',
  'script',
  'polish',
  'revise',
  'shots',
  'portrait',
  'plate',
  'frame',
  'clip',
  'voice',
  'cues',
  'timing',
  'composition',
  'subtitles',
  'review',
  'cut',
] as const
export type StepId = (typeof STEP_IDS)[number]

/** What a check looks at: how findings are sorted for people. */
export const CHECK_KINDS = [
  'wording',
  'people',
  'structure',
  'captions',
  'picture',
  'sound',
  'money',
] as const
export type CheckKind = (typeof CHECK_KINDS)[number]
