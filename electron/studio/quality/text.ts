import type { Language } from '../../../shared/drama/vocabulary.ts'

/** Measures of text that checks share. */

/** A line with marks, spaces and case taken off: two lines that differ only in these are the same line. */
export const normalised = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Chinese characters, or English words. */
export function lengthIn(text: string, language: Language): number {
  if (language === 'zh') return Array.from(normalised(text)).length
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0
}

/** Sentences of a line, each with its closing mark. */
export const sentencesOf = (text: string): string[] =>
  text.match(/[^。！？!?…；;.]+[。！？!?…；;.]*["”’」』）)]*|[。！？!?…；;.]+/gu) ?? []

/** Pairs of neighbouring characters (zh) or words longer than two letters (en), as a set. */
function grams(text: string, language: Language): Set<string> {
  if (language === 'en') return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [])
  const chars = Array.from(normalised(text))
  return new Set(chars.slice(1).map((char, i) => `${chars[i] ?? ''}${char}`))
}

/** Part of `text` that is found in `within`, 0-1: by pairs of characters in Chinese, by words in English. */
export function overlap(text: string, within: string, language: Language): number {
  const wanted = grams(text, language)
  if (wanted.size === 0) return 1
  const there = grams(within, language)
  return [...wanted].filter((gram) => there.has(gram)).length / wanted.size
}
