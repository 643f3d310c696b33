import {
  ChartNoAxesColumn,
  Clapperboard,
  FileText,
  House,
  Layers,
  LayoutGrid,
  Settings,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { ROOM_IDS, type RoomId } from './router.ts'

/** A room of the window. Its label is `app:rooms.<id>`. */
export interface Room {
  readonly id: RoomId
  readonly Component: LazyExoticComponent<ComponentType>
  readonly icon: LucideIcon
  /** False for rooms that make sense without an open drama: home and settings. */
  readonly needsDrama: boolean
  /** Its key: the same whether the rooms before it are built or not. Null for home and settings. */
  readonly keys: string | null
}

const ICONS: Readonly<Record<RoomId, LucideIcon>> = {
  home: House,
  board: LayoutGrid,
  script: FileText,
  stage: Clapperboard,
  build: Layers,
  costs: ChartNoAxesColumn,
  findings: TriangleAlert,
  settings: Settings,
}

/** Every room that is built: `renderer/<room>/<room>-room.tsx`, exporting `<Room>Room` (`BoardRoom`). */
const files = import.meta.glob<Readonly<Record<string, ComponentType>>>('../*/*-room.tsx')

function load(id: RoomId): LazyExoticComponent<ComponentType> | undefined {
  const file = files[`../${id}/${id}-room.tsx`]
  if (file === undefined) return undefined
  const name = `${id.charAt(0).toUpperCase()}${id.slice(1)}Room`
  return lazy(async () => {
    const module = await file()
    const component = module[name]
    if (component === undefined) throw new Error(`${id}-room.tsx exports no ${name}`)
    return { default: component }
  })
}

/** Rooms of a drama, in the order of their keys. */
const NUMBERED: readonly RoomId[] = ROOM_IDS.filter((id) => id !== 'home' && id !== 'settings')

/** The rooms of this version in their order. A room that is not built is absent, not empty. */
export const ROOMS: readonly Room[] = ROOM_IDS.flatMap((id) => {
  const Component = load(id)
  if (Component === undefined) return []
  const place = NUMBERED.indexOf(id)
  const keys = place === -1 ? null : `Mod+${place + 1}`
  return [{ id, Component, icon: ICONS[id], needsDrama: keys !== null, keys }]
})

/** Rooms that stand as words in the title bar. */
export const DRAMA_ROOMS: readonly Room[] = ROOMS.filter((room) => room.needsDrama)

/** A room of this version, or undefined. */
export const findRoom = (id: RoomId): Room | undefined => ROOMS.find((room) => room.id === id)

/** The room of a drama with this number (from 1) in the menu, or undefined. */
export const roomNumbered = (number: number): Room | undefined => {
  const id = NUMBERED[number - 1]
  return id === undefined ? undefined : findRoom(id)
}

/** Where a drama that was just opened is shown: the first of its rooms that is built. */
export const firstRoom = (): RoomId => DRAMA_ROOMS[0]?.id ?? 'home'
