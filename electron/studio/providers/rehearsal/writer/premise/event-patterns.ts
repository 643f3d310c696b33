import type { Language } from '../../../../../../shared/drama/vocabulary.ts'

/** How the commonest events of short dramas are told in one line, and what each must name to be played. */
export interface EventPattern {
  /** Type of the event cards that play it. */
  readonly type: string
  /** Its first group that holds something is the event's phrase. */
  readonly test: RegExp
  /** True when it is done to somebody: the sufferer is the one it happens to. */
  readonly suffered: boolean
  readonly needs?: 'thing' | 'phrase'
}

const done = (type: string, test: RegExp, needs?: 'thing' | 'phrase'): EventPattern => ({
  type,
  test,
  suffered: false,
  ...(needs === undefined ? {} : { needs }),
})
const suffered = (type: string, test: RegExp): EventPattern => ({ type, test, suffered: true })

const ZH: readonly EventPattern[] = [
  suffered('cast_out', /赶出|逐出|扫地出门|净身出户|抛弃|遗弃/u),
  suffered('humiliation', /羞辱|嘲笑|退婚|欺凌|看不起/u),
  suffered('betrayal', /背叛|出轨|劈腿|出卖|偷情/u),
  suffered('framed', /诬陷|陷害|栽赃|冤枉|诬告|污蔑|被指控?|顶罪|背锅/u),
  suffered('dismissal', /开除|解雇|辞退|被裁|裁掉|革职|罢官|撤职|破产/u),
  done(
    'identity',
    /(?:竟然?是|其实是|原来是|居然是|真实身份是|真实身份竟是|身世是|才是|是)((?:[^，是]{0,12})(?:失散|私生|流落|亲生|真正|真千金|真少爷|继承人|首富|太子|公主|战神|神医|总裁|董事长)[^，]{0,12})$/u,
    'phrase',
  ),
  done('marriage', /契约婚姻|契约结婚|(?:假|闪|联|成|完|订|领证结)婚|结婚|替嫁|嫁给|嫁入|嫁进|娶了|娶|婚约/u),
  done('rebirth', /(?:重生|重回|再活一次|死而复生)(?:回到|到|在|回)?([^，]{0,16})$/u),
  done('timeslip', /穿越(?:到|回|至|成|进)?([^，]{0,14})/u),
  done('return', /归来|回国|返乡|回乡|重返|回到(?=故乡|老家|家乡|村|镇|小城|祖屋|小镇|岛)/u),
  done('inherit', /继承|遗产/u),
  done('rescue', /救下|救了|救起|救出|救活|搭救/u),
  done('pregnancy', /怀孕|身孕|有孕|怀上/u),
  done('bet', /打赌|赌约|比试|挑战|对赌|较量|赌局/u),
  suffered('threat', /拆迁(?!款|费|补偿)|强拆|要卖|卖掉|被卖|收购|查封|强占|逼迁/u),
  done('missing', /失踪(?![^，]{0,6}的)|不见了|下落不明|人间蒸发/u),
  done('letter', /(?:信|纸条|字条|短信|日记|遗书|纸)[里上中]?(?:只?写着|写道|说|写的是)([^，]+)$/u, 'phrase'),
  done('find', /找到|发现了?(?=[一那这])|捡到|挖出|翻出|收到|拾到|得到/u, 'thing'),
  done('slap_back', /打脸|反击|还击|反杀/u),
  done('vow', /(?:决定|发誓|立誓|决心|一定要|必须|想要|只想|誓要)([^。]+)$/u, 'phrase'),
]

const EN: readonly EventPattern[] = [
  suffered(
    'cast_out',
    /\b(?:thrown|kicked|driven|cast|turned|throws?|kicks?) (?:\w+ )?out\b|\bdisown\w*|\bbanish\w*|\bevict\w*|\babandon(?:ed|s)\b/i,
  ),
  suffered('humiliation', /\bhumiliat\w*|\bmocked\b|\bjilted\b|\bdumped\b|\bridiculed\b/i),
  suffered('betrayal', /\bbetray\w*|\bcheat(?:s|ed|ing)? on|\bdouble-cross\w*|\bhaving an affair\b/i),
  suffered('framed', /\bfram(?:ed|es)\b|\b(?:falsely |wrongly )?accused\b|\bblamed for\b|\baccuses\b/i),
  suffered(
    'dismissal',
    /\bfired\b|\bsacked\b|\blaid off\b|\bdismissed\b|\bdisgraced\b|\bgoes bankrupt\b|\bbankrupt\b|\bloses (?:his|her) job\b|\bstruck off\b/i,
  ),
  done(
    'identity',
    /\b(?:is|was|are) (?:actually|really|secretly|in fact|in truth) ([^,]+)$|\bturns out to be ([^,]+)$|\b(?:is|as) (the [^,]*?(?:lost|missing|true|real|secret|rightful|long-lost)[^,]*)$/i,
    'phrase',
  ),
  done(
    'marriage',
    /\bmarr(?:y|ies|ied|iage)\b|\bfake (?:engagement|dating|wedding)\b|\bengaged? to\b|\bengagement\b|\bweds\b/i,
  ),
  done(
    'rebirth',
    /\b(?:is |are )?(?:reborn|wakes? up|wakes?|awakens?|goes back|sent back|returns?)\b[^,]*?\b((?:\w+ )?(?:days?|months?|years?) (?:earlier|ago|before|younger)[^,]*|the (?:day|night|morning|evening|year) (?:before|of)[^,]*)/i,
  ),
  done('rebirth', /\breborn\b|\bsecond chance at life\b|\bdies and wakes\b/i),
  done(
    'timeslip',
    /\b(?:slips?|falls?|travels?|thrown|sent|transported|wakes? up|wakes?|lands?|swept)\b[^,]*?\b(?:in|into|to) ((?:the )?(?:year )?\d{3,4}s?\b[^,]*|the past|[^,]*\b(?:dynasty|century)\b[^,]*)/i,
  ),
  done('timeslip', /\btime.?slip\w*|\bback in time\b/i),
  done('return', /\breturns?\b|\bcomes? (?:back|home)\b|\bmoves back\b|\bhomecoming\b/i),
  done('inherit', /\binherit\w*/i),
  done('rescue', /\brescu\w*|\bsaves\b|\bsaved\b/i),
  done('pregnancy', /\bpregnan\w*|\bexpecting a\b/i),
  done('bet', /\bbets?\b|\bwager\w*|\bchalleng\w*|\bcontest\b|\bcompetition\b|\bduel\b/i),
  suffered(
    'threat',
    /\b(?:is|are|be|being|gets?) sold\b|\bdemolish\w*|\bforeclos\w*|\bbulldoz\w*|\btorn down\b|\bseized\b|\bauctioned\b|\bsells? (?:off )?the\b/i,
  ),
  done('missing', /\b(?:goes|went|gone|is|are|been) missing\b|\bvanish\w*|\bdisappear\w*/i),
  done(
    'letter',
    /\b(?:letter|note|message|diary|telegram|postcard)s?\b[^,]*?\b(?:says?|saying|reads|reading|warning|warns|tells?|telling|predicting|predicts) (?:that )?([^,]+)$/i,
    'phrase',
  ),
  done(
    'find',
    /\bfinds?\b|\bfound\b|\bdiscovers?\b|\bunearths?\b|\bdigs? up\b|\breceives?\b|\bcomes across\b|\bstumbles (?:on|upon|over|across)\b/i,
    'thing',
  ),
  done('slap_back', /\bturns the tables\b|\bstrikes back\b|\bfights back\b|\bgets even\b/i),
  done(
    'vow',
    /\b(?:must|has to|have to|decides? to|vows? to|swears? to|sets? out to|wants? to|needs? to|determined to|plans? to|fights? to|tries to|struggles to) ([^.]+)$/i,
    'phrase',
  ),
]

/** Patterns of a language; a clause may fit several. */
export const patternsOf = (language: Language): readonly EventPattern[] => (language === 'zh' ? ZH : EN)
