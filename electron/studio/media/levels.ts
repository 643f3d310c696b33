/** Level that stands for silence, in dB of full scale. */
export const SILENCE_DB = -100

/** The loudest sample, 0 to 1. */
export function peakOf(samples: Float32Array): number {
  let peak = 0
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample))
  return peak
}

/** Peak and mean power of a sound in dB of full scale; {@link SILENCE_DB} for silence. */
export function levelsOf(samples: Float32Array): { peakDb: number; meanDb: number } {
  let power = 0
  for (const sample of samples) power += sample * sample
  const peak = peakOf(samples)
  if (peak === 0) return { peakDb: SILENCE_DB, meanDb: SILENCE_DB }
  const meanDb = 10 * Math.log10(power / samples.length)
  return { peakDb: tenth(20 * Math.log10(peak)), meanDb: tenth(meanDb) }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
