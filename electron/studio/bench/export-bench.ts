import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { secondsFromFrames } from '../../../shared/drama/rate.ts'
import { episodeFilm } from '../export/episode-job.ts'
import { exportFiles } from '../export/export-season.ts'
import { normaliseBrief } from '../drama/read-brief.ts'
import type { Studio } from '../studio.ts'
import { measurement, millis, type BenchContext, type Measurement } from './measure.ts'

const SECONDS = 60
const PREMISE =
  'Two sisters fight over their grandmother’s tea shop until a stranger brings back the missing jade.'

/** Speed of the export, and how it compares. */
export interface ExportMeasurement {
  /** Seconds of film for one second of work. */
  readonly xRealtime: number
  /** Time of the export over the time ffmpeg's x264 veryfast needs for the same frames; null without ffmpeg. */
  readonly ratioToFfmpeg: number | null
  readonly rows: Measurement[]
}

/** ffmpeg decodes the finished film and encodes its frames again: painting is not part of it. */
async function ffmpegMillis(film: string, dir: string): Promise<number | null> {
  if (spawnSync('ffmpeg', ['-version']).status !== 0) return null
  const args = [
    '-v',
    'error',
    '-y',
    '-i',
    film,
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '20',
    '-c:a',
    'aac',
    join(dir, 'again.mp4'),
  ]
  return millis(() => {
    if (spawnSync('ffmpeg', args).status !== 0) throw new Error('ffmpeg failed')
  })
}

/** One episode exported from nothing, then again with one shot changed. */
export async function benchExport(studio: Studio, ctx: BenchContext): Promise<ExportMeasurement> {
  const dir = mkdtempSync(join(tmpdir(), 'cliffhanger-bench-'))
  const session = studio.create(
    join(dir, 'project'),
    normaliseBrief({ premise: PREMISE, language: 'en', episodes: 1, episodeSeconds: SECONDS, seed: 3 }),
  )
  const once = (): Promise<number> =>
    millis(() =>
      exportFiles(session, studio, {
        format: 'mp4',
        out: dir,
        episodes: new Set([1]),
        signal: ctx.signal,
        onProgress: () => undefined,
      }),
    )
  try {
    ctx.say('making one episode …')
    await session.build({ signal: ctx.signal })
    const { cut } = episodeFilm(session, 1)
    const plays = secondsFromFrames(cut.durationFrames, cut.fps)
    ctx.say('exporting it …')
    const full = await once()
    const again = await once()
    const ffmpeg = await ffmpegMillis(join(dir, 'episode-01.mp4'), dir)
    const rows = [
      measurement('export: one episode, painted and encoded', 's', [full / 1000], {
        name: 'its running time',
        values: [plays],
      }),
      measurement('export: the same, every shot kept', 's', [again / 1000], {
        name: 'its running time',
        values: [plays],
      }),
      ...(ffmpeg === null
        ? []
        : [
            measurement('export: ffmpeg x264 veryfast on the finished frames', 's', [ffmpeg / 1000], {
              name: 'the running time',
              values: [plays],
            }),
          ]),
    ]
    return {
      xRealtime: Number((plays / (full / 1000)).toPrecision(4)),
      ratioToFfmpeg: ffmpeg === null ? null : Number((full / ffmpeg).toPrecision(4)),
      rows,
    }
  } finally {
    session.close()
    rmSync(dir, { recursive: true, force: true })
  }
}
