import type { Finding } from '../../../../shared/drama/film.ts'
import type { Language } from '../../../../shared/drama/vocabulary.ts'
import { dollars, usd } from '../../money/amount.ts'
import type { BudgetScope, BudgetStanding } from '../../money/budgets.ts'
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
  const lost = ledger.lost().map(({ id, slot, provider, bound, isResumable }) =>
    makeFinding(
      'answer-lost',
      language,
      { subject: id },
      {
        zh: `${provider} 对 ${slot} 的回答丢失了；${dollars(bound)} 一直预留着。${isResumable ? '再次构建也许能免费取回；否则' : ''}请在服务商处核对，再用 settle 命令定为 paid 或 free。`,
        en: `The answer of ${provider} for ${slot} is lost; ${dollars(bound)} stay reserved. ${isResumable ? 'Building again may still get it for free; if not, look' : 'Look'} it up there, then settle it as paid or free.`,
      },
    ),
  )
  const others = ledger.stoodIn()
  const first = others[0]
  const stoodIn =
    first === undefined
      ? []
      : [
          makeFinding(
            'stood-in',
            language,
            { subject: first.slot },
            {
              zh: `${others.length} 件成品由别的模型顶替做成，如 ${first.slot}。${first.why}`,
              en: `${others.length} made by a model that stood in, such as ${first.slot}. ${first.why}`,
            },
          ),
        ]
  return [...above, ...lost, ...stoodIn]
}

const nameOf = (scope: BudgetScope, numberOf: (id: number) => number): Record<Language, string> => {
  if (scope.kind === 'season') return { zh: '全剧', en: 'the season' }
  if (scope.kind === 'step') return { zh: `步骤 ${scope.step} `, en: `the step ${scope.step}` }
  const n = numberOf(scope.id)
  return { zh: `第 ${n} 集`, en: `episode ${n}` }
}

/** Budgets that have come to their warning, before the first request is refused. */
export function checkBudgets(
  budgets: readonly BudgetStanding[],
  numberOf: (id: number) => number,
  language: Language,
): Finding[] {
  return budgets
    .filter((budget) => budget.state !== 'within')
    .map(({ scope, settled, held, unknown, stopPicoUsd, state }) => {
      const name = nameOf(scope, numberOf)
      const [used, stop] = [dollars(settled + held + unknown), dollars(stopPicoUsd)]
      const full = state === 'full'
      return makeFinding(
        'budget-near',
        language,
        { subject: JSON.stringify(scope) },
        {
          zh: `${name.zh}的预算 ${stop} 已用掉或预留了 ${used}${full ? '，不会再花钱' : ''}。`,
          en: `${used} of the ${stop} for ${name.en} are spent or reserved${full ? '; nothing more is bought' : ''}.`,
        },
      )
    })
}
