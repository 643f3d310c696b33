import type { EpisodeFacts } from './facts.ts'

/** The scene a line is played in, or null. */
export const sceneOfLine = (facts: EpisodeFacts, line: string): string | null =>
  facts.scenes.find((scene) => scene.lines.some((one) => one.id === line))?.id ?? null
