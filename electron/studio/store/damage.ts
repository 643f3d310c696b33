import type { Project } from './project.ts'

/**
 * Digests of recorded values whose files are gone or do not look whole ({@link MediaStore.looksWhole}). Costs one look
 * at each file's size and time; what is inside is read by `doctor` and by every export.
 */
export function damagedValues(project: Pick<Project, 'build' | 'media'>): Set<string> {
  const verdicts = new Map<string, boolean>()
  const damaged = new Set<string>()
  for (const { digest, ref, recordedAt } of project.build.allMedia()) {
    let whole = verdicts.get(ref.sha256)
    if (whole === undefined) verdicts.set(ref.sha256, (whole = project.media.looksWhole(ref, recordedAt)))
    if (!whole) damaged.add(digest)
  }
  return damaged
}
