import { FILM_RATE } from '../../../../shared/drama/rate.ts'
import type { Answer, MadeVoice, Provider, Receipt, TextRequest, VoiceRequest } from '../provider.ts'
import { labelWavBytes } from '../../media/labels/rehearsal-label.ts'
import { directShots } from './director/index.ts'
import { createPainters } from './painter.ts'
import { readPiece } from './reader/index.ts'
import { engineInstalled } from './voice/engine-installed.ts'
import { createVoiceEngine, type VoiceEngine } from './voice/engine.ts'
import { silentVoice } from './voice/silent-voice.ts'
import {
  polishScript,
  reviseScript,
  writeArc,
  writeBible,
  writeOutline,
  writeScript,
} from './writer/index.ts'

const receipt = (model: string): Receipt => ({ provider: 'rehearsal', model, costPicoUsd: 0n, warnings: [] })

interface Options {
  readonly seed: number
  readonly take: number
}
type Writer = (input: never, context: never, opts: Options) => unknown

/** Who writes which step. Inputs are the projections our own steps declare, so each writer states its type. */
const WRITERS: Readonly<Record<string, Writer>> = {
  reading: (input: Parameters<typeof readPiece>[0]) => readPiece(input),
  bible: (input: Parameters<typeof writeBible>[0], _context, opts) => writeBible(input, opts),
  arc: (input: Parameters<typeof writeArc>[0], _context, opts) => writeArc(input, opts),
  outline: (input: Parameters<typeof writeOutline>[0], _context, opts) => writeOutline(input, opts),
  script: writeScript,
  polish: polishScript,
  revise: reviseScript,
  shots: (input: Parameters<typeof directShots>[0], context: Parameters<typeof directShots>[1], opts) =>
    directShots(input, context, { ...opts, fps: FILM_RATE }),
}

/** Writes what a text step asks for. @throws when no writer knows the step. */
export function writeText(request: TextRequest): unknown {
  const writer = WRITERS[request.step]
  if (writer === undefined) throw new Error(`the rehearsal writer does not know the step "${request.step}"`)
  return writer(request.input as never, request.context as never, { seed: request.seed, take: request.take }) // see WRITERS
}

async function speak(
  engine: VoiceEngine,
  request: VoiceRequest,
  signal: AbortSignal,
): Promise<Answer<MadeVoice>> {
  if (!(await engine.available())) {
    const silent: Receipt = {
      ...receipt('silence'),
      warnings: ['no voice engine is installed: silence of the right length'],
    }
    return { value: silentVoice(request), receipt: silent }
  }
  const spoken = await engine.speak(request, signal)
  return { value: { ...spoken, wav: labelWavBytes(spoken.wav) }, receipt: receipt('espeak-ng') }
}

/**
 * The built-in provider: writes, draws and speaks on this machine, for nothing, the same every time.
 * It says what it is: its label shows on every screen and its name is in every file.
 */
export function createRehearsalProvider(): Provider {
  const painter = createPainters()
  const engine = createVoiceEngine()
  let installed: boolean | null = null
  return {
    id: 'rehearsal',
    label: 'Rehearsal',
    grade: 'rehearsal',
    billable: false,
    text: async (request) => ({ value: writeText(request), receipt: receipt('writer') }),
    image: async (request, ctx) => ({
      value: await painter.paint(request, ctx.signal),
      receipt: receipt('paper-theatre'),
    }),
    voice: (request, ctx) => speak(engine, request, ctx.signal),
    speaks: () => (installed ??= engineInstalled()),
    async close() {
      await Promise.all([painter.close(), engine.close()])
    },
  }
}
