import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cut } from '../../../shared/drama/film.ts'
import { secondsFromFrames } from '../../../shared/drama/rate.ts'
import { splitSlot, slotOf } from '../build/step.ts'
import { editLine } from '../drama/edits.ts'
import { normaliseBrief } from '../drama/read-brief.ts'
import { readEpisodes } from '../drama/read-season.ts'
import { StudioError } from '../errors.ts'
import type { Session } from '../session.ts'
import type { Studio } from '../studio.ts'
import { measurement, millis, type BenchContext, type Measurement } from './measure.ts'

const EPISODES = 36
const PREMISE = '被养父母赶出家门的茶馆孤女重生回到十八岁生日那天，她决定抢在所有人之前找到外婆留下的遗嘱。'

/** Seconds the season plays. */
export function playedSeconds(session: Session): number {
  const reader = session.evaluator().reader(new Set(), null)
  let seconds = 0
  for (let n = 1; n <= session.project.brief.episodes; n++) {
    const cut = reader.product<Cut>(slotOf('cut', n))
    seconds += secondsFromFrames(cut.durationFrames, cut.fps)
  }
  return seconds
}

/** Gives the first spoken line of the season other words. */
function editOneLine(session: Session): void {
  const lines = readEpisodes(session).flatMap(({ scenes }) => scenes.flatMap((scene) => scene.lines))
  const line = lines.find((one) => one.kind === 'speech')
  if (line !== undefined) editLine(session, line.id, '这句话，我改了主意。')
}

/**
 * A season made without rendering, against its own running time; then a build with nothing to do.
 * @param episodes how many; 36 unless given
 */
export async function benchSeason(
  studio: Studio,
  ctx: BenchContext,
  episodes: number = EPISODES,
): Promise<Measurement[]> {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-bench-'))
  const session = studio.create(
    dir,
    normaliseBrief({ premise: PREMISE, genre: 'rebirth', language: 'zh', episodes, seed: 1 }),
  )
  const made = new Map<string, number>()
  try {
    const onEvent = (event: { kind: string; slot: string }): void => {
      if (event.kind !== 'made') return
      const { step } = splitSlot(event.slot)
      made.set(step, (made.get(step) ?? 0) + 1)
    }
    ctx.say(`making ${episodes} episodes …`)
    let calls = 0
    const full = await millis(async () => {
      const result = await session.build({ signal: ctx.signal, onEvent })
      const failure = result.failed[0]
      if (failure !== undefined) throw new StudioError('BUILD_FAILED', `${failure.slot}: ${failure.error}`)
      calls = result.calls
    })
    ctx.say([...made].map(([step, n]) => `${step} ${n}`).join(' · '))
    const again = await millis(() => session.build({ signal: ctx.signal }))
    editOneLine(session)
    const edited = await session.build({ signal: ctx.signal })
    const plays = playedSeconds(session)
    const against = { name: 'the running time of the season', values: [plays] }
    return [
      measurement(`season: ${episodes} episodes play`, 's', [plays]),
      measurement(`season: ${episodes} episodes made, without rendering`, 's', [full / 1000], against),
      measurement('season: nothing to do (files verified)', 'ms', [again]),
      measurement('season: requests after one edited line', 'requests', [edited.calls], {
        name: 'the requests of the season',
        values: [calls],
      }),
    ]
  } finally {
    session.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
