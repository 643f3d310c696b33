import type { VendorType } from './routing.ts'

const HAN = /\p{Script=Han}/u

/** The most characters a spoken text is billed as: MiniMax counts a hanzi as two. */
export function billedCharacters(type: VendorType, text: string): number {
  const characters = Array.from(text)
  return type === 'minimax'
    ? characters.length + characters.filter((one) => HAN.test(one)).length
    : characters.length
}
