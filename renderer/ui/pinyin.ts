/** Initials of Chinese text once the table is there; until then, and for other text, nothing. */
let initialsOf: ((text: string) => string) | undefined
let loading: Promise<void> | undefined

const HAN = /\p{Script=Han}/u

/** Fetches the table of readings (it is large, so only when Chinese text is searched). Safe to call often. */
export function loadPinyin(): Promise<void> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    initialsOf = (text) =>
      pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('')
  })
  return loading
}

/** What a text is found by besides itself: the initials of its pinyin (`茶馆` by `cg`); "" for text without Chinese. */
export function pinyinInitials(text: string): string {
  if (!HAN.test(text)) return ''
  void loadPinyin()
  return (initialsOf?.(text) ?? '').toLowerCase()
}
