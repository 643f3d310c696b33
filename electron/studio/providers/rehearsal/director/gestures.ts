import type { Pose } from '../../../../../shared/picture/composition.ts'

/** What a stage direction makes people do. */
export interface Gesture {
  readonly pose: Pose
  /** Pose of the other person; null when only one is concerned. */
  readonly other: Pose | null
  /** Two people who touch: they are staged close together. */
  readonly contact: 'slap' | 'embrace' | 'hold' | null
  /** True when the posture lasts until somebody rises. */
  readonly lasts: boolean
  /** True for what is too big for a close shot. */
  readonly big: boolean
}

const gesture = (pose: Pose, rest: Partial<Gesture> = {}): Gesture => ({
  pose,
  other: null,
  contact: null,
  lasts: false,
  big: false,
  ...rest,
})

interface Rule {
  readonly zh: RegExp
  readonly en: RegExp
  readonly gesture: Gesture
}

/** Words of stage directions and what they show, strongest first: the first rule that matches holds. */
const RULES: readonly Rule[] = [
  {
    zh: /耳光|巴掌|掌掴|扇(?:了|过去)/u,
    en: /\bslap(?:s|ped)?\b|\bhits? (?:him|her)\b/iu,
    gesture: gesture('slap', { other: 'slapped', contact: 'slap', big: true }),
  },
  {
    zh: /抱住|拥抱|相拥|搂[住进过]|拥入|抱紧|揽[入进住]|扑进.*怀/u,
    en: /\bhugs?\b|\bembraces?\b|\bin(?:to)? (?:his|her|their) arms\b|\barms around\b|\bholds? (?:him|her|them)\b/iu,
    gesture: gesture('embrace', { other: 'embrace', contact: 'embrace', big: true }),
  },
  { zh: /跪/u, en: /\bkne(?:els?|lt)\b|\bknees\b/iu, gesture: gesture('kneel', { lasts: true, big: true }) },
  {
    zh: /站起|起身|爬起|扶起/u,
    en: /\b(?:stands?|gets?|stood) up\b|\brises?\b|\bto (?:his|her) feet\b/iu,
    gesture: gesture('stand', { lasts: true }),
  },
  {
    zh: /拽|拉住|扯住|拦住|挡住|抓住.{0,6}(?:手|腕|胳膊|袖|肩)/u,
    en: /\b(?:grabs?|seizes|catches|pulls?|drags?) (?:at )?(?:him|her|his|the|\w+'s)\b|\bblocks?\b.*\b(?:way|door|path)\b/iu,
    gesture: gesture('reach', { other: 'stand', contact: 'hold', big: true }),
  },
  {
    zh: /坐[下在到着回]|落座|瘫坐|坐进/u,
    en: /\bsits?\b|\bsat\b|\btakes? a seat\b|\bsinks? (?:down|into|onto)\b/iu,
    gesture: gesture('sit', { lasts: true, big: true }),
  },
  {
    zh: /转身|离开|离去|走[出远了]|背[过对]身?|夺门|往外走|头也不回/u,
    en: /\bturns? (?:away|to (?:leave|go)|(?:his|her) back)\b|\bwalks? (?:out|away|off)\b|\bleaves?\b|\bstorms? out\b|\bfor the door\b/iu,
    gesture: gesture('away', { big: true }),
  },
  {
    zh: /走[进来向近过]|冲[进来向过]|推(?:门|开门)|进[来门屋]|跑|赶来|上前|闯|迈|踏进|凑近/u,
    en: /\benters?\b|\bwalks?\b|\bruns?\b|\bsteps?\b|\brush(?:es)?\b|\bcomes? (?:in|over|closer|up)\b|\bapproach(?:es)?\b|\bstrides?\b|\bpushes? (?:the door|open)\b|\bpaces\b/iu,
    gesture: gesture('walk', { big: true }),
  },
  {
    zh: /指[着向了]|手指.{0,3}(?:着|向)/u,
    en: /\bpoint(?:s|ing|ed)?\b/iu,
    gesture: gesture('point', { big: true }),
  },
  { zh: /叉腰/u, en: /\bhands? on (?:his|her|their) hips?\b/iu, gesture: gesture('hip') },
  {
    zh: /抱[起着]?(?:双)?臂|双臂|冷眼/u,
    en: /\b(?:cross(?:es)?|folds?) (?:his|her|their)? ?arms\b|\barms (?:crossed|folded)\b/iu,
    gesture: gesture('crossed'),
  },
  {
    zh: /茶|酒|咖啡|杯|碗|喝|抿|斟/u,
    en: /\bcups?\b|\btea\b|\bglass\b|\bdrinks?\b|\bsips?\b|\bpours?\b|\bcoffee\b|\bbowl\b|\bwine\b/iu,
    gesture: gesture('cup'),
  },
  {
    zh: /递|塞|伸手|交给|推[过到给]|放[在下到]|掏出|拿[出起]|取出|接过|举起|捡|摊开|搁|展开|撕|摘/u,
    en: /\bhands (?:him|her|it|over|them|the|a)\b|\bholds? (?:out|up)\b|\breach(?:es)?\b|\boffers?\b|\bpasses\b|\bslides?\b|\b(?:puts?|sets?|lays?|places)\b|\btakes? out\b|\bpicks? up\b|\braises?\b|\bopens?\b|\btears?\b/iu,
    gesture: gesture('reach'),
  },
  {
    zh: /攥|握紧|绞|低[下]?头|捂|缩|垂/u,
    en: /\bclench(?:es)?\b|\bclasps?\b|\bwrings?\b|\bclutch(?:es)?\b|\blowers?\b|\blooks? down\b|\bgrips?\b/iu,
    gesture: gesture('clasp'),
  },
]

/** What a stage direction in Chinese or English shows, or null when it names no posture. */
export function gestureOf(text: string): Gesture | null {
  return RULES.find((rule) => rule.zh.test(text) || rule.en.test(text))?.gesture ?? null
}

/** Stage directions that happen in a face: they call for a close shot. */
export function isFacial(text: string): boolean {
  return (
    /眼|泪|脸|嘴角|嘴唇|眉|怔|愣|笑|目光|瞳|咬|神情|脸色|僵/u.test(text) ||
    /\beyes?\b|\btears?\b|\bface\b|\blips?\b|\bsmiles?\b|\bstares?\b|\bfreezes?\b|\bblinks?\b|\bfrowns?\b|\blooks? at\b|\bgaze\b/iu.test(
      text,
    )
  )
}
