/** Steps in the order they are built: the keys of `terms:step`. */
export const STEPS = [
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
export type StepId = (typeof STEPS)[number]

export const isStep = (text: string): text is StepId => (STEPS as readonly string[]).includes(text)
