import { startTransition, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureState } from '../app/answer.tsx'
import { useCommandSources, type Command } from '../app/commands.ts'
import { navigate, useParam } from '../app/router.ts'
import { useStatus } from '../app/status.ts'
import { request, type RequestError } from '../rpc/client.ts'
import { useRead } from '../rpc/hooks.ts'
import { useScreen } from '../state/screen.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Loading } from '../ui/loading.tsx'
import { Panes } from '../ui/panes.tsx'
import { Toolbar, ToolbarGap } from '../ui/panel.tsx'
import { Progress } from '../ui/progress.tsx'
import { clock } from '../ui/time-text.ts'
import { focusLineById } from './line-keys.ts'
import { LineInspector } from './line-inspector.tsx'
import { SceneBlock } from './scene-block.tsx'
import { ScriptTree } from './script-tree.tsx'
import styles from './script.module.css'
import type { RouteOutput } from '../../shared/contract/index.ts'

type Episode = RouteOutput<'script.episode'>

/** Goes where the address says: to an episode, a scene or a line. */
function useAddressed(): void {
  const episode = Number(useParam('episode') ?? '')
  const scene = useParam('scene')
  const line = useParam('line')
  const where = useRead('script.findLine', { line: line ?? '-' }, { enabled: line !== null })
  const { lookAt, select } = useScreen.getState()
  const found = where.data?.episode
  useEffect(() => {
    if (Number.isInteger(episode) && episode > 0) lookAt(episode)
    if (found !== undefined) lookAt(found)
    if (scene !== null) select({ scene })
    if (line !== null) select({ line })
  }, [episode, scene, line, found, lookAt, select])
}

/** Lines of the whole season in the palette. */
function useLineSearch(): void {
  const { t } = useTranslation('script')
  useCommandSources(
    useMemo(
      () => [
        {
          id: 'script.lines',
          find: async (text: string, signal: AbortSignal): Promise<readonly Command[]> => {
            const { hits } = await request('script.search', { text }, signal)
            return hits.slice(0, 20).map((hit): Command => ({
              id: `line.${hit.line}`,
              label:
                hit.speaker === null ? hit.text : t('search.said', { speaker: hit.speaker, text: hit.text }),
              detail: hit.heading,
              group: 'find',
              story: true,
              run: () => navigate('script', { line: hit.line }),
            }))
          },
        },
      ],
      [t],
    ),
  )
}

function Head({ episode }: { readonly episode: Episode }) {
  const { t } = useTranslation('script')
  const { seconds, targetSeconds } = episode
  return (
    <Toolbar label={t('tools')}>
      <strong className={`${styles['title']} story`}>
        {episode.number} · {episode.title}
      </strong>
      <ToolbarGap />
      <span className="num">{t('words', { count: episode.words })}</span>
      <span className={styles['meter']}>
        <Progress
          value={seconds === null ? 0 : seconds / targetSeconds}
          working={false}
          label={t('length')}
        />
      </span>
      <span className="num">
        {seconds === null ? '—' : clock(seconds)} / {clock(targetSeconds)}
      </span>
    </Toolbar>
  )
}

/** Scenes drawn before anything is shown: as many as fit into a window. */
const AT_ONCE = 2

/**
 * How many scenes of a page are drawn: the first ones at once, the others a moment later and without holding up a key.
 * All of them where the address names a place in the page.
 */
function useScenesThere(count: number): number {
  const addressed = [useParam('line'), useParam('scene')].some((at) => at !== null)
  const [all, setAll] = useState(addressed)
  useEffect(() => {
    if (!all) startTransition(() => setAll(true))
  }, [all])
  return all || addressed ? count : Math.min(AT_ONCE, count)
}

/** The page of an episode. */
function Page({ episode, readOnly }: { readonly episode: Episode; readonly readOnly: boolean }) {
  const { t } = useTranslation('script')
  const language = useRead('drama.current', {}).data?.drama?.language ?? 'zh'
  const firsts = episode.scenes.map((_, i) =>
    episode.scenes.slice(0, i).reduce((sum, scene) => sum + scene.lines.length, 1),
  )
  const there = useScenesThere(episode.scenes.length)
  return (
    <div className={styles['desk']} data-pane-focus="" tabIndex={-1}>
      <article className={styles['page']} data-language={language} lang={language === 'zh' ? 'zh-CN' : 'en'}>
        {episode.scenes.slice(0, there).map((scene, i) => (
          <SceneBlock
            key={scene.id}
            scene={scene}
            episode={episode.number}
            first={firsts[i] ?? 1}
            readOnly={readOnly}
          />
        ))}
        {there >= episode.scenes.length && <p className={styles['end']}>{t('end')}</p>}
      </article>
    </div>
  )
}

/** Brings the selected line or scene into sight once the page that holds it is there. */
function useArrival(episode: Episode | undefined): void {
  const line = useParam('line')
  const scene = useParam('scene')
  const number = episode?.number
  useEffect(() => {
    if (number === undefined) return
    if (line !== null) focusLineById(line)
    else if (scene !== null) document.querySelector(`[data-scene="${CSS.escape(scene)}"]`)?.scrollIntoView()
  }, [number, line, scene])
}

/** Hints of the room in the status bar. */
function useHints(): void {
  const { t } = useTranslation('script')
  useStatus(
    useMemo(
      () => [
        { id: 'script.next', kind: 'hint' as const, keys: ['Enter'], text: t('keys.next') },
        { id: 'script.undo', kind: 'hint' as const, keys: ['Mod+Z'], text: t('keys.undo') },
        { id: 'script.find', kind: 'hint' as const, keys: ['Mod+K'], text: t('keys.find') },
      ],
      [t],
    ),
  )
}

function openEpisode(episode: number, scene: string | null): void {
  useScreen.getState().lookAt(episode)
  useScreen.getState().select({ scene })
  navigate('script', { episode, scene }, { replace: true })
}

/** What stands in place of a page: an episode that is not written yet, or what went wrong. */
function NoPage({ error, onRetry }: { readonly error: RequestError; readonly onRetry: () => void }) {
  const { t } = useTranslation('script')
  if (error.code === 'NOT_FOUND')
    return (
      <EmptyState
        fill
        title={t('unwritten')}
        text={t('unwrittenHint')}
        actions={<Button onClick={() => navigate('build')}>{t('toBuild')}</Button>}
      />
    )
  return <FailureState error={error} onRetry={onRetry} />
}

/** True once what is there has been painted; it stays true. */
function usePainted(isThere: boolean): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    if (painted || !isThere) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => (timer = setTimeout(() => setPainted(true))))
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [painted, isThere])
  return painted
}

/** The script: the season's scenes and lines, edited where they stand. */
export function ScriptRoom() {
  const { t } = useTranslation('script')
  useAddressed()
  useLineSearch()
  useHints()
  const { episode: number, scene, line: selected } = useScreen()
  const readOnly = useRead('drama.current', {}).data?.drama?.mode === 'read'
  const episode = useRead('script.episode', { episode: number })
  const data = episode.data
  const painted = usePainted(!episode.isPending)
  useArrival(data)
  const lines = data?.scenes.flatMap((one) => one.lines) ?? []
  const line = lines.find((one) => one.id === selected) ?? null
  const lineScene = data?.scenes.find((one) => one.lines.some((each) => each.id === selected)) ?? null
  return (
    <Panes
      room="script"
      mainLabel={t('page')}
      sideLabel={t('season')}
      side={
        <ScriptTree
          episode={number}
          scene={lineScene?.id ?? scene}
          // The page first: the tree says how every episode of the season stands.
          ready={painted}
          onOpen={openEpisode}
        />
      }
      inspector={
        <LineInspector
          key={line?.id}
          scene={lineScene}
          line={line}
          number={line === null ? 0 : lines.indexOf(line) + 1}
          episode={number}
          readOnly={readOnly}
        />
      }
    >
      {data !== undefined ? (
        <>
          <Head episode={data} />
          <Page key={data.number} episode={data} readOnly={readOnly} />
        </>
      ) : episode.error === null ? (
        <Loading />
      ) : (
        <NoPage error={episode.error} onRetry={() => void episode.refetch()} />
      )}
    </Panes>
  )
}
