import type { prompt } from '../../../../shared/contract/prompt.ts'
import { usdIfKnown } from '../../money/amount.ts'
import { promptOf } from '../../prompt-of.ts'
import type { HandlersOf } from '../handler.ts'

export const promptHandlers: HandlersOf<typeof prompt> = {
  'prompt.get': async ({ product }, { desk }) => {
    const { schema, mostPicoUsd, ...told } = await promptOf(desk.session(), product)
    return { ...told, schema: JSON.stringify(schema, null, 1), most: usdIfKnown(mostPicoUsd) }
  },
}
