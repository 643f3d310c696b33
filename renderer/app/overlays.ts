import { create } from 'zustand'

/** What lies over the rooms: at most one. */
export type Overlay = 'palette' | 'shortcuts' | 'log' | 'export'

interface Overlays {
  readonly open: Overlay | null
}

const useStore = create<Overlays>(() => ({ open: null }))

/** The overlay that is open, or null. */
export const useOverlay = () => useStore((state) => state.open)
/** Opens an overlay in place of any other. */
export const openOverlay = (open: Overlay) => useStore.setState({ open })
/** Closes whatever is open. */
export const closeOverlay = () => useStore.setState({ open: null })
/** Opens the command palette. */
export const openPalette = () => openOverlay('palette')
