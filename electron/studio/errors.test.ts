import { describe, expect, it } from 'vitest'
import { asStudioError, StudioError } from './errors.ts'

const thrown = (code: string): Error => Object.assign(new Error(`${code}: it says`), { code })
const told = (code: string): string => {
  const known = asStudioError(thrown(code), '/somewhere')
  return known instanceof StudioError ? known.code : 'unchanged'
}

describe('what the system throws', () => {
  it.each([
    ['EDQUOT', 'DISK_FULL'],
    ['ENOSPC', 'DISK_FULL'],
    ['SQLITE_FULL', 'DISK_FULL'],
    ['EROFS', 'READ_ONLY'],
    ['EIO', 'IO'],
    ['ENOENT', 'IO'],
    ['SQLITE_IOERR_WRITE', 'IO'],
    ['SQLITE_CORRUPT_INDEX', 'PROJECT_DAMAGED'],
  ])('%s is %s', (code, told_) => expect(told(code)).toBe(told_))

  it('a defect of ours is not told as trouble with the disk (it would never be reported)', () => {
    for (const code of ['ERR_INVALID_ARG_TYPE', 'ERR_STREAM_PREMATURE_CLOSE', ''])
      expect(told(code)).toBe('unchanged')
  })

  it('a path that cannot be is the caller’s to change, in words instead of EISDIR', () => {
    for (const code of ['EEXIST', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG']) {
      const known = asStudioError(thrown(code), '/somewhere')
      expect(known).toMatchObject({ code: 'BAD_ARGUMENT', isInput: true })
      expect(String(known)).toMatch(/somewhere/)
      expect(String(known)).not.toContain(code)
      expect(known).toMatchObject({ fact: { values: { path: '/somewhere' } } })
    }
  })
})
