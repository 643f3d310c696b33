/** Tokens of Han and like characters, and of others, at most (o200k and cl100k; reference counts over drama scripts). */
const MOST = { han: 1.4, other: 0.5 } as const
/** … and as a common vocabulary (o200k) counts them over drama scripts and the JSON around them. */
const LIKELY = { han: 0.9, other: 0.27 } as const
const HAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/gu

function count(text: string, per: { readonly han: number; readonly other: number }): number {
  const han = text.match(HAN)?.length ?? 0
  return Math.ceil(han * per.han + (text.length - han) * per.other)
}

/** The most tokens a text may be, counted from its characters. */
export const mostTokens = (text: string): number => count(text, MOST)

/** How many tokens a text will probably be, before it is known how its model counts. */
export const likelyTokens = (text: string): number => count(text, LIKELY)

/** How much of what was learned a new request changes. */
const WEIGHT = 0.3
/** What a request may be above what was learned. */
const MARGIN = 1.15
/** A request of which less than this part was read was cut by who read it, without a word. */
const LEAST_READ = 0.6
/** Shorter requests fit everywhere, and what is added around them weighs too much to learn from. */
const LEAST_TOKENS = 800
/** Models differ by so much and no more: what lies outside was counted in another way. */
const FACTORS = { least: 0.3, most: 3 } as const

/** How a model counts tokens, learned from what it reports: the weighted mean of counted over estimated, the last most. */
export class TokenFactor {
  private factor: number | null = null

  /** @param ratios counted over estimated of earlier requests, oldest first */
  constructor(ratios: readonly number[]) {
    for (const ratio of ratios) this.learn(ratio)
  }

  private learn(ratio: number): void {
    if (!(ratio >= FACTORS.least && ratio <= FACTORS.most)) return
    this.factor = this.factor === null ? ratio : this.factor + WEIGHT * (ratio - this.factor)
  }

  /** The most tokens a request will be: by what was learned, and before anything was, by its characters. */
  expected(likely: number, most: number): number {
    return this.factor === null ? most : Math.ceil(likely * this.factor * MARGIN)
  }

  /**
   * Takes in what was counted. @returns false when so much less was read than was sent that the rest was cut off;
   * nothing is learned from that
   */
  counted(likely: number, inputTokens: number): boolean {
    if (likely < LEAST_TOKENS) return true
    const ratio = inputTokens / likely
    if (ratio < LEAST_READ * Math.min(1, this.factor ?? 1)) return false
    this.learn(ratio)
    return true
  }
}
