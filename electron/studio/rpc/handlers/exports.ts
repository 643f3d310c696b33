import type { exportsDomain } from '../../../../shared/contract/exports.ts'
import type { HandlersOf } from '../handler.ts'

export const exportHandlers: HandlersOf<typeof exportsDomain> = {
  'export.current': (_input, { desk }) => ({ run: desk.exports.current() }),
  'export.start': async (input, { desk }) => {
    desk.session()
    const out = input.out ?? (await desk.deps.dialogs.pickFolder())
    if (out === null) return { started: false }
    desk.exports.start({ format: input.format, episodes: input.episodes, out })
    desk.events.changed('export')
    return { started: true }
  },
  'export.cancel': (_input, { desk }) => {
    desk.exports.cancel()
    return {}
  },
}
