import { MessageSquareText, MoreHorizontal, PenLine, Play } from 'lucide-react'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScriptScene } from '../../shared/contract/script.ts'
import { useTellFailure } from '../app/failures.ts'
import { PromptDialog } from '../app/prompt-dialog.tsx'
import { ceilingOf, useAgreed } from '../app/spending.ts'
import { navigate } from '../app/router.ts'
import { useWrite } from '../rpc/hooks.ts'
import { useScreen } from '../state/screen.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { MenuButton, type MenuEntry } from '../ui/menu.tsx'
import { say } from '../ui/toasts.ts'
import { LineRow } from './line-row.tsx'
import styles from './script.module.css'
import { useScript } from './script-state.ts'

/** Writes a scene anew: one more take, or proposals line by line where a person has edited it. */
function useRewrite(scene: ScriptScene): () => void {
  const { t } = useTranslation('script')
  const propose = useWrite('script.propose')
  const reroll = useWrite('takes.reroll')
  const agreed = useAgreed()
  const take = useScript((state) => state.propose)
  const failed = useTellFailure()
  return () => {
    if (scene.held)
      propose.mutate(
        { scene: scene.id },
        {
          onSuccess: ({ proposals }) => {
            take(proposals)
            say({ state: 'running', text: t('proposal.count', { count: proposals.length }) })
          },
          onError: failed,
        },
      )
    else {
      const product = `script:${scene.id}`
      agreed({ reroll: product }, (ceiling) =>
        reroll.mutate(
          { product, ...ceilingOf(ceiling) },
          { onSuccess: () => say({ state: 'stale', text: t('scene.rerolled') }), onError: failed },
        ),
      )
    }
  }
}

/** What can be done with the words of a scene as a whole. */
function useSceneActions(
  scene: ScriptScene,
  episode: number,
  readOnly: boolean,
  onPrompt: () => void,
): MenuEntry[] {
  const { t } = useTranslation('script')
  const { t: compared } = useTranslation('compare')
  const remove = useWrite('board.removeScene')
  const failed = useTellFailure()
  const rewrite = useRewrite(scene)
  return [
    {
      id: 'rewrite',
      label: scene.held ? t('scene.propose') : t('scene.rewrite'),
      icon: PenLine,
      price: '0.00',
      disabled: readOnly || scene.lines.length === 0,
      onSelect: rewrite,
    },
    { id: 'prompt', label: compared('prompt.show'), icon: MessageSquareText, onSelect: onPrompt },
    {
      id: 'play',
      label: t('scene.play'),
      icon: Play,
      onSelect: () => navigate('stage', { episode, scene: scene.id }),
    },
    'line',
    {
      id: 'remove',
      label: t('scene.remove'),
      danger: true,
      disabled: readOnly,
      onSelect: () => remove.mutate({ scene: scene.id }, { onError: failed }),
    },
  ]
}

/** The selected line when it is one of the scene's; null when it is in another one, so that this one is not drawn again. */
const useSelectedIn = (scene: ScriptScene): string | null =>
  useScreen(({ line }) => (scene.lines.some((one) => one.id === line) ? line : null))

/** A scene of the page: heading, who is in it, and its lines. */
export const SceneBlock = memo(function SceneBlock({
  scene,
  episode,
  first,
  readOnly,
}: {
  readonly scene: ScriptScene
  readonly episode: number
  /** Number of its first line in the episode. */
  readonly first: number
  readonly readOnly: boolean
}) {
  const { t } = useTranslation(['script', 'terms'])
  const selected = useSelectedIn(scene)
  const [prompted, setPrompted] = useState(false)
  const actions = useSceneActions(scene, episode, readOnly, () => setPrompted(true))
  return (
    <section className={styles['scene']} aria-label={scene.heading} data-scene={scene.id}>
      <header>
        <h2 className="story">{scene.heading}</h2>
        {scene.held && <span className={styles['held']}>{t('scene.held')}</span>}
        <MenuButton
          align="end"
          trigger={<IconButton icon={MoreHorizontal} label={t('scene.more')} />}
          entries={actions}
        />
        {prompted && <PromptDialog product={`script:${scene.id}`} onClose={() => setPrompted(false)} />}
      </header>
      <p className={styles['who']}>
        {t('scene.people', { people: scene.cast.map((one) => one.name).join(t('terms:comma')) })}
      </p>
      {scene.lines.length === 0 ? (
        <p className={styles['unwritten']}>{t('scene.unwritten')}</p>
      ) : (
        scene.lines.map((line, i) => (
          <LineRow
            key={line.id}
            line={line}
            number={first + i}
            current={line.id === selected}
            readOnly={readOnly}
          />
        ))
      )}
    </section>
  )
})
