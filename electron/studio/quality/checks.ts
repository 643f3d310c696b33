import type { Finding } from '../../../shared/drama/film.ts'
import type { CheckKind, Language } from '../../../shared/drama/vocabulary.ts'

/**
 * All checks there are. `scene` checks read the text of one scene and are what `revise` repairs; `episode` checks are
 * what `review` reports; `season` checks are computed whenever they are read.
 */
interface CheckEntry {
  readonly scope: 'scene' | 'episode' | 'season'
  readonly severity: Finding['severity']
  readonly label: Readonly<Record<Language, string>>
}

const entry = (
  scope: CheckEntry['scope'],
  severity: Finding['severity'],
  zh: string,
  en: string,
): CheckEntry => ({ scope, severity, label: { zh, en } })

const TABLE = {
  'speech-too-long': entry(
    'scene',
    'warning',
    '一句台词太长，一个镜头装不下',
    'A line too long for one shot',
  ),
  'scene-too-long': entry(
    'scene',
    'warning',
    '一场戏的台词超过时长',
    'More talk than the scene has time for',
  ),
  'speaker-absent': entry(
    'scene',
    'error',
    '说话的人不在这场戏里',
    'Somebody speaks who is not in the scene',
  ),
  'open-slot': entry('scene', 'error', '有没填上的空槽', 'A slot nobody filled'),
  'double-punctuation': entry('scene', 'error', '标点重叠', 'Doubled marks'),
  'mixed-language': entry('scene', 'error', '夹着外语', 'Words of another language'),
  'line-repeated': entry('scene', 'warning', '这句话前面说过', 'A line that was said before'),
  'line-too-long': entry(
    'scene',
    'warning',
    '句子太长，不合说话人的口吻或字幕',
    'A sentence too long for its speaker or its caption',
  ),
  'premise-missing': entry('scene', 'error', '梗概里的词没有出现', 'Words of the premise are missing'),
  'bill-above-price': entry(
    'season',
    'error',
    '账单超过了预留的金额',
    'A bill above what was reserved for it',
  ),
  'stood-in': entry('season', 'notice', '别的模型顶替做的', 'Made by a model that stood in'),
  'budget-near': entry('season', 'warning', '预算快用完了', 'A budget that is nearly used up'),
  'answer-lost': entry(
    'season',
    'warning',
    '付费请求的结果丢失，可能已经花了钱',
    'The answer of a paid request is lost: money may have been spent',
  ),
  'hook-missing': entry('episode', 'warning', '开头没有钩子', 'No hook in the first lines'),
  'cliffhanger-missing': entry('episode', 'warning', '结尾没有悬念', 'No cliffhanger at the end'),
  'caption-too-fast': entry('episode', 'warning', '字幕太快', 'A caption too fast to read'),
  'caption-too-big': entry('episode', 'warning', '字幕超出安全区', 'A caption outside the safe area'),
  'frame-blank': entry('episode', 'error', '画面全黑或空白', 'A black or blank picture'),
  'voice-silent': entry('episode', 'notice', '没有声音的台词', 'Lines without a voice'),
  'voice-outgrows-shot': entry(
    'episode',
    'warning',
    '台词比镜头的计划时长长得多',
    'A voice much longer than its shot was planned',
  ),
  'clip-length': entry(
    'season',
    'warning',
    '动态的长度和镜头差得太多',
    'A clip far from the length of its shot',
  ),
  'shots-behind-text': entry('episode', 'warning', '镜头是按另一稿台词分的', 'Shots made for another text'),
  'timing-behind-text': entry('episode', 'warning', '时间是按另一稿排的', 'A timing made for another text'),
  'episode-length': entry(
    'episode',
    'warning',
    '一集的时长偏离目标',
    'An episode far from the length aimed at',
  ),
  'scenes-disagree': entry('episode', 'warning', '前后两场对不上', 'Two scenes that do not agree'),
  'line-twice': entry('season', 'warning', '同一句话在一季里说了两次', 'The same line twice in the season'),
  'introduced-late': entry(
    'season',
    'warning',
    '人物先出现，后介绍',
    'Somebody appears before their introduction',
  ),
  'introduction-removed': entry(
    'season',
    'warning',
    '介绍人物的那场戏删掉了',
    'Somebody whose introduction was taken out',
  ),
  'other-cast': entry(
    'season',
    'error',
    '还是旧人物表里的人',
    'A scene that plays with the people of an older bible',
  ),
  'style-unknown': entry(
    'season',
    'notice',
    '排练画师不认识这种画风',
    'A style the rehearsal painter does not know',
  ),
  'promise-unpaid': entry('season', 'warning', '埋下的伏笔没有回收', 'A promise that is never paid'),
  'promise-early': entry(
    'season',
    'warning',
    '伏笔在埋下之前就回收了',
    'A promise paid before it is planted',
  ),
  'scene-out-of-order': entry('season', 'warning', '场次移动后先后颠倒', 'A moved scene out of its order'),
} as const satisfies Record<string, CheckEntry>

export type CheckId = keyof typeof TABLE

/** The registry: every check with its scope, its severity and a label in both languages. */
export const CHECKS: readonly (CheckEntry & { readonly id: CheckId })[] = (
  Object.keys(TABLE) as CheckId[]
).map(
  (id) => ({ id, ...TABLE[id] }), // the keys of the table are its ids
)

export const severityOf = (check: CheckId): Finding['severity'] => TABLE[check].severity

const KINDS: Readonly<Record<CheckId, CheckKind>> = {
  'speech-too-long': 'wording',
  'scene-too-long': 'structure',
  'speaker-absent': 'people',
  'open-slot': 'wording',
  'double-punctuation': 'wording',
  'mixed-language': 'wording',
  'line-repeated': 'wording',
  'line-too-long': 'wording',
  'premise-missing': 'structure',
  'bill-above-price': 'money',
  'stood-in': 'money',
  'budget-near': 'money',
  'answer-lost': 'money',
  'hook-missing': 'structure',
  'cliffhanger-missing': 'structure',
  'caption-too-fast': 'captions',
  'caption-too-big': 'captions',
  'frame-blank': 'picture',
  'voice-silent': 'sound',
  'voice-outgrows-shot': 'sound',
  'clip-length': 'picture',
  'shots-behind-text': 'picture',
  'timing-behind-text': 'sound',
  'episode-length': 'structure',
  'scenes-disagree': 'structure',
  'line-twice': 'wording',
  'introduced-late': 'people',
  'introduction-removed': 'people',
  'other-cast': 'people',
  'style-unknown': 'picture',
  'promise-unpaid': 'structure',
  'promise-early': 'structure',
  'scene-out-of-order': 'structure',
}

/**
 * What the check of a finding looks at, and what it finds in both languages. A check this version does not know (of a
 * review made by another one) is called by its id.
 */
export function aboutCheck(check: string): Pick<CheckEntry, 'label'> & { readonly kind: CheckKind } {
  if (!Object.hasOwn(TABLE, check)) return { kind: 'structure', label: { zh: check, en: check } }
  const id = check as CheckId // a key of the table, as was just asked
  return { kind: KINDS[id], label: TABLE[id].label }
}
