import { useEffect, useEffectEvent } from 'react'
import type { MenuCommand } from '../../shared/contract/events.ts'

/** Commands of the menu that a room may carry out in its own way. */
export type RoomCommand = Extract<MenuCommand, 'undo' | 'redo' | 'find' | 'build' | 'export'>

const handlers = new Set<{ readonly command: RoomCommand; readonly run: () => boolean }>()

/**
 * Lets a room carry out a menu command (and its key) while it is mounted: `find` in a script, `undo` in a line that is
 * still being typed. `run` answers false to leave it to the frame.
 */
export function useRoomCommand(command: RoomCommand, run: () => boolean): void {
  const latest = useEffectEvent(run)
  useEffect(() => {
    // Once for as long as it is mounted: a page of lines has hundreds of these.
    const handler = { command, run: () => latest() }
    handlers.add(handler)
    return () => void handlers.delete(handler)
  }, [command])
}

/** Offers a command to the rooms, the last mounted first. @returns whether one carried it out */
export function offerToRoom(command: RoomCommand): boolean {
  return [...handlers].toReversed().some((handler) => handler.command === command && handler.run())
}
