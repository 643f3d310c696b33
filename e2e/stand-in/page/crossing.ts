/** What crosses between the page's world and the preload's: a value, an object of such, or a function by its number. */
export type Shape =
  | { readonly value: string }
  | { readonly members: readonly (readonly [string, Shape])[] }
  | { readonly target: number }
  | { readonly callback: number }

/** From the page to the preload: a call of an exposed function. */
export interface ToPreloadWorld {
  readonly kind: 'call'
  readonly id: number
  readonly target: number
  readonly args: readonly Shape[]
}

/** From the preload to the page. */
export type ToMainWorld =
  | { readonly kind: 'expose'; readonly name: string; readonly shape: Shape }
  | {
      readonly kind: 'returned'
      readonly id: number
      readonly pending: boolean
      readonly error: string | null
      readonly shape: Shape
    }
  | { readonly kind: 'settled'; readonly id: number; readonly error: string | null; readonly value: string }
  | { readonly kind: 'called back'; readonly callback: number; readonly args: readonly string[] }

/** From a preload to the app. */
export type ToApp =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'key'; readonly key: KeyPress }

/** A key press that no script of the page has dealt with. */
export interface KeyPress {
  readonly key: string
  readonly ctrl: boolean
  readonly meta: boolean
  readonly alt: boolean
  readonly shift: boolean
}

/** From the app to a preload. */
export type ToPreload =
  | { readonly kind: 'answer'; readonly id: number; readonly error: string | null; readonly value: unknown }
  | { readonly kind: 'event'; readonly channel: string; readonly args: unknown[] }
  | { readonly kind: 'files'; readonly paths: string[] }
