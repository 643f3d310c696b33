/** Outfits as data: one record says how a garment is cut, and the tailor draws it. */
import type { FigureLook } from './look.ts'
import type { Band } from './figure/hems.ts'

export type OutfitName = FigureLook['outfit']
/** What is worn in front. Numbers are heights (and one place) on an average adult; see the tailor for each kind. */
export type Front =
  | readonly ['buttons', top: number, bottom: number, count: number]
  | readonly ['zip', top: number, bottom: number]
  | readonly ['badge', x: number, y: number]
  | readonly ['apron', top: number, bottom: number]
  | readonly ['bow' | 'belt' | 'belt2' | 'pockets' | 'stripe3' | 'sash' | 'square' | 'pouch', y: number]
  | readonly ['epaulets' | 'knit' | 'drape' | 'placket' | 'plates' | 'pauldrons' | 'pocket']
/** A band around the garment at a height: a plain stripe, ribbing, or a carved hem. */
export type WearBand = readonly ['stripe' | 'rib' | Band, y: number]
export type Wear = {
  /** Height of the hem and how far it stands off the hip there. */
  readonly hem: number
  readonly flare: number
  readonly legs: 'trousers' | 'skirt' | 'pencil' | 'heels' | 'boots' | 'none'
  readonly collar: 'shirt' | 'sailor' | 'crew' | 'turtle' | 'hood' | 'round' | 'bare'
  readonly front: readonly Front[]
  readonly bands: readonly WearBand[]
  /** Colour of the cuff. */
  readonly cuff: 'darker' | 'second' | 'lighter' | 'accent'
  readonly sleeves: 'fit' | 'wide' | 'bare'
  /** Knitted or padded: wider than the body. */
  readonly soft: boolean
  readonly tie: boolean
}
const PLAIN = { bands: [], cuff: 'darker', sleeves: 'fit', soft: false, tie: false } as const

export const WEAR = {
  school: {
    ...PLAIN,
    hem: -455,
    flare: 14,
    legs: 'skirt',
    collar: 'sailor',
    front: [
      ['buttons', -690, -500, 4],
      ['bow', -742],
    ],
    bands: [['stripe', -476]],
    cuff: 'second',
  },
  tracksuit: {
    ...PLAIN,
    hem: -450,
    flare: 10,
    legs: 'trousers',
    collar: 'turtle',
    front: [['zip', -820, -460]],
    bands: [
      ['stripe', -700],
      ['stripe', -682],
    ],
    cuff: 'lighter',
  },
  police: {
    ...PLAIN,
    hem: -430,
    flare: 16,
    legs: 'trousers',
    collar: 'shirt',
    tie: true,
    front: [['buttons', -700, -480, 4], ['belt', -590], ['badge', 52, -716], ['epaulets'], ['pockets', -690]],
  },
  delivery: {
    ...PLAIN,
    hem: -440,
    flare: 18,
    legs: 'trousers',
    collar: 'turtle',
    front: [
      ['zip', -820, -450],
      ['stripe3', -640],
      ['badge', -52, -720],
      ['pockets', -560],
    ],
    bands: [['stripe', -470]],
    cuff: 'accent',
  },
  sweater: {
    ...PLAIN,
    hem: -440,
    flare: 12,
    legs: 'trousers',
    collar: 'crew',
    front: [['knit']],
    bands: [
      ['flower', -640],
      ['rib', -448],
    ],
    soft: true,
  },
  apron: {
    ...PLAIN,
    hem: -440,
    flare: 8,
    legs: 'trousers',
    collar: 'shirt',
    front: [['apron', -760, -260]],
    cuff: 'second',
  },
  gown: {
    ...PLAIN,
    hem: -12,
    flare: 150,
    legs: 'none',
    collar: 'bare',
    front: [['drape'], ['sash', -600]],
    bands: [
      ['flower', -70],
      ['wave', -140],
    ],
    sleeves: 'bare',
  },
  official: {
    ...PLAIN,
    hem: -16,
    flare: 96,
    legs: 'boots',
    collar: 'round',
    front: [
      ['square', -640],
      ['belt2', -560],
    ],
    bands: [
      ['wave', -66],
      ['cloud', -140],
    ],
    sleeves: 'wide',
  },
  shirt: {
    ...PLAIN,
    hem: -468,
    flare: 4,
    legs: 'trousers',
    collar: 'shirt',
    front: [['buttons', -770, -500, 5], ['pocket']],
    cuff: 'lighter',
  },
  hoodie: {
    ...PLAIN,
    hem: -438,
    flare: 12,
    legs: 'trousers',
    collar: 'hood',
    front: [['pouch', -580]],
    bands: [['rib', -446]],
    soft: true,
  },
  blouse: {
    ...PLAIN,
    hem: -552,
    flare: 12,
    legs: 'pencil',
    collar: 'shirt',
    front: [
      ['buttons', -740, -600, 4],
      ['bow', -800],
    ],
    cuff: 'lighter',
  },
  qipao: {
    ...PLAIN,
    hem: -150,
    flare: -12,
    legs: 'heels',
    collar: 'round',
    front: [['placket']],
    bands: [
      ['flower', -206],
      ['cloud', -300],
    ],
    sleeves: 'bare',
  },
  armor: {
    ...PLAIN,
    hem: -304,
    flare: 58,
    legs: 'boots',
    collar: 'round',
    front: [['plates'], ['pauldrons'], ['belt2', -590]],
    bands: [['wave', -336]],
    cuff: 'accent',
  },
} as const satisfies Partial<Record<OutfitName, Wear>>
