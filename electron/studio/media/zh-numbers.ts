/**
 * How Mandarin reads figures: years digit by digit, clock times, percentages, decimals, amounts with 万 and 亿.
 * A speech engine left alone with `2026年` says "two thousand and twenty-six year".
 */

const DIGITS = '零一二三四五六七八九'
const SMALL_UNITS = ['', '十', '百', '千'] as const
const BIG_UNITS = ['', '万', '亿', '万亿'] as const
/** Things counted with 两 instead of 二. */
const COUNTED =
  /^(?:个|位|次|年|天|小时|分钟|秒钟|块|千|万|亿|人|点|张|只|条|件|遍|步|岁|杯|层|句|封|把|颗|辆|间|家|座|场|口|句|份|双|倍|周|星期)/u

/** A piece of text with the words it is read as; equal when there is nothing to expand. */
export interface Reading {
  /** Where the piece begins and ends in the text, in UTF-16 units. */
  readonly from: number
  readonly to: number
  readonly spoken: string
}

const FIGURE = new RegExp(
  [
    String.raw`(?<year>\d{4})(?=年)`,
    String.raw`(?<hour>\d{1,2}):(?<minute>[0-5]\d)(?!\d)`,
    String.raw`(?<percent>\d+(?:\.\d+)?)%`,
    String.raw`(?<low>\d+)[-~](?<high>\d+)`,
    String.raw`(?<grouped>\d{1,3}(?:,\d{3})+)(?!\d)`,
    String.raw`(?<decimal>\d+\.\d+)`,
    String.raw`(?<plain>\d+)`,
  ].join('|'),
  'gu',
)

/** The figures of a text (ASCII digits) and how they are read, in order. */
export function readFigures(text: string): Reading[] {
  return [...text.matchAll(FIGURE)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    spoken: readMatch(match.groups ?? {}, text.slice(match.index + match[0].length), text[match.index - 1]),
  }))
}

function readMatch(
  part: Record<string, string | undefined>,
  after: string,
  before: string | undefined,
): string {
  const { year, hour, minute, percent, low, high, grouped, decimal, plain = '' } = part
  if (year !== undefined) return digitByDigit(year)
  if (hour !== undefined && minute !== undefined) return readClock(hour, minute)
  if (percent !== undefined) return `百分之${readDecimal(percent)}`
  if (low !== undefined && high !== undefined) return `${readCardinal(low)}到${readCardinal(high)}`
  if (grouped !== undefined) return readCardinal(grouped.replaceAll(',', ''))
  if (decimal !== undefined) return readDecimal(decimal)
  if (plain === '2' && before !== '第' && COUNTED.test(after)) return '两'
  return readCardinal(plain)
}

function readClock(hour: string, minute: string): string {
  const at = `${Number(hour) === 2 ? '两' : readCardinal(hour)}点`
  if (minute === '00') return at
  return `${at}${minute.startsWith('0') ? '零' : ''}${readCardinal(String(Number(minute)))}分`
}

function readDecimal(figure: string): string {
  const [whole = '0', fraction] = figure.split('.')
  return fraction === undefined ? readCardinal(whole) : `${readCardinal(whole)}点${digitByDigit(fraction)}`
}

function digitByDigit(figure: string): string {
  return Array.from(figure, (digit) => DIGITS[Number(digit)] ?? '').join('')
}

/** A whole number in words; codes (a leading zero, telephone numbers from 11 digits) are read digit by digit. */
export function readCardinal(figure: string): string {
  if (figure.length > 10 || (figure.length > 1 && figure.startsWith('0'))) return digitByDigit(figure)
  if (Number(figure) === 0) return '零'
  const groups: string[] = []
  for (let end = figure.length; end > 0; end -= 4) groups.unshift(figure.slice(Math.max(0, end - 4), end))
  let words = ''
  groups.forEach((group, index) => {
    if (Number(group) === 0) return
    const gap = words !== '' && Number(group) < 1000 ? '零' : ''
    words += gap + readGroup(group) + (BIG_UNITS[groups.length - 1 - index] ?? '')
  })
  if (words.startsWith('一十')) return words.slice(1)
  return /^二[千万亿]/u.test(words) ? `两${words.slice(1)}` : words
}

/** Up to four digits, e.g. `1203` as 一千二百零三. */
function readGroup(group: string): string {
  let words = ''
  let skipped = false
  Array.from(group, Number).forEach((digit, index, digits) => {
    if (digit === 0) {
      skipped = true
      return
    }
    if (skipped && words !== '') words += '零'
    skipped = false
    words += (DIGITS[digit] ?? '') + (SMALL_UNITS[digits.length - 1 - index] ?? '')
  })
  return words
}
