/** What words about a person, in Chinese or English, say about their look. */
import type { FigureLook } from '../look.ts'

type Outfit = FigureLook['outfit']
/** What a word fixes. Lists are choices. */
export type Wish = {
  readonly outfits?: readonly Outfit[]
  readonly palettes?: readonly string[]
  readonly hairStyles?: readonly FigureLook['hairStyle'][]
  readonly hairColors?: readonly string[]
  readonly builds?: readonly FigureLook['build'][]
  readonly glasses?: true
  readonly beard?: true
  readonly mark?: string
  readonly earring?: true
}
/** What is heard, and up to which age it is believed: a school teacher wears no school uniform. */
type Saying = readonly [pattern: RegExp, wish: Wish, until?: number]

const PUPIL_UNTIL = 21

/** Trades and clothes of the present. */
const MODERN: readonly Saying[] = [
  [
    /校服|学生|同学|高中|初中|小学|school|student|pupil/i,
    { outfits: ['school'], palettes: ['navy', 'moss', 'plum'] },
    PUPIL_UNTIL,
  ],
  [/警|保安|police|officer|\bcop\b|sheriff|security/i, { outfits: ['police'], palettes: ['night', 'navy'] }],
  [
    /医生|大夫|护士|白大褂|院长|研究员|科学家|法医|doctor|nurse|surgeon|physician|scientist|\blab\b/i,
    { outfits: ['uniform'], palettes: ['linen', 'cream'] },
  ],
  [
    /外卖|快递|骑手|跑腿|送货|courier|delivery|rider/i,
    { outfits: ['delivery'], palettes: ['lemon', 'celadon', 'crimson'] },
  ],
  [
    /厨|围裙|服务员|店员|保姆|阿姨|摊主|烘焙|咖啡师|佣人|chef|cook|apron|waiter|waitress|barista|baker|nanny|maid|housekeeper/i,
    { outfits: ['apron'] },
  ],
  [/婚纱|新娘|bride|wedding gown/i, { outfits: ['gown'], palettes: ['cream', 'linen', 'rouge'] }],
  [/礼服|晚宴|晚会|名媛|明星|歌手|gown|\bball\b|diva|\bstar\b|singer/i, { outfits: ['gown', 'dress'] }],
  [
    /西装|西服|总裁|董事|老板|律师|经理|秘书|助理|管家|银行|会计|商人|\bsuit\b|\bceo\b|boss|lawyer|attorney|manager|banker|executive|assistant|butler|businessman/i,
    { outfits: ['suit'] },
  ],
  [/风衣|大衣|侦探|记者|作家|coat|trench|detective|reporter|journalist|writer/i, { outfits: ['coat'] }],
  [/旗袍|姨太太|歌女|qipao|cheongsam/i, { outfits: ['qipao'] }],
  [
    /老夫人|奶奶|外婆|姥姥|太太|婆婆|唐装|grandmother|grandma|matriarch|dowager|madam/i,
    { outfits: ['jacket'] },
  ],
  [/衬衫|程序员|实习|职员|\bshirt\b|programmer|engineer|intern|clerk/i, { outfits: ['shirt', 'blouse'] }],
  [/卫衣|混混|小弟|黑客|hoodie|hacker|thug|gamer/i, { outfits: ['hoodie'] }],
  [/运动|教练|健身|跑步|体育|tracksuit|coach|athlete|\bgym\b|sports/i, { outfits: ['tracksuit'] }],
  [
    /毛衣|老师|教师|教授|画家|邻居|sweater|teacher|professor|painter|artist|neighbou?r|librarian/i,
    { outfits: ['sweater'] },
  ],
  [/连衣裙|裙子|小姐|闺蜜|dress|socialite|heiress/i, { outfits: ['dress'] }],
]
/** Ranks and clothes of the past. */
const PERIOD: readonly Saying[] = [
  [
    /官|大人|皇|王爷|太子|丞相|尚书|太监|公公|知府|县令|official|minister|emperor|king|prince(?!ss)|magistrate|eunuch|lord/i,
    { outfits: ['official'] },
  ],
  [
    /汉服|公主|娘娘|妃|贵人|皇后|太后|小姐|郡主|仙|hanfu|princess|concubine|empress|queen|consort|\blady\b|fairy/i,
    { outfits: ['hanfu'] },
  ],
  [/将军|铠甲|士兵|校尉|都尉|元帅|\bgeneral\b|armou?r|soldier|commander|knight/i, { outfits: ['armor'] }],
  [/披风|斗篷|侠|剑|刺客|杀手|护卫|cape|cloak|swordsman|assassin|guard|warrior/i, { outfits: ['cape'] }],
  [
    /掌柜|书生|长衫|管家|先生|大夫|丫鬟|宫女|仆|小二|郎中|scholar|merchant|servant|maid|shopkeeper|physician|tunic|steward/i,
    { outfits: ['tunic'] },
  ],
]
/** Things of the body, of any time. */
const BODY: readonly Saying[] = [
  [/眼镜|glasses|spectacles/i, { glasses: true }],
  [/胡子|胡须|长须|beard/i, { beard: true }],
  [/光头|秃|bald/i, { hairStyles: ['bald'] }],
  [/卷发|curly|curls|afro/i, { hairStyles: ['curly'] }],
  [/马尾|pony ?tail/i, { hairStyles: ['pony'] }],
  [/辫|braid|plait/i, { hairStyles: ['braid'] }],
  [/丸子头|双髻/i, { hairStyles: ['buns'] }],
  [/寸头|板寸|buzz ?cut|crew ?cut/i, { hairStyles: ['buzz'] }],
  [/长发|披肩|long hair/i, { hairStyles: ['long', 'lob'] }],
  [/短发|short hair/i, { hairStyles: ['bob', 'crop'] }],
  [/红发|red hair|redhead/i, { hairColors: ['auburn', 'wine'] }],
  [/白发|银发|white hair|silver hair/i, { hairColors: ['silver'] }],
  [/胖|丰满|圆润|\bfat\b|stout|plump|chubby/i, { builds: ['stout'] }],
  [/瘦|纤细|苗条|slim|thin|skinny|slender/i, { builds: ['slim'] }],
  [/壮|魁梧|高大|burly|muscular|broad|\btall\b/i, { builds: ['broad'] }],
  [/刀疤|疤|scar/i, { mark: 'cheekScar' }],
  [/痣|\bmole\b/i, { mark: 'mole' }],
  [/雀斑|freckle/i, { mark: 'freckles' }],
  [/花钿/, { mark: 'huadian' }],
  [/耳环|earring/i, { earring: true }],
]
/** What the words wish for somebody of this age; of two words about the same thing the first counts. */
export function wishOf(hints: readonly string[], era: 'modern' | 'period', age: number): Wish {
  const sayings = [...(era === 'modern' ? MODERN : PERIOD), ...BODY]
  const wishes = hints.flatMap((hint) =>
    sayings.filter(([said, , until]) => age <= (until ?? age) && said.test(hint)).map(([, wish]) => wish),
  )
  return Object.assign({}, ...wishes.toReversed())
}
