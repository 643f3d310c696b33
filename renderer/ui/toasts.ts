import { Toast } from '@base-ui/react/toast'
import { create } from 'zustand'
import type { MarkState } from './state-mark.tsx'

/** How long a toast stays, in milliseconds, while nobody points at it or has the focus in it. */
export const TOAST_MS = 6000
/** The log keeps this many messages. */
const LOG_LENGTH = 200

/** Something said in passing. */
export interface Message {
  /** Its shape: `current` done, `stale` a warning, `blocked` an error, `unknown` needs a decision. */
  readonly state: MarkState
  /** One sentence. */
  readonly text: string
  /** A second sentence: what it means. */
  readonly detail?: string
  /** What one can do about it. Never the only place where it can be done. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** A message of the log. */
export interface Logged extends Message {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
}

interface Log {
  readonly messages: readonly Logged[]
  readonly next: number
  /** What the live region says now. */
  readonly announced: string
}

const useLog = create<Log>(() => ({ messages: [], next: 1, announced: '' }))

/** Shared with the Toasts component; nothing else talks to it. */
export const toastManager = Toast.createToastManager<Message>()

/** Says something in passing: a toast for six seconds, the polite live region, and the log until the window closes. */
export function say(message: Message): void {
  useLog.setState(({ messages, next }) => ({
    messages: [{ ...message, id: next, at: Date.now() }, ...messages].slice(0, LOG_LENGTH),
    next: next + 1,
  }))
  // Always polite: an urgent one would be hidden from screen readers until the focus is in it.
  toastManager.add({ title: message.text, data: message, priority: 'low' })
}

/** Tells screen readers about something that is seen anyway: an episode has moved, a list was filtered. */
export function announce(text: string): void {
  // The same sentence twice in a row is only read when the text changes: a no-break space makes it another one.
  useLog.setState(({ announced }) => ({ announced: announced === text ? `${text}\u00a0` : text }))
}

/** Messages so far, newest first. */
export const useMessages = () => useLog((state) => state.messages)
/** What the live region says now. */
export const useAnnounced = () => useLog((state) => state.announced)
/** Empties the log. */
export const clearMessages = () => useLog.setState({ messages: [] })
