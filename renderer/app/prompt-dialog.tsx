import { useTranslation } from 'react-i18next'
import type { RouteOutput } from '../../shared/contract/index.ts'
import { useRead } from '../rpc/hooks.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Facts } from '../ui/panel.tsx'
import { PriceText } from '../ui/price.tsx'
import { Answer } from './answer.tsx'
import styles from './prompt-dialog.module.css'

type Told = RouteOutput<'prompt.get'>

const WIDTH_PX = 860

function Words({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section className={styles['words']} aria-label={title}>
      <h3>{title}</h3>
      <pre className="selectable">{text}</pre>
    </section>
  )
}

function Assembled({ told }: { readonly told: Told }) {
  const { t } = useTranslation('compare')
  const { t: term } = useTranslation('terms')
  const asked = told.model === null ? t('prompt.rehearsed') : told.model
  return (
    <>
      <Facts
        facts={[
          [t('prompt.role'), term(`role.${told.role}`)],
          [t('prompt.model'), asked],
          [
            t('prompt.tokens'),
            t('prompt.tokensOf', { input: told.likelyTokens, output: told.mostOutputTokens }),
          ],
          [t('prompt.most'), <PriceText key="most" amount={told.most?.amount ?? null} />],
        ]}
      />
      <Words title={t('prompt.system')} text={told.system} />
      <Words title={t('prompt.user')} text={told.user} />
      <Words title={t('prompt.schema')} text={told.schema} />
    </>
  )
}

/** What a model would be told for a text product, as it would be sent now. */
export function PromptDialog({
  product,
  onClose,
}: {
  readonly product: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('compare')
  const query = useRead('prompt.get', { product })
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={t('prompt.title')}
      width={WIDTH_PX}
    >
      <Answer query={query}>{(told) => <Assembled told={told} />}</Answer>
    </Dialog>
  )
}
