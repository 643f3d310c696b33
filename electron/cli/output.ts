import { asStudioError, StudioError } from '../studio/errors.ts'

/** Where a command prints: results to stdout, everything else to stderr. */
export interface Output {
  readonly json: boolean
  /** The result: the one JSON object, or lines for a person. */
  readonly result: (value: unknown, lines: () => readonly string[]) => void
  /** A message for a person. */
  readonly say: (line: string) => void
}

export function createOutput(json: boolean): Output {
  return {
    json,
    result(value, lines) {
      process.stdout.write(
        json
          ? `${JSON.stringify(value)}\n`
          : lines()
              .map((line) => `${line}\n`)
              .join(''),
      )
    },
    say: (line) => void process.stderr.write(`${line}\n`),
  }
}

/** Prints a failure (never a stack) and returns the exit code: 2 for bad usage or input, 1 otherwise. */
export function reportFailure(error: unknown, json: boolean): number {
  const known = asStudioError(error)
  const shown =
    known instanceof StudioError
      ? known
      : new StudioError(
          'INTERNAL',
          known instanceof Error ? known.message : String(known),
          'This is a defect in Cliffhanger: please report it with the command you ran.',
        )
  if (json)
    process.stdout.write(
      `${JSON.stringify({ error: { code: shown.code, message: shown.message, hint: shown.hint } })}\n`,
    )
  process.stderr.write(`error: ${shown.message}${shown.hint === '' ? '' : `\n       ${shown.hint}`}\n`)
  if (process.env['CLIFFHANGER_DEBUG'] !== undefined && error instanceof Error)
    process.stderr.write(`${error.stack ?? ''}\n`)
  return shown.isInput ? 2 : 1
}
