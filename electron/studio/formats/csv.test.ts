import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it('quotes what would end a cell or a row, and ends rows with CRLF (bug: an error with a comma shifts all amounts)', () => {
  const table = csvOf(
    ['a', 'b'],
    [
      ['plain', null],
      ['he said "no", twice', 12n],
      ['two\r\nlines', 0],
    ],
  )
  expect(table).toBe('a,b\r\nplain,\r\n"he said ""no"", twice",12\r\n"two\r\nlines",0\r\n')
})
