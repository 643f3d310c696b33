import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Film } from '../../shared/contract/stage.ts'
import type { Shortcut } from '../app/shortcuts.ts'
import { useShortcuts } from '../app/shortcuts.ts'
import { useStatus, type StatusItem } from '../app/status.ts'
import { indexAt, spanOf } from './player/film-time.ts'
import { secondStep, type Player } from './player/player.ts'
import { setStageView, zoomed } from './stage-state.ts'
import { followNow, useSceneIndex, useShot, useStage } from './stage-context.ts'
import { useSetSettings } from './use-settings.ts'
import { sceneNumber } from './well.tsx'
import type { Takes } from './use-takes.ts'

type Key = readonly [keys: string, label: string, run: () => void]

/** Goes to the start of this shot, or of the one before when it stands there; or to the next one. */
function toShot(film: Film, player: Player, direction: 1 | -1): void {
  const frame = player.frame()
  const at = indexAt(film.shots, frame)
  const here = film.shots[at]
  if (here === undefined) return
  const back = frame > here.startFrame ? at : at - 1
  const to = film.shots[direction > 0 ? at + 1 : back]
  if (to !== undefined) player.seek(to.startFrame)
}

function loopScene(film: Film, player: Player): void {
  const scene = film.scenes[indexAt(film.scenes, player.frame())]
  player.loop(player.state().loop || scene === undefined ? null : spanOf(scene))
}

/** Keys that move the film. */
function usePlayKeys(): Key[] {
  const { t } = useTranslation('stage')
  const { film, player } = useStage()
  const second = secondStep(player.job)
  return [
    ['Space', t('keys.play'), () => player.toggle()],
    ['J', t('keys.backward'), () => player.shuttle(-1)],
    ['K', t('keys.stop'), () => player.pause()],
    ['L', t('keys.forward'), () => player.shuttle(1)],
    ['ArrowLeft', t('keys.frameBack'), () => player.step(-1)],
    ['ArrowRight', t('keys.frameOn'), () => player.step(1)],
    ['Shift+ArrowLeft', t('keys.secondBack'), () => player.step(-second)],
    ['Shift+ArrowRight', t('keys.secondOn'), () => player.step(second)],
    ['ArrowUp', t('keys.shotBack'), () => toShot(film, player, -1)],
    ['ArrowDown', t('keys.shotOn'), () => toShot(film, player, 1)],
    ['Home', t('controls.start'), () => player.seek(0)],
    ['End', t('controls.end'), () => player.seek(film.durationFrames - 1)],
    ['O', t('keys.loop'), () => loopScene(film, player)],
  ]
}

/** Keys of what is seen and heard around the picture. */
function useViewKeys(timelineOpen: boolean): Key[] {
  const { t } = useTranslation('stage')
  const set = useSetSettings()
  const zoom = (direction: 1 | -1) =>
    setStageView(({ zoom: now }) => ({ zoom: zoomed(now ?? 16, direction, 4) }))
  return [
    ['M', t('keys.mute'), () => setStageView(({ muted }) => ({ muted: !muted }))],
    ['C', t('keys.captions'), () => set(({ captions }) => ({ captions: !captions }))],
    ['F', t('keys.focus'), () => setStageView(({ focus }) => ({ focus: !focus }))],
    ['T', t('keys.timeline'), () => setStageView({ timeline: !timelineOpen })],
    ['=', t('keys.zoomIn'), () => zoom(1)],
    ['-', t('keys.zoomOut'), () => zoom(-1)],
    ['Z', t('keys.fit'), () => setStageView({ zoom: null })],
  ]
}

/** Numbers of the takes a key chooses. */
const choosable = ({ list }: Takes): number[] =>
  (list?.takes ?? [])
    .filter(({ fits, whole, number }) => fits && whole && number <= 9)
    .map(({ number }) => number)

function togglePin({ list, pin }: Takes): void {
  if (list !== undefined && list.shown !== null) pin(list.pinned === null ? list.shown : null)
}

function choose(takes: Takes, number: number): void {
  if (choosable(takes).includes(number)) takes.choose(number)
}

/** Keys of the takes of the shot under the playhead: of the one that is seen, also while the panels show the one before. */
function useTakeKeys(takes: Takes): Key[] {
  const { t } = useTranslation('stage')
  const { player, writable } = useStage()
  const latest = useRef(takes)
  useLayoutEffect(() => {
    latest.current = takes
  })
  if (!writable) return []
  const onSeen = (act: (own: Takes) => void) => () => {
    followNow(player)
    act(latest.current)
  }
  return [
    ['P', t('keys.pin'), onSeen(togglePin)],
    ['R', t('keys.reroll'), onSeen((own) => own.reroll())],
    ...choosable(takes).map((number): Key => [
      String(number),
      t('takes.choose', { number }),
      onSeen((own) => choose(own, number)),
    ]),
  ]
}

/** Every key of the room, and the hints of the status bar. */
export function useStageKeys(takes: Takes, timelineOpen: boolean): void {
  const { t } = useTranslation(['stage', 'app'])
  const keys = [...usePlayKeys(), ...useViewKeys(timelineOpen), ...useTakeKeys(takes)]
  const group = t('app:rooms.stage')
  const shortcuts = keys.map(([keyNames, label, run]): Shortcut => ({ keys: keyNames, label, group, run }))
  useShortcuts(useLatest(shortcuts))
  useHints()
}

/** The same shortcuts as long as their keys and words are: what they run is always that of the last render. */
function useLatest(shortcuts: readonly Shortcut[]): readonly Shortcut[] {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  const names = shortcuts.map(({ keys, label }) => `${keys}\t${label}`).join('\n')
  const group = shortcuts[0]?.group ?? ''
  return useMemo(
    () =>
      names.split('\n').map((name): Shortcut => {
        const [keys = '', label = ''] = name.split('\t')
        return { keys, label, group, run: () => latest.current.find((one) => one.keys === keys)?.run() }
      }),
    [names, group],
  )
}

function useHints(): void {
  const { t } = useTranslation('stage')
  const { film } = useStage()
  const shot = useShot()
  const scene = film.scenes[useSceneIndex()]
  const { width, height, fps } = film
  const place =
    shot === undefined || scene === undefined
      ? ''
      : t('shotOf', { scene: sceneNumber(scene.heading), number: shot.number })
  useStatus(
    useMemo<StatusItem[]>(
      () => [
        { id: 'stage.place', kind: 'subject', text: place },
        { id: 'stage.play', kind: 'hint', keys: ['Space'], text: t('keys.hintPlay') },
        { id: 'stage.shuttle', kind: 'hint', keys: ['J', 'K', 'L'], text: t('keys.hintShuttle') },
        { id: 'stage.frame', kind: 'hint', keys: ['ArrowLeft', 'ArrowRight'], text: t('keys.hintFrame') },
        { id: 'stage.pin', kind: 'hint', keys: ['P'], text: t('keys.hintPin') },
        { id: 'stage.reroll', kind: 'hint', keys: ['R'], text: t('keys.hintReroll') },
        { id: 'stage.focus', kind: 'hint', keys: ['F'], text: t('keys.hintFocus') },
        {
          id: 'stage.format',
          kind: 'fact',
          text: `${width}×${height} · ${t('controls.fps', { fps: Math.round((fps.num / fps.den) * 100) / 100 })}`,
        },
      ],
      [t, place, width, height, fps],
    ),
  )
}
