import { useTranslation } from 'react-i18next'
import type { ScriptLine } from '../../shared/contract/script.ts'
import type { StageShot } from '../../shared/contract/stage.ts'
import { roomHash } from '../app/router.ts'
import { useRead } from '../rpc/hooks.ts'
import { Section } from '../ui/panel.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { useStage } from './stage-context.ts'
import styles from './inspector.module.css'

/** The lines of an episode by their id, as they are written now. */
function useLines(episode: number): ReadonlyMap<string, ScriptLine> {
  const script = useRead('script.episode', { episode })
  return new Map((script.data?.scenes ?? []).flatMap(({ lines }) => lines.map((line) => [line.id, line])))
}

function Line({ line }: { line: ScriptLine }) {
  const { lang } = useStage()
  const { t } = useTranslation(['stage', 'terms'])
  const voice = line.voice
  return (
    <a
      className={styles['line']}
      href={roomHash('script', { line: line.id })}
      title={t('inspector.openLine')}
    >
      <span className={styles['who']}>
        <b>{line.speakerName ?? t(`terms:lineKind.${line.kind}`)}</b>
        {voice !== null && voice.state !== 'current' && <StateMark state={voice.state} />}
      </span>
      <span className={`${styles['said']} story`} lang={lang}>
        {line.text}
      </span>
    </a>
  )
}

/** What is said and told in a shot; each line leads to its place in the script. */
export function LinesSection({ shot }: { shot: StageShot }) {
  const { t } = useTranslation('stage')
  const { film } = useStage()
  const known = useLines(film.episode)
  const lines = shot.lines.flatMap((id) => known.get(id) ?? [])
  return (
    <Section title={t('inspector.lines')} note={lines.length === 0 ? undefined : lines.length}>
      {lines.length === 0 ? (
        <p className={styles['quiet']}>{t('inspector.noLines')}</p>
      ) : (
        <div className={styles['lines']}>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </div>
      )}
    </Section>
  )
}
