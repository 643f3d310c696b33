import type { Shot } from '../../../../../shared/drama/film.ts'
import type { Hour, Language } from '../../../../../shared/drama/vocabulary.ts'
import type { FigureLook } from '../../../../../shared/picture/look.ts'
import { INSERTS } from '../../../../../shared/picture/inserts/index.ts'
import { en } from './en.ts'
import type { PicturePhrases } from './phrases.ts'
import { zh } from './zh.ts'

/**
 * Pictures and clips in words, for models that draw and film. The order is the same for all of them: style, what kind of
 * picture, where, who, what happens. The words are recorded with a take and are no part of its key.
 */

/** A picture in words, and what must not be in it. */
export interface PictureWords {
  readonly words: string
  readonly unwanted: string
}

const PHRASES: Readonly<Record<Language, PicturePhrases>> = { zh, en }

/** A person as words tell of them. */
export interface PersonInWords {
  readonly name: string
  readonly description: string
  readonly figure: FigureLook
  /** Fields of `figure` that a person changed since it was described. */
  readonly changed?: readonly string[]
}

/** A place as words tell of it. */
export interface PlaceInWords {
  readonly name: string
  readonly description: string
  readonly interior: boolean
}

const sentence = ({ comma, stop }: PicturePhrases, parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(comma) + stop

const styled = (p: PicturePhrases, style: string): string =>
  sentence(p, [style === '' ? p.usualStyle : style])

/** What shows of a person; their own description first, for it is what the writer meant. */
function personParts(p: PicturePhrases, { description, figure, changed = [] }: PersonInWords): string[] {
  const details = {
    build: p.build[figure.build],
    hairStyle: p.hair[figure.hairStyle],
    outfit: p.outfit[figure.outfit],
    glasses: figure.glasses === null ? '' : p.glasses,
    beard: figure.beard ? p.beard : '',
  }
  const told = Object.entries(details).filter(([field]) => description === '' || changed.includes(field))
  const words = told.flatMap(([, word]) => (word === '' ? [] : [word])).join(p.comma)
  return [
    p.person(figure.sex, figure.age),
    description,
    description === '' || words === '' ? words : p.instead(words),
  ]
}

/** The reference sheet of a look: front, three-quarter, face and outfit. */
export function portraitWords(language: Language, style: string, person: PersonInWords): PictureWords {
  const p = PHRASES[language]
  const lines = [
    styled(p, style),
    sentence(p, [p.sheet]),
    sentence(p, [person.name, ...personParts(p, person)]),
  ]
  return { words: lines.join('\n'), unwanted: p.unwanted }
}

/** A place with nobody in it. */
export function plateWords(language: Language, style: string, place: PlaceInWords, hour: Hour): PictureWords {
  const p = PHRASES[language]
  const where = sentence(p, [
    place.interior ? p.inside : p.outside,
    place.name,
    place.description,
    p.hour[hour],
  ])
  return {
    words: [styled(p, style), sentence(p, [p.emptyPlace]), where].join('\n'),
    unwanted: [p.unwanted, p.unwantedPeople].join(p.comma),
  }
}

/** All that a shot is told in. */
export interface ShotInWords {
  readonly language: Language
  readonly style: string
  readonly shot: Pick<
    Shot,
    'size' | 'angle' | 'hour' | 'weather' | 'mood' | 'figures' | 'shoulder' | 'insert' | 'move'
  >
  /** People by cast id. */
  readonly people: Readonly<Record<string, PersonInWords>>
  readonly place: PlaceInWords
  /** Stage directions that play in the shot, in order. */
  readonly doing: readonly string[]
  /** Names of those who speak in it. */
  readonly speaking: readonly string[]
}

/** The frame is 1080 units wide: people within this of its middle are in the middle. */
const MIDDLE = 110
const CENTRE = 540

type Figure = Shot['figures'][number]

function sideOf(p: PicturePhrases, { x }: Figure): string {
  if (Math.abs(x - CENTRE) <= MIDDLE) return p.middle
  return x < CENTRE ? p.left : p.right
}

const nameOf = ({ people }: ShotInWords, cast: string | null): string =>
  cast === null ? '' : (people[cast]?.name ?? '')

function figureWords(p: PicturePhrases, of: ShotInWords, figure: Figure, alone: boolean): string {
  const person = of.people[figure.cast]
  const gaze = nameOf(of, figure.gazeAt)
  const views = { front: '', profile: p.seenFromTheSide, back: p.seenFromBehind }
  return sentence(p, [
    person?.name ?? '',
    alone ? '' : sideOf(p, figure),
    ...(person === undefined ? [] : personParts(p, person)),
    p.pose[figure.pose],
    views[figure.view],
    figure.view === 'back' ? '' : expression(p, figure),
    gaze === '' ? '' : p.looksAt(gaze),
  ])
}

/** How a face looks; nobody is slightly calm. */
function expression(p: PicturePhrases, { emotion, strength }: Figure): string {
  if (emotion === 'calm') return p.face.calm
  const how = p.strength[strength - 1] ?? ''
  return p.graded(p.face[emotion], how)
}

const doingWords = (p: PicturePhrases, doing: readonly string[]): string =>
  doing.length === 0 ? '' : sentence(p, [p.happens(doing.map((line) => line.replace(/[.。]$/u, '')))])

function insertName(language: Language, insert: string): string {
  const known = INSERTS[insert]
  return known === undefined ? insert : known[language]
}

/** The still of a shot. People look as in the reference pictures, which are named after these words. */
export function frameWords(of: ShotInWords): PictureWords {
  const p = PHRASES[of.language]
  const { shot, place } = of
  const seen = shot.figures.filter((figure) => figure.cast !== shot.shoulder)
  const over = nameOf(of, shot.shoulder)
  const who =
    shot.insert === null
      ? seen.map((figure) => figureWords(p, of, figure, seen.length === 1))
      : [sentence(p, [p.closeUpOf(insertName(of.language, shot.insert))])]
  const lines = [
    styled(p, of.style),
    sentence(p, [p.filmFrame, shot.insert === null ? p.size[shot.size] : '', p.angle[shot.angle]]),
    sentence(p, [
      place.interior ? p.inside : p.outside,
      place.name,
      place.description,
      p.hour[shot.hour],
      place.interior && shot.weather === 'clear' ? '' : p.weather[shot.weather],
      p.mood[shot.mood],
    ]),
    ...who,
    over === '' ? '' : sentence(p, [p.foreground(over)]),
    doingWords(p, of.doing),
    shot.insert === null && seen.length > 0 ? sentence(p, [p.sameFaces]) : '',
  ]
  return { words: lines.filter((line) => line !== '').join('\n'), unwanted: p.unwanted }
}

/** What moves in a clip: the camera, and people. What they say is never in it: voices are made apart. */
export function motionWords(of: ShotInWords): string {
  const p = PHRASES[of.language]
  const { shot } = of
  const acting = shot.figures
    .filter((figure) => figure.cast !== shot.shoulder && figure.view !== 'back')
    .map((figure) => sentence(p, [nameOf(of, figure.cast), p.pose[figure.pose], expression(p, figure)]))
  const joined = of.speaking.join(of.language === 'zh' ? '、' : ' and ')
  const speech = of.speaking.length > 0 ? p.speaks(joined) : p.nobodySpeaks
  const lines = [
    sentence(p, [p.move[shot.move]]),
    doingWords(p, of.doing),
    ...(shot.insert === null ? [...acting, sentence(p, [speech])] : []),
    sentence(p, [p.oneTake]),
  ]
  return lines.filter((line) => line !== '').join('\n')
}

/** What a reference picture shows, said after its number. */
export const referenceWords = (language: Language, kind: 'person' | 'place', name: string): string =>
  language === 'zh'
    ? `${name}（${kind === 'person' ? '人物定妆' : '场景'}）`
    : `${name} (${kind === 'person' ? 'the person' : 'the place'})`
