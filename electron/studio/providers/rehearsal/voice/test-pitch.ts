/** Median pitch of a voice in Hz, by autocorrelation of its loud parts; for tests. 0 when nothing is voiced. */
export function medianPitch(samples: Float32Array, sampleRate: number): number {
  const size = 1024
  const pitches: number[] = []
  for (let from = 0; from + size * 2 < samples.length; from += 882) {
    const lag = bestLag(samples, from, size)
    if (lag > 0) pitches.push(sampleRate / lag)
  }
  pitches.sort((left, right) => left - right)
  return pitches[pitches.length >> 1] ?? 0
}

/** The shortest lag whose likeness comes near the best one; 0 for noise and quiet. */
function bestLag(samples: Float32Array, from: number, size: number): number {
  const likeness = new Float64Array(370)
  let energy = 0
  for (let index = from; index < from + size; index++) energy += (samples[index] ?? 0) ** 2
  if (energy / size < 4e-4) return 0
  let best = 0
  for (let lag = 40; lag < likeness.length; lag++) {
    let product = 0
    let other = 1e-9
    for (let index = from; index < from + size; index++) {
      const shifted = samples[index + lag] ?? 0
      product += (samples[index] ?? 0) * shifted
      other += shifted * shifted
    }
    likeness[lag] = product / Math.sqrt(energy * other)
    best = Math.max(best, likeness[lag] ?? 0)
  }
  if (best < 0.6) return 0
  for (let lag = 41; lag < likeness.length - 1; lag++) {
    const here = likeness[lag] ?? 0
    if (here > 0.9 * best && here >= (likeness[lag - 1] ?? 0) && here >= (likeness[lag + 1] ?? 0)) return lag
  }
  return 0
}
