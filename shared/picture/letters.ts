import type { RenderShot } from './render-job.ts'

/** The families a page writes pictures with, as `PAGE_FAMILIES` names them. Each weight comes from one variable file. */
const FAMILIES = ['Noto Serif SC Variable', 'Noto Sans SC Variable'] as const

/** Latin letters, digits and the common marks of both scripts: names, times and signs are made of them. */
const ALWAYS = 'AaZz09 .,!?:…—–·“”‘’，。！？：；、《》（）'

/** Every character some shots may show in their captions and marks. */
export function lettersOf(shots: readonly RenderShot[]): string {
  const words = shots.flatMap((shot) => [
    shot.marks?.ai ?? '',
    ...shot.captions.map((caption) => `${caption.speaker ?? ''}${caption.text}`),
  ])
  return [...new Set(`${ALWAYS}${words.join('')}`)].join('')
}

/** Loads the parts of both families that hold `letters`. Rejects when a font file is missing or broken. */
export async function loadLetters(fonts: FontFaceSet, letters: string): Promise<void> {
  for (const family of FAMILIES) await fonts.load(`16px "${family}"`, letters)
}

/** True when all parts of both families that hold `letters` are there: {@link loadLetters} has nothing to do. */
export const hasLetters = (fonts: FontFaceSet, letters: string): boolean =>
  FAMILIES.every((family) => fonts.check(`16px "${family}"`, letters))
