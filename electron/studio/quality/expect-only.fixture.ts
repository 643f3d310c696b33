import { expect } from 'vitest'
import { findingSchema, type Finding } from '../../../shared/drama/film.ts'

/** Exactly one finding, of this check and at this line. */
export function expectOnly(findings: Finding[], check: string, at: Partial<Finding>): void {
  expect(findings.map((finding) => finding.check)).toEqual([check])
  expect(findings[0]).toMatchObject(at)
  expect(findingSchema.parse(findings[0]).evidence).not.toBe('')
}
