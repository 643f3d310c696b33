import type { Brief } from '../../../../shared/drama/brief.ts'
import type { Novel } from '../../../../shared/drama/novel.ts'
import { genreOfWords } from '../../providers/rehearsal/writer/index.ts'
import { normaliseBrief, type BriefOptions } from '../read-brief.ts'

/** Episodes of a season of a novel nobody said a number for: one for each chapter, within these. */
const FEWEST_EPISODES = 4
const MOST_EPISODES = 36
/** … and of one without chapters. */
const UNPARTED_EPISODES = 8
/** Part of a novel its genre is told by, in characters. */
const SAMPLE = 60_000
/** The genre of a novel whose words tell none: something is found out in most of them. */
const USUAL_GENRE = 'mystery'

const chaptersOf = (novel: Novel): number =>
  novel.sections.filter((one) => one.kind === 'chapter' && one.characters > 0).length

/** How many episodes a novel is made into when nobody says. */
export function usualEpisodes(novel: Novel): number {
  const chapters = chaptersOf(novel)
  if (chapters < 2) return UNPARTED_EPISODES
  return Math.min(MOST_EPISODES, Math.max(FEWEST_EPISODES, chapters))
}

/** What a person says of the season. */
export interface SeasonOptions extends BriefOptions {
  readonly episodeSeconds?: number
}

/** The brief of a season that is made of a novel. Its premises are found by reading. @throws StudioError BAD_BRIEF */
export function briefOfNovel(novel: Novel, options: SeasonOptions = {}): Brief {
  const { language, title, name, sha256 } = novel
  const { episodeSeconds, ...rest } = options
  const sample = novel.chunks
    .slice(0, 12)
    .map((one) => one.text)
    .join('\n')
    .slice(0, SAMPLE)
  const premise = language === 'zh' ? `改编自小说《${title}》。` : `From the novel "${title}".`
  return normaliseBrief(
    { title: title.slice(0, 200), premise, ...(episodeSeconds === undefined ? {} : { episodeSeconds }) },
    {
      ...rest,
      language,
      genre: rest.genre ?? genreOfWords(sample) ?? USUAL_GENRE,
      episodes: options.episodes ?? usualEpisodes(novel),
    },
    { name, sha256 },
  )
}
