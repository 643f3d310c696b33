import { useCallback, useEffect, useState } from 'react'
import { useUnsaved } from '../app/save-state.ts'
import { useWrite } from '../rpc/hooks.ts'
import { useScript } from './script-state.ts'

/** Time from a key to the request that saves it, in milliseconds: with the write itself it stays under 250. */
const SAVE_AFTER_MS = 120

/** As the studio keeps a line: one run of words. */
export const cleanLine = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()

let stretches = 0

/** Sends what is typed, one request at a time, soon after the key. What was typed while one is under way goes next. */
class Saver {
  private waiting: string | null = null
  private timer: ReturnType<typeof setTimeout> | null = null
  private sending = false
  private stretch = ''
  private readonly send: (text: string, stretch: string) => Promise<unknown>
  private readonly tell: (dirty: boolean) => void

  constructor(send: (text: string, stretch: string) => Promise<unknown>, tell: (dirty: boolean) => void) {
    this.send = send
    this.tell = tell
  }

  type(text: string): void {
    this.waiting = text
    this.tell(true)
    if (this.timer === null && !this.sending) this.timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS)
  }

  /** Saves what is not saved yet, now. An empty line is kept on screen and not sent: a line needs words. */
  async flush(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    while (this.waiting !== null && cleanLine(this.waiting) !== '' && !this.sending) {
      const text = this.waiting
      this.waiting = null
      this.sending = true
      try {
        await this.send(text, this.stretch)
      } catch {
        // The save indicator says so and offers to try again; the words stay on screen.
        this.waiting ??= text
        return
      } finally {
        this.sending = false
      }
    }
    if (this.waiting === null) this.tell(false)
  }

  /** The page goes away: what is left is sent at once, behind what is under way, for nothing runs here afterwards. */
  leave(): void {
    const text = this.waiting
    if (text === null || cleanLine(text) === '') return
    this.waiting = null
    this.send(text, this.stretch).catch(() => {
      this.waiting ??= text
    })
  }

  /** A stretch of typing begins: all of it is one undo step. */
  begin(line: string): void {
    this.stretch = `typing-${line}-${++stretches}`
  }
}

/** What an editor of a line shows and does. */
export interface LineDraft {
  readonly text: string
  /** True for a line without words: it is not saved. */
  readonly empty: boolean
  readonly type: (text: string, composing: boolean) => void
  readonly flush: () => Promise<void>
  readonly begin: () => void
  readonly end: () => void
}

/**
 * The words of a line while they are typed. They are saved within 250 ms of a key, except while an input method
 * composes; typing between entering and leaving the line is one undo step; leaving the page saves what is left.
 */
export function useLineDraft(line: { readonly id: string; readonly text: string }): LineDraft {
  const [draft, setDraft] = useState<string | null>(null)
  const [dirty, setDirty] = useState(false)
  const [inside, setInside] = useState(false)
  const { mutateAsync } = useWrite('script.editLine')
  const [saver] = useState(
    () =>
      new Saver(
        (text, stretch) => mutateAsync({ line: line.id, text, merge: stretch }),
        (now) => setDirty(now),
      ),
  )
  useUnsaved(dirty ? line.id : null)
  useEffect(() => {
    const leave = () => saver.leave()
    // A window that closes waits for what its page still asks for, but not for a pause in typing.
    addEventListener('beforeunload', leave)
    return () => {
      removeEventListener('beforeunload', leave)
      void saver.flush()
    }
  }, [saver])

  const epoch = useScript((state) => state.epoch)
  const [seen, setSeen] = useState(epoch)
  if (seen !== epoch) {
    setSeen(epoch)
    setDraft(null)
  }
  // Left, saved, and told by the studio: what is on disk is shown from now on.
  if (draft !== null && !inside && !dirty && cleanLine(draft) === line.text) setDraft(null)

  const type = useCallback(
    (text: string, composing: boolean) => {
      setDraft(text)
      if (!composing) saver.type(text)
    },
    [saver],
  )
  const begin = useCallback(() => {
    saver.begin(line.id)
    setInside(true)
  }, [saver, line.id])
  const end = useCallback(() => {
    setInside(false)
    void saver.flush()
  }, [saver])
  const flush = useCallback(() => saver.flush(), [saver])
  const text = draft ?? line.text
  return { text, empty: cleanLine(text) === '', type, flush, begin, end }
}
