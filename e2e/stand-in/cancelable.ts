/** An event whose listener may prevent what would happen next. */
export interface Cancelable {
  readonly defaultPrevented: boolean
  preventDefault(): void
}

/** Makes one, with further members. */
export function cancelable<T extends object>(more: T = {} as T): Cancelable & T {
  let prevented = false
  const event = {
    preventDefault: () => {
      prevented = true
    },
    get defaultPrevented() {
      return prevented
    },
  }
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(more)) as Cancelable & T
}
