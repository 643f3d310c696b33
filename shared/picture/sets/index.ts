/** All sets, and the set that shows a place. */
import { BANQUET_HALL } from './banquet-hall.ts'
import { HOSPITAL_CORRIDOR } from './hospital-corridor.ts'
import { OLD_COURTYARD } from './old-courtyard.ts'
import { PENTHOUSE_OFFICE } from './penthouse-office.ts'
import { ROOFTOP } from './rooftop.ts'
import type { SetDefinition } from './set.ts'
import { TEA_SHOP } from './tea-shop.ts'

const ALL: readonly SetDefinition[] = [
  TEA_SHOP,
  ROOFTOP,
  HOSPITAL_CORRIDOR,
  BANQUET_HALL,
  OLD_COURTYARD,
  PENTHOUSE_OFFICE,
]

/** Sets by id. */
export const SETS: Readonly<Record<string, SetDefinition>> = Object.fromEntries(
  ALL.map((set) => [set.id, set]),
)

const BY_PLACE = new Map(ALL.flatMap((set) => set.places.map((place) => [place, set.id] as const)))
/** The set that shows a place of `assets/craft/places.json`; the first set when the place is not known. */
export const setFor = (place: string): string => BY_PLACE.get(place) ?? TEA_SHOP.id
