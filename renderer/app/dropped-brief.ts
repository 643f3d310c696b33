import { create } from 'zustand'

const useStore = create<{ readonly text: string | null }>(() => ({ text: null }))

/** Words of a brief that was dropped on the window and not yet taken up; null when there is none. For home. */
export const useDroppedBrief = () => useStore((state) => state.text)
/** Hands a dropped brief to home; null once home has taken it up. */
export const setDroppedBrief = (text: string | null) => useStore.setState({ text })

const useNovel = create<{ readonly path: string | null }>(() => ({ path: null }))

/** Path of a novel that was dropped on the window and not yet taken up; null when there is none. For home. */
export const useDroppedNovel = () => useNovel((state) => state.path)
/** Hands a dropped novel to home; null once home has taken it up. */
export const setDroppedNovel = (path: string | null) => useNovel.setState({ path })
