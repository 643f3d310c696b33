import { useEffect, useMemo, useState } from 'react'
import { loadPinyin, pinyinInitials } from '../ui/pinyin.ts'
import {
  COMMAND_GROUPS,
  commandRegistry,
  matchCommands,
  sourceRegistry,
  type Command,
  type CommandGroup,
  type CommandSource,
} from './commands.ts'
import { useRegistry } from './registry.ts'

/** Things are looked up this long after the last key, in milliseconds. */
const FIND_AFTER_MS = 120

/** What sources find for a text: nothing for an empty one. What comes late for an older text is dropped. */
function useFound(text: string, sources: readonly CommandSource[]): readonly Command[] {
  const [found, setFound] = useState<{ readonly text: string; readonly commands: readonly Command[] }>()
  useEffect(() => {
    if (text === '') return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void Promise.allSettled(sources.map((source) => source.find(text, stop.signal))).then((answers) => {
        if (stop.signal.aborted) return
        // A source that fails finds nothing; its room tells what is wrong.
        const commands = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
        setFound({ text, commands })
      })
    }, FIND_AFTER_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, sources])
  return found?.text === text ? found.commands : []
}

/** Loads the readings of Chinese words once; true when they are there. */
function usePinyin(): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let here = true
    void loadPinyin().then(() => {
      if (here) setReady(true)
    })
    return () => {
      here = false
    }
  }, [])
  return ready
}

/** A heading of the palette with what stands under it. */
export interface PaletteGroup {
  readonly group: CommandGroup
  readonly commands: readonly Command[]
}

/** What the palette shows for a text: commands that hold every word of it, and what the sources find, by group. */
export function usePalette(text: string): readonly PaletteGroup[] {
  const commands = useRegistry(commandRegistry)
  const sources = useRegistry(sourceRegistry)
  const query = text.trim()
  const found = useFound(query, sources)
  const pinyin = usePinyin()
  const searchable = useMemo(
    () =>
      pinyin
        ? commands.map((command) => ({
            ...command,
            keywords: `${command.keywords ?? ''} ${pinyinInitials(command.label)}`,
          }))
        : commands,
    [commands, pinyin],
  )
  return useMemo(() => {
    const all = [...matchCommands(searchable, query), ...found]
    return COMMAND_GROUPS.flatMap((group) => {
      const inside = all.filter((command) => command.group === group)
      return inside.length === 0 ? [] : [{ group, commands: inside }]
    })
  }, [searchable, query, found])
}
