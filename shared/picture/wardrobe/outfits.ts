import { WEAR, type OutfitName } from '../wardrobe.ts'
import { coat, dress, suit, uniform } from './modern.ts'
import type { Outfit } from './outfit.ts'
import { cape } from './capes.ts'
import { hanfu, jacket, tunic } from './period.ts'
import { tailored } from './tailored.ts'

/** Every outfit by name: eight drawn by hand, the others tailored from their record. */
export const OUTFIT: Readonly<Record<OutfitName, Outfit>> = {
  coat,
  suit,
  uniform,
  dress,
  tunic,
  jacket,
  cape,
  hanfu,
  school: tailored(WEAR.school),
  tracksuit: tailored(WEAR.tracksuit),
  police: tailored(WEAR.police),
  delivery: tailored(WEAR.delivery),
  sweater: tailored(WEAR.sweater),
  apron: tailored(WEAR.apron),
  gown: tailored(WEAR.gown),
  official: tailored(WEAR.official),
  shirt: tailored(WEAR.shirt),
  hoodie: tailored(WEAR.hoodie),
  blouse: tailored(WEAR.blouse),
  qipao: tailored(WEAR.qipao),
  armor: tailored(WEAR.armor),
}
