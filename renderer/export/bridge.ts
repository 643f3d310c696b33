/**
 * All that the export page can reach: two functions, put there by its host before anything else runs. There is no
 * network, no storage and no other way out of the page.
 */
export interface Bridge {
  /** The bytes behind a reference the host knows. Rejects when there are none, and once the run is cancelled. */
  pull(ref: string): Promise<Uint8Array>
  /** Hands over bytes of the result, to be placed at `offset`. Resolves when the host has them. */
  push(offset: number, bytes: Uint8Array): Promise<void>
}

/** Largest piece handed over at once, in bytes: a host may have to carry it as text. */
const PIECE_BYTES = 1 << 20

/** Hands over all of `bytes`, in order. */
export async function pushAll(bridge: Bridge, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length; offset += PIECE_BYTES)
    await bridge.push(offset, bytes.subarray(offset, offset + PIECE_BYTES))
}

/** The JSON behind a reference. */
export async function pullJson(bridge: Bridge, ref: string): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await bridge.pull(ref)))
}
