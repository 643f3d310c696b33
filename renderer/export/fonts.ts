import type { RenderShot } from '../../shared/picture/render-job.ts'

/** The families the painter writes with, as it names them. Each weight comes from the same variable file. */
const FAMILIES = ['Noto Serif SC Variable', 'Noto Sans SC Variable'] as const

/** Latin letters, digits and the common marks of both scripts: names, times and signs are made of them. */
const ALWAYS = 'AaZz09 .,!?:…—–·“”‘’，。！？：；、《》（）'

/** Every character a shot may show in its captions and marks. */
export function lettersOf(shot: RenderShot): string {
  const words = shot.captions.map((caption) => `${caption.speaker ?? ''}${caption.text}`)
  return [...new Set(`${ALWAYS}${shot.marks?.ai ?? ''}${words.join('')}`)].join('')
}

/** Loads the parts of both families that hold `letters`. Rejects when a font file is missing or broken. */
export async function loadLetters(letters: string): Promise<void> {
  for (const family of FAMILIES) await document.fonts.load(`16px "${family}"`, letters)
}
