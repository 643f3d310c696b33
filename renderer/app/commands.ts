import type { LucideIcon } from 'lucide-react'
import { createRegistry, useRegistered } from './registry.ts'

/** Groups of the palette, in their order. */
export const COMMAND_GROUPS = ['here', 'go', 'drama', 'view', 'find'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/** Something the palette can do. */
export interface Command {
  /** Unique: `script.lock`. */
  readonly id: string
  /** What it does, in the language of the window. */
  readonly label: string
  readonly group: CommandGroup
  readonly icon?: LucideIcon
  /** Further words it is found by: the other language, pinyin, synonyms. */
  readonly keywords?: string
  /** Key combination shown at its end; register it with `useShortcuts` too. */
  readonly keys?: string
  /** What it costs: an exact decimal string in USD. */
  readonly price?: string
  /** Quiet words at its end, such as a place. */
  readonly detail?: string
  /** Set in serif: lines and titles of the story. */
  readonly story?: boolean
  readonly run: () => void
}

/** Commands of what is mounted now. */
export const commandRegistry = createRegistry<Command>()

/** Puts commands into the palette while the component is mounted. `commands` must be stable (`useMemo`). */
export function useCommands(commands: readonly Command[]): void {
  useRegistered(commandRegistry, commands)
}

/** Looks things up for the palette while one types: people, lines. Rooms and the shell register them. */
export interface CommandSource {
  readonly id: string
  /** What it finds for a text of at least one character. The signal aborts when one types on. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Command[]>
}

/** Sources of what is mounted now. */
export const sourceRegistry = createRegistry<CommandSource>()

/** Lets the palette search in something while the component is mounted. `sources` must be stable (`useMemo`). */
export function useCommandSources(sources: readonly CommandSource[]): void {
  useRegistered(sourceRegistry, sources)
}

/**
 * Commands that hold every word of the query, in any order, in their label or keywords; those whose label begins with
 * the query first.
 */
export function matchCommands(commands: readonly Command[], query: string): Command[] {
  const terms = query.toLowerCase().split(/\s+/).filter(Boolean)
  const hay = (command: Command) =>
    `${command.label} ${command.keywords ?? ''} ${command.detail ?? ''}`.toLowerCase()
  const found = commands.filter((command) => terms.every((term) => hay(command).includes(term)))
  const rank = (command: Command) => (command.label.toLowerCase().startsWith(terms.join(' ')) ? 0 : 1)
  return found.toSorted((a, b) => rank(a) - rank(b))
}
