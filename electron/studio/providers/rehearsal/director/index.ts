export { compose, type ComposeInput } from './compose.ts'
export { directShots } from './direct-shots.ts'
export { framing, headOf } from './framing.ts'
export type {
  DirectorBeat,
  DirectorCast,
  DirectorContext,
  DirectorInput,
  DirectorLine,
  DirectorOptions,
} from './input.ts'
export { playedSeconds } from './length.ts'
export { moveCamera } from './move-camera.ts'
