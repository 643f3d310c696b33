import type { GenreId, Language } from '../../../../../../shared/drama/vocabulary.ts'
import { craft } from '../../../../craft/craft.ts'
import type { GivenPeople } from './given-people.ts'
import { readChinese } from './read-zh.ts'
import { readEnglish } from './read-en.ts'
import { mentionsOf, type Reading } from './reading.ts'

/**
 * Reads one premise in its language.
 * @param all Every premise of the brief: a name one of them gives is known in all.
 * @param people Those the brief itself brings.
 */
export const readPremise = (
  premise: string,
  language: Language,
  all: readonly string[] = [premise],
  people: GivenPeople = [],
): Reading => (language === 'zh' ? readChinese(premise, all, people) : readEnglish(premise, all, people))

/** Genres whose words are generic weigh less than those that have a name for themselves. */
const TURN_GENRES: Readonly<Record<string, GenreId>> = {
  memory: 'ceo',
  search: 'mystery',
  vow: 'revenge',
  propose: 'sweet',
  inherit: 'ceo',
  sickbed: 'family',
}

/** Plain words of a genre that are not in the lexicon. */
const HINTS: Readonly<Record<GenreId, RegExp>> = {
  ceo: /总裁|霸总|豪门|集团|联姻|契约婚姻|ceo|billionaire|tycoon|heir(?!loom)|boardroom/giu,
  rebirth:
    /重生|上一世|前世|再活一次|重来一次|reborn|rebirth|second chance at life|wakes up (?:ten|five|three) years/giu,
  revenge: /复仇|报仇|血债|归来复|revenge|vengeance|avenge|payback/giu,
  sweet: /甜宠|恋爱|暗恋|同居|邻居|面包|甜|crush|sweet|falls? in love|fake dating|bakery|neighbou?r/giu,
  timeslip: /穿越|古代|王爷|穿成|time.?travel|time.?slip|transported|ancient|centuries/giu,
  hidden:
    /战神|赘婿|神医|隐藏身份|退隐|归隐|god of war|son-in-law|hidden identity|secretly (?:a|the)|undercover/giu,
  mystery: /悬疑|失踪|命案|凶手|密室|谜|侦探|detective|murder|missing|vanish|mystery|killer|disappear/giu,
  family:
    /家庭|婆婆|养老|拆迁|兄妹|父母|团圆|儿女|family dinner|siblings|ageing|aging parents|mother-in-law|estranged/giu,
  palace: /宫斗|皇帝|贵妃|后宫|太后|皇后|宫女|emperor|concubine|palace|consort|dowager/giu,
  workplace: /职场|公司|实习|裁员|升职|加班|同事|office|intern|layoffs|promotion|coworker|start-?up/giu,
}

/** The genre a text reads like; `ceo` when nothing points anywhere. */
export function inferGenre(text: string, language: Language): GenreId {
  const scores = new Map<GenreId, number>()
  const add = (genre: GenreId, by: number): void => {
    scores.set(genre, (scores.get(genre) ?? 0) + by)
  }
  for (const line of text.split('\n').filter((one) => one.trim() !== ''))
    for (const { word } of mentionsOf(readPremise(line, language))) {
      const named = [...craft().genres.keys()].find((id) => id === word?.genre)
      if (named !== undefined) add(named, 2)
      const turn = TURN_GENRES[word?.type ?? '']
      if (turn !== undefined) add(turn, 0.5)
    }
  for (const genre of craft().genres.keys()) add(genre, 2 * (text.match(HINTS[genre])?.length ?? 0))
  let best: GenreId = 'ceo'
  for (const [genre, score] of scores) if (score > (scores.get(best) ?? 0)) best = genre
  return best
}

/** Words of a genre a long text has at least before it is said to be of it. */
const TELLING = 3

/** The genre whose own words a long text uses most; null when none stands out. */
export function genreOfWords(text: string): GenreId | null {
  let best: GenreId | null = null
  let most = TELLING - 1
  for (const genre of craft().genres.keys()) {
    const count = text.match(HINTS[genre])?.length ?? 0
    if (count > most) {
      most = count
      best = genre
    }
  }
  return best
}
