import type { Finding } from '../../../../shared/drama/film.ts'
import type { Language } from '../../../../shared/drama/vocabulary.ts'
import { usd } from '../../money/amount.ts'
import type { Ledger } from '../../money/ledger.ts'
import { makeFinding } from '../finding.ts'

/** Bills above what had been reserved for them, and requests whose answer was lost: nobody may miss either. */
export function checkLedger(ledger: Ledger, language: Language): Finding[] {
  const above = ledger.overruns().map(({ id, slot, provider, bound, cost }) => {
    const [asked, billed] = [usd(bound).amount, usd(cost).amount]
    return makeFinding(
      'bill-above-price',
      language,
      { subject: id },
      {
        zh: `${provider} 为 ${slot} 收了 ${billed} 美元，预留的最高金额是 ${asked}。请核对价格。`,
        en: `${provider} billed ${billed} USD for ${slot}, where ${asked} had been expected at most. Check its price.`,
      },
    )
  })
  const lost = ledger.lost().map(({ id, slot, provider, bound }) =>
    makeFinding(
      'answer-lost',
      language,
      { subject: id },
      {
        zh: `${provider} 对 ${slot} 的回答丢失了；${usd(bound).amount} 美元一直预留着。请在服务商处核对，再用 settle 命令定为 paid 或 free。`,
        en: `The answer of ${provider} for ${slot} is lost; ${usd(bound).amount} USD stay reserved. Look it up there, then settle it as paid or free.`,
      },
    ),
  )
  return [...above, ...lost]
}
