import type { Command } from 'commander'
import { resolve } from 'node:path'
import {
  changeMember,
  editLine,
  moveEpisode,
  moveScene,
  pinTake,
  removeScene,
  undoChange,
} from '../../studio/drama/edits.ts'
import { heldScene, proposalsOf, type Proposal } from '../../studio/drama/proposals.ts'
import { readCast } from '../../studio/drama/read-season.ts'
import { waiveFinding } from '../../studio/quality/season-findings.ts'
import { StudioError } from '../../studio/errors.ts'
import { requireSlot } from '../../studio/reroll-take.ts'
import type { RerollResult } from '../../studio/session.ts'
import { spend, type SpendOptions } from '../consent.ts'
import { BUDGET_OPTION, wholeNumber, withSession, YES_OPTION, type CommandContext } from '../context.ts'
import type { Action } from '../index.ts'
import { counted } from '../words.ts'

const JSON_OPTION = ['--json', 'one JSON object on stdout'] as const

function edit(ctx: CommandContext, dir: string, line: string, text: string): Promise<void> {
  return withSession(ctx, resolve(dir), 'write', (session) => {
    const { change, ...value } = editLine(session, line, text)
    ctx.out.result(value, () => [
      change === null ? 'The line already says that.' : `${value.line}: ${value.text}`,
    ])
  })
}

function scene(
  ctx: CommandContext,
  dir: string,
  verb: string,
  id: string,
  options: { after?: string },
): Promise<void> {
  if (verb !== 'move' && verb !== 'remove')
    throw new StudioError(
      'BAD_ARGUMENT',
      `A scene can be moved or removed, not "${verb}".`,
      'cliffhanger scene DIR move|remove SCENE [--after SCENE]',
    )
  return withSession(ctx, resolve(dir), 'write', (session) => {
    const change = verb === 'move' ? moveScene(session, id, options.after ?? null) : removeScene(session, id)
    ctx.out.result({ scene: id, change: change.label }, () => [
      `${change.label} (undo: cliffhanger undo ${dir})`,
    ])
  })
}

/** Plays an episode after another one, both by the numbers they are shown with. */
function move(
  ctx: CommandContext,
  dir: string,
  episode: string,
  options: { after?: string; first?: boolean },
): Promise<void> {
  if ((options.after === undefined) === (options.first !== true))
    throw new StudioError(
      'BAD_ARGUMENT',
      'Where to? Give --after EPISODE or --first.',
      'cliffhanger move DIR EPISODE --after EPISODE|--first',
    )
  return withSession(ctx, resolve(dir), 'write', (session) => {
    const { order } = session.kit.changes
    const numbered = (text: string, name: string): number =>
      order.idAt(wholeNumber(text, name, 1, order.ids.length))
    const id = numbered(episode, 'EPISODE')
    const change = moveEpisode(
      session,
      id,
      options.after === undefined ? null : numbered(options.after, '--after'),
    )
    const now = session.kit.changes.order.numberOf(id)
    ctx.out.result({ episode: now, change: change.label }, () => [
      change.seq === 0
        ? `Episode ${now} is played there already.`
        : `It is episode ${now} now (undo: cliffhanger undo ${dir})`,
    ])
  })
}

function cast(
  ctx: CommandContext,
  dir: string,
  member: string | undefined,
  options: { voice?: string; look?: string },
): Promise<void> {
  const changes = options.voice !== undefined || options.look !== undefined
  if (changes && member === undefined)
    throw new StudioError(
      'BAD_ARGUMENT',
      'Whose voice or look? Name a cast member.',
      '`cliffhanger cast DIR` lists them.',
    )
  return withSession(ctx, resolve(dir), changes ? 'write' : 'read', (session) => {
    if (changes && member !== undefined) changeMember(session, member, options)
    const all = readCast(session)
    const value =
      member === undefined
        ? all
        : { ...all, cast: all.cast.filter((one) => one.id === member || one.name === member) }
    if (member !== undefined && value.cast.length === 0)
      throw new StudioError(
        'NOT_FOUND',
        `There is no cast member "${member}".`,
        '`cliffhanger cast DIR` lists them.',
      )
    ctx.out.result(value, () => [
      ...value.cast.map(
        (one) =>
          `${one.id}  ${one.name}  voice ${one.voice}  ${
            one.look === null
              ? ''
              : Object.entries(one.look)
                  .filter(([, v]) => v !== null)
                  .map(([k, v]) => `${k}=${String(v)}`)
                  .join(' ')
          }`,
      ),
      `voices: ${value.voices.map((voice) => voice.id).join(' ')}`,
    ])
  })
}

/** What became of a reroll, for a person. */
function rerollLines(product: string, result: RerollResult, proposals: readonly Proposal[]): string[] {
  if (result.held)
    return [
      'The scene holds your edits, so its text is left alone. Other words for its lines (take one with `edit`):',
      ...proposals.map((one) => `  ${one.line}\n    now      ${one.now}\n    proposed ${one.proposed}`),
    ]
  const same = result.changed ? '' : ' It came out the same.'
  if (result.pinned) return [`A new take of ${product} is kept; the pinned one is still seen.${same}`]
  return [`A new take of ${product} is chosen.${same === '' ? ' Build to make what hangs on it.' : same}`]
}

function reroll(ctx: CommandContext, dir: string, product: string, options: SpendOptions): Promise<void> {
  return withSession(ctx, resolve(dir), 'write', async (session) => {
    requireSlot(session.evaluator(), product)
    const result = await spend(ctx, session, options, { reroll: product }, (ceiling) =>
      session.reroll(product, ctx.signal, ceiling),
    )
    if (result.cancelled)
      throw new StudioError('CANCELLED', `Cancelled. ${product} stays as it was.`, 'Run the command again.')
    const failure = result.failed[0]
    if (failure !== undefined)
      throw new StudioError('BUILD_FAILED', `${product} could not be made again: ${failure.error}`)
    const { ran, calls, take, chosen, changed } = result
    const scene = heldScene(session, product)
    const proposals = scene === null ? [] : proposalsOf(session, product, scene)
    ctx.out.result(
      { product, ran, calls, take, chosen, changed, ...(scene === null ? {} : { proposals }) },
      () => rerollLines(product, result, proposals),
    )
  })
}

function pin(ctx: CommandContext, dir: string, product: string, take: string): Promise<void> {
  return withSession(ctx, resolve(dir), 'write', (session) => {
    pinTake(session, product, take === 'none' ? null : take)
    const pinned = session.project.human.get('pin', product)
    ctx.out.result({ product, pinned }, () => [
      pinned === null ? `${product} is not pinned.` : `${product} is pinned.`,
    ])
  })
}

function undo(ctx: CommandContext, dir: string): Promise<void> {
  return withSession(ctx, resolve(dir), 'write', (session) => {
    const change = undoChange(session)
    ctx.out.result({ undone: change.label }, () => [`Undone: ${change.label}`])
  })
}

function waive(ctx: CommandContext, dir: string, finding: string, reason: string): Promise<void> {
  return withSession(ctx, resolve(dir), 'write', (session) => {
    waiveFinding(session, finding, reason)
    ctx.out.result({ finding, state: 'waived', reason }, () => [`Waived: ${reason}`])
  })
}

function addTextCommands(program: Command, act: Action): void {
  program
    .command('edit')
    .description('edit one line, as in the editor')
    .argument('<dir>')
    .argument('<line>')
    .argument('<text>')
    .option(...JSON_OPTION)
    .action((dir: string, line: string, text: string) => act((ctx) => edit(ctx, dir, line, text)))
  program
    .command('scene')
    .description('move or remove a scene')
    .argument('<dir>')
    .argument('<verb>', 'move or remove')
    .argument('<scene>')
    .option('--after <scene>', 'move it after this one (default: to the start)')
    .option(...JSON_OPTION)
    .action((dir: string, verb: string, id: string, options: { after?: string }) =>
      act((ctx) => scene(ctx, dir, verb, id, options)),
    )
  program
    .command('move')
    .description('play an episode after another one; nothing is made anew')
    .argument('<dir>')
    .argument('<episode>', 'its number')
    .option('--after <episode>', 'number of the episode it follows')
    .option('--first', 'play it first')
    .option(...JSON_OPTION)
    .action((dir: string, episode: string, options: { after?: string; first?: boolean }) =>
      act((ctx) => move(ctx, dir, episode, options)),
    )
  program
    .command('cast')
    .description('the cast; with --voice or --look, change one')
    .argument('<dir>')
    .argument('[member]', 'id or name')
    .option('--voice <id>')
    .option('--look <changes>', 'such as hairStyle=bob,palette=plum')
    .option(...JSON_OPTION)
    .action((dir: string, member: string | undefined, options: { voice?: string; look?: string }) =>
      act((ctx) => cast(ctx, dir, member, options)),
    )
}

function addTakeCommands(program: Command, act: Action): void {
  program
    .command('reroll')
    .description('make one more take of a product')
    .argument('<dir>')
    .argument('<product>')
    .option(...JSON_OPTION)
    .option(...BUDGET_OPTION)
    .option(...YES_OPTION)
    .action((dir: string, product: string, options: SpendOptions) =>
      act((ctx) => reroll(ctx, dir, product, options)),
    )
  program
    .command('pin')
    .description('keep one take for good')
    .argument('<dir>')
    .argument('<product>')
    .argument('<take>', 'number, id, or none')
    .option(...JSON_OPTION)
    .action((dir: string, product: string, take: string) => act((ctx) => pin(ctx, dir, product, take)))
}

const DECISIONS: readonly string[] = ['paid', 'free']

/** Decides what became of a request whose answer was lost. */
function settle(ctx: CommandContext, dir: string, product: string, decision: string): Promise<void> {
  if (!DECISIONS.includes(decision))
    throw new StudioError(
      'BAD_ARGUMENT',
      `"${decision}" is neither paid nor free.`,
      'Look the request up at the provider.',
    )
  return withSession(ctx, resolve(dir), 'write', (session) => {
    const lost = session.ledger.lost()
    // What a build can still have for free is not given up in passing: only by its name.
    const waiting = product === 'all' ? lost.filter((one) => one.isResumable) : []
    const kept = new Set(waiting.map(({ slot }) => slot))
    const all = new Set(lost.flatMap(({ slot }) => (kept.has(slot) ? [] : [slot])))
    let decided = 0
    for (const slot of product === 'all' ? all : [product])
      decided += session.settle(slot, decision === 'paid')
    const left = `${counted(waiting.length, 'request')} may still be answered for free: build, or settle them by their names.`
    if (decided === 0)
      throw new StudioError(
        'NOT_FOUND',
        product === 'all' ? 'No request is lost for good.' : `No request for ${product} is lost.`,
        waiting.length > 0 ? left : '`cliffhanger status DIR` counts what is unknown.',
      )
    ctx.out.result({ product, decided, as: decision, resumable: waiting.length }, () => [
      `${product}: ${decision === 'paid' ? 'booked in full' : 'booked as free'}. The next build asks anew.`,
      ...(waiting.length === 0 ? [] : [left]),
    ])
  })
}

export function addEditCommands(program: Command, act: Action): void {
  addTextCommands(program, act)
  addTakeCommands(program, act)
  program
    .command('settle')
    .description('decide what became of a paid request whose answer was lost')
    .argument('<dir>')
    .argument('<product>', 'or all: every one whose answer was lost')
    .argument('<paid|free>', 'booked in full, or as free')
    .option(...JSON_OPTION)
    .action((dir: string, product: string, decision: string) =>
      act((ctx) => settle(ctx, dir, product, decision)),
    )
  program
    .command('undo')
    .description('take back the last change')
    .argument('<dir>')
    .option(...JSON_OPTION)
    .action((dir: string) => act((ctx) => undo(ctx, dir)))
  program
    .command('waive')
    .description('accept a finding, with a reason')
    .argument('<dir>')
    .argument('<finding>')
    .argument('<reason>')
    .option(...JSON_OPTION)
    .action((dir: string, finding: string, reason: string) => act((ctx) => waive(ctx, dir, finding, reason)))
}
