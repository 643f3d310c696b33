import type { SceneScript } from '../../../shared/drama/story.ts'
import { readEpisodes } from '../drama/read-season.ts'
import { normaliseBrief } from '../drama/read-brief.ts'
import { StudioError } from '../errors.ts'
import type { Provider, TextRequest } from '../providers/provider.ts'
import { writeText } from '../providers/rehearsal/index.ts'
import { createSession, type Session } from '../session.ts'
import { createProject } from '../store/project.ts'

const PREMISE =
  'A tea-shop orphan wakes on her eighteenth birthday and races her family to her grandmother’s will.'

/** How long a scene of a talkative season is: the most an episode of this length gives the writer to say. */
const EPISODE_SECONDS = 240

function textOf(request: TextRequest, times: number): unknown {
  if (request.step === 'revise') return (request.input as { script: SceneScript }).script // declared by the step
  const value = writeText(request)
  if (request.step !== 'polish') return value
  const { lines, ...rest } = value as SceneScript // the writer of `polish` gives this
  return {
    ...rest,
    lines: Array.from({ length: times }, (_, i) =>
      lines.map((line) => (i === 0 ? line : { ...line, id: `${line.id}-${i}` })),
    ).flat(),
  }
}

/** The built-in writer with every scene's lines set down several times: it has not so much to say by itself. */
function wordyWriter(times: number): Provider {
  return {
    id: 'wordy',
    label: 'a wordy writer',
    grade: 'rehearsal',
    billable: false,
    text: async (request) => ({
      value: textOf(request, times),
      receipt: { provider: 'wordy', model: '', costPicoUsd: 0n, warnings: [] },
    }),
    close: async () => undefined,
  }
}

/** Lines of a season as a reader sees them. */
export const countLines = (session: Session): number =>
  readEpisodes(session).reduce(
    (n, episode) => n + episode.scenes.reduce((m, scene) => m + scene.lines.length, 0),
    0,
  )

/** Writes a season into a folder, its scenes set down `times` times. Returns how many lines it has. */
export async function writeSeason(
  dir: string,
  episodes: number,
  times: number,
  signal: AbortSignal,
): Promise<number> {
  const brief = normaliseBrief({
    premise: PREMISE,
    language: 'en',
    genre: 'rebirth',
    episodes,
    episodeSeconds: EPISODE_SECONDS,
    seed: 1,
  })
  const session = createSession(createProject(dir, brief), { rehearsal: () => wordyWriter(times) })
  try {
    const { failed } = await session.build({ signal, only: 'revise' })
    const first = failed[0]
    if (first !== undefined) throw new StudioError('BUILD_FAILED', `${first.slot}: ${first.error}`)
    return countLines(session)
  } finally {
    session.close()
  }
}
