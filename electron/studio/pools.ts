import type { Pool } from './build/step.ts'
import { REHEARSAL, type Routing } from './providers/routing.ts'

/** How much runs side by side. Rehearsed text is written on the main thread; pictures and voices have a process each. */
const LIMITS: Readonly<Record<Pool, number>> = { text: 1, image: 2, video: 1, voice: 2, local: 1 }
/**
 * The same where providers make it: their own limits hold them back, not the machine. Who waits at the gate of a busy
 * provider must not keep others from an idle one.
 */
const ROUTED = 256
/** How much runs side by side when all of it is bought. */
export const ROUTED_LIMITS: Readonly<Record<Pool, number>> = {
  text: ROUTED,
  image: ROUTED,
  video: ROUTED,
  voice: ROUTED,
  local: LIMITS.local,
}

/** Whose requests run in a pool. */
const ROLES_OF_POOL: Readonly<Record<Pool, readonly (keyof Routing['roles'])[]>> = {
  text: ['draft', 'polish', 'rewrite', 'review'],
  image: ['image'],
  video: ['video'],
  voice: ['voice'],
  local: [],
}

/** How much of each kind runs side by side, by who makes it. */
export function limitsOf({ roles }: Routing): Readonly<Record<Pool, number>> {
  const isRouted = (pool: Pool): boolean =>
    ROLES_OF_POOL[pool].some((role) => (roles[role] ?? REHEARSAL) !== REHEARSAL)
  const of = (pool: Pool): number => (isRouted(pool) ? ROUTED_LIMITS : LIMITS)[pool]
  return { text: of('text'), image: of('image'), video: of('video'), voice: of('voice'), local: of('local') }
}
