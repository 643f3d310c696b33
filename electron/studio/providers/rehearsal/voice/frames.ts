/**
 * How the studio and its speech process talk: each message is two little-endian lengths, a JSON text of the first
 * length and raw bytes of the second. Both sides use this file, nothing else is shared between them.
 */

/** A clause to say, in the speech engine's own units. */
export interface Utterance {
  /** Voice and variant, e.g. `cmn+f2`. */
  readonly voice: string
  readonly text: string
  /** Words a minute, 80-450. */
  readonly rate: number
  /** 0-100; 50 is the voice's own pitch, 50 steps are an octave. */
  readonly pitch: number
  /** Pitch range 0-100; 50 is the voice's own. */
  readonly range: number
}

/** The clauses of one line. */
export interface SayMessage {
  readonly id: number
  readonly utterances: readonly Utterance[]
}

/** A mark in spoken audio. `at` is in milliseconds from the start of the audio. */
export type SpeechMark =
  | { readonly kind: 'phoneme'; readonly at: number; readonly phoneme: string }
  /** `from` counts code points from 0 in the text; `length` in code points. */
  | { readonly kind: 'word'; readonly at: number; readonly from: number; readonly length: number }

/** What the speech process says first. */
export type HelloMessage =
  | { readonly kind: 'ready'; readonly sampleRate: number }
  | { readonly kind: 'absent'; readonly reason: string }

/** What an utterance became: `sampleCount` samples with these marks. */
export interface SaidPart {
  readonly sampleCount: number
  readonly marks: readonly SpeechMark[]
}

/** Its answers; the bytes of a `said` message are the 16-bit little-endian mono samples of its parts in order. */
export type AnswerMessage =
  | { readonly kind: 'said'; readonly id: number; readonly parts: readonly SaidPart[] }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }

/** One message with its bytes. */
export interface Frame {
  readonly json: unknown
  readonly bytes: Uint8Array
}

/** Longest frame accepted, so that garbage on the pipe cannot ask for gigabytes. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024

/** Packs a message and its bytes. */
export function packFrame(json: unknown, bytes: Uint8Array = new Uint8Array(0)): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(json))
  const frame = new Uint8Array(8 + text.length + bytes.length)
  const view = new DataView(frame.buffer)
  view.setUint32(0, text.length, true)
  view.setUint32(4, bytes.length, true)
  frame.set(text, 8)
  frame.set(bytes, 8 + text.length)
  return frame
}

/**
 * Cuts a stream of chunks into frames: give it each chunk, it calls `onFrame` for every whole frame.
 * The returned function throws on a frame longer than {@link MAX_FRAME_BYTES} or on text that is not JSON.
 */
export function frameReader(onFrame: (frame: Frame) => void): (chunk: Uint8Array) => void {
  let held = new Uint8Array(0)
  return (chunk) => {
    const joined = new Uint8Array(held.length + chunk.length)
    joined.set(held)
    joined.set(chunk, held.length)
    held = joined
    for (;;) {
      if (held.length < 8) return
      const view = new DataView(held.buffer, held.byteOffset, held.byteLength)
      const textLength = view.getUint32(0, true)
      const total = 8 + textLength + view.getUint32(4, true)
      if (total > MAX_FRAME_BYTES) throw new Error(`A frame of ${total} bytes is too long.`)
      if (held.length < total) return
      const json: unknown = JSON.parse(new TextDecoder().decode(held.subarray(8, 8 + textLength)))
      const bytes = held.slice(8 + textLength, total)
      held = held.slice(total)
      onFrame({ json, bytes })
    }
  }
}
