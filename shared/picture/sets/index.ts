/** All sets, and the set that shows a place. */
import { glow } from './kit.ts'
import { BANQUET_HALL } from './banquet-hall.ts'
import { HOSPITAL_CORRIDOR } from './hospital-corridor.ts'
import { OLD_COURTYARD } from './old-courtyard.ts'
import { PENTHOUSE_OFFICE } from './penthouse-office.ts'
import { ROOFTOP } from './rooftop.ts'
import { CIVIC } from './places/civic.ts'
import { HOMES } from './places/homes.ts'
import { NATURE } from './places/nature.ts'
import { OLD_TOWN } from './places/old-town.ts'
import { PALACE } from './places/palace.ts'
import { SHOPS } from './places/shops.ts'
import { TOWN } from './places/town.ts'
import { WORK } from './places/work.ts'
import { sheetAt, type SetBrush, type SetDefinition, type SetSheet } from './set.ts'
import { TEA_SHOP } from './tea-shop.ts'

const DRAWN: readonly SetDefinition[] = [
  TEA_SHOP,
  ROOFTOP,
  HOSPITAL_CORRIDOR,
  BANQUET_HALL,
  OLD_COURTYARD,
  PENTHOUSE_OFFICE,
  ...HOMES,
  ...WORK,
  ...CIVIC,
  ...SHOPS,
  ...TOWN,
  ...NATURE,
  ...PALACE,
  ...OLD_TOWN,
]

/** Lamps lie here among the sheets: before the walls, behind what stands in the room. */
const LAMP_DEPTH = 2
/** How much lamps gain at an hour that the set was not drawn for. */
const GAIN: Readonly<Record<SetBrush['hour'], number>> = { dawn: 0.26, day: 0, dusk: 0.44, night: 0.62 }
/** The lamps of a set, coming on at hours it was not drawn for. */
function withLamps(set: SetDefinition): SetDefinition {
  const { lamps } = set.light
  if (!lamps) return set
  const on: SetSheet = sheetAt(LAMP_DEPTH, [
    (b) => {
      if (b.home) return
      for (const [x, y, r] of lamps) glow(b, x, y, r, '#ffae55', GAIN[b.hour])
    },
  ])
  const at = set.sheets.findIndex((sheet) => sheet.z < LAMP_DEPTH)
  const sheets = at < 0 ? [...set.sheets, on] : set.sheets.toSpliced(at, 0, on)
  return { ...set, sheets }
}
const ALL = DRAWN.map(withLamps)

/** Sets by id. */
export const SETS: Readonly<Record<string, SetDefinition>> = Object.fromEntries(
  ALL.map((set) => [set.id, set]),
)

const BY_PLACE = new Map(ALL.flatMap((set) => set.places.map((place) => [place, set.id] as const)))
/** The set that shows a place of `assets/craft/places.json`; the first set when the place is not known. */
export const setFor = (place: string): string => BY_PLACE.get(place) ?? TEA_SHOP.id
