import type { Brief } from '../../../shared/drama/brief.ts'
import type { Novel } from '../../../shared/drama/novel.ts'
import { StudioError } from '../../studio/errors.ts'
import type { Session } from '../../studio/session.ts'
import { wholeNumber, type CommandContext } from '../context.ts'

/** Numbers of a season as options say them; one that is not said is left out. @throws StudioError BAD_ARGUMENT */
export const numbersOf = ({ episodes, seed }: { readonly episodes?: string; readonly seed?: string }) => ({
  ...(episodes === undefined ? {} : { episodes: wholeNumber(episodes, '--episodes', 1, 120) }),
  ...(seed === undefined ? {} : { seed: wholeNumber(seed, '--seed', 0, 0xffffffff) }),
})

/**
 * Opens the project of a brief: a new one, or the one that is there if it is of the same brief.
 * @param novel what the drama is made of, where it is one
 */
export function openFor(ctx: CommandContext, dir: string, brief: Brief, novel?: Novel): Session {
  const session = ctx.studio.create(dir, brief, novel)
  if (JSON.stringify(session.project.brief) === JSON.stringify(brief)) return session
  session.close()
  throw new StudioError(
    'BAD_ARGUMENT',
    `The folder ${dir} holds another drama.`,
    `Give an empty folder, or the ${novel === undefined ? 'brief' : 'novel'} and options the project was made with.`,
  )
}
