import type { Command } from 'commander'
import { resolve } from 'node:path'
import { evaluateAll } from '../../studio/build/plan.ts'
import { countStates } from '../../studio/build/states.ts'
import { seasonDigest } from '../../studio/build/season-digest.ts'
import { readEpisodes, readTakes, type EpisodeReading } from '../../studio/drama/read-season.ts'
import { seasonFindings } from '../../studio/quality/season-findings.ts'
import { episodeSet, withSession, type CommandContext } from '../context.ts'
import type { Action } from '../index.ts'
import { money } from '../words.ts'

function status(ctx: CommandContext, dir: string): Promise<void> {
  return withSession(ctx, resolve(dir), 'read', (session) => {
    const evaluator = session.evaluator()
    const all = evaluateAll(evaluator)
    const value = {
      products: countStates(evaluator),
      digest: seasonDigest(evaluator, session.project.build),
      pinned: all.filter((one) => one.pinned).map((one) => one.slot),
      behind: all.filter((one) => one.behind).map((one) => ({ product: one.slot, reason: one.reason })),
    }
    ctx.out.result(value, () => [
      ...Object.entries(value.products).map(
        ([step, n]) =>
          `${step.padEnd(12)} current ${n.current}  stale ${n.stale}  missing ${n.missing}  blocked ${n.blocked}  unknown ${n.unknown}`,
      ),
      ...value.pinned.map((slot) => `pinned  ${slot}`),
      ...value.behind.map((one) => `behind  ${one.product}: ${one.reason}`),
      `digest  ${value.digest}`,
    ])
  })
}

const episodeJson = (episode: EpisodeReading) => ({
  number: episode.number,
  title: episode.title,
  scenes: episode.scenes.map(({ id, heading, lines }) => ({
    id,
    heading,
    lines: lines.map((line) => ({
      id: line.id,
      kind: line.kind,
      ...(line.kind === 'speech' ? { speaker: line.speakerName, emotion: line.emotion } : {}),
      text: line.text,
    })),
  })),
})

function episodeLines(episode: EpisodeReading): string[] {
  const scenes = episode.scenes.flatMap((scene) => [
    '',
    `  ${scene.heading}   [${scene.id}]`,
    ...scene.lines.map(
      (line) => `    ${line.id}  ${line.speakerName === null ? '' : `${line.speakerName}: `}${line.text}`,
    ),
  ])
  return [`${episode.number}  ${episode.title}`, ...scenes, '']
}

function lines(ctx: CommandContext, dir: string, options: { episode?: string }): Promise<void> {
  return withSession(ctx, resolve(dir), 'read', (session) => {
    const only =
      options.episode === undefined
        ? null
        : episodeSet(options.episode, '--episode', session.project.brief.episodes)
    const episodes = readEpisodes(session, only)
    ctx.out.result({ episodes: episodes.map(episodeJson) }, () => episodes.flatMap(episodeLines))
  })
}

function takes(ctx: CommandContext, dir: string, product: string): Promise<void> {
  return withSession(ctx, resolve(dir), 'read', (session) => {
    const value = readTakes(session, product)
    ctx.out.result(value, () =>
      value.takes.map(
        (take) =>
          `${take.take === value.chosen ? '*' : ' '}${take.take === value.pinned ? 'P' : ' '} ${take.take}  ${take.grade.padEnd(9)}  ${take.by.padEnd(24)}  ${take.made}  ${money(take.price)}  ${take.id}`,
      ),
    )
  })
}

function check(ctx: CommandContext, dir: string): Promise<void> {
  return withSession(ctx, resolve(dir), 'read', (session) => {
    const findings = seasonFindings(session)
    ctx.out.result({ findings }, () => [
      ...findings.map(
        (one) =>
          `${one.state.padEnd(6)} ${one.severity.padEnd(7)} ${one.check.padEnd(20)} ${[one.episode ?? '', one.scene ?? '', one.line ?? one.shot ?? ''].filter(String).join(' ')}\n       ${one.evidence}   [${one.id}]`,
      ),
      `${findings.filter((one) => one.state === 'open').length} open, ${findings.filter((one) => one.state === 'waived').length} waived`,
    ])
  })
}

export function addReadCommands(program: Command, act: Action): void {
  const read = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .argument('<dir>')
      .option('--json', 'one JSON object on stdout')
  read('status', 'states of all products, and the digest of the season').action((dir: string) =>
    act((ctx) => status(ctx, dir)),
  )
  read('lines', 'the scripts, with the ids of their scenes and lines')
    .option('--episode <n>', 'only this episode')
    .action((dir: string, options: { episode?: string }) => act((ctx) => lines(ctx, dir, options)))
  read('takes', 'all makings of a product')
    .argument('<product>', 'such as voice:line-…')
    .action((dir: string, product: string) => act((ctx) => takes(ctx, dir, product)))
  read('check', 'what the checks found').action((dir: string) => act((ctx) => check(ctx, dir)))
}
