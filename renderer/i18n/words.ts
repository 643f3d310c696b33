/**
 * The shape a translation must have: the keys of the English words, with any text. Chinese has one plural form, so the
 * English `_one` forms fall away.
 */
export type Words<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : Words<T[K]>
}
