/** Level that stands for silence, in dB of full scale. */
export const SILENCE_DB = -100

/** The loudest sample, 0 to 1. */
export function peakOf(samples: Float32Array): number {
  let peak = 0
  for (let at = 0; at < samples.length; at++) peak = Math.max(peak, Math.abs(samples[at] ?? 0))
  return peak
}

/** Peak and mean power of a sound in dB of full scale; {@link SILENCE_DB} for silence. */
export function levelsOf(samples: Float32Array): { peakDb: number; meanDb: number } {
  let power = 0
  for (let at = 0; at < samples.length; at++) power += (samples[at] ?? 0) ** 2
  const peak = peakOf(samples)
  if (peak === 0) return { peakDb: SILENCE_DB, meanDb: SILENCE_DB }
  const meanDb = 10 * Math.log10(power / samples.length)
  return { peakDb: tenth(20 * Math.log10(peak)), meanDb: tenth(meanDb) }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
