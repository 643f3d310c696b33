import type { Language } from '../../../shared/drama/vocabulary.ts'
import { AI_NOTICE, AUTHOR, type DocumentLine, type EpisodeDocument } from './episode-document.ts'

/**
 * Fountain (fountain.io/syntax), written so that any reader finds the elements that were meant: headings, cues and
 * transitions are forced, because Chinese has no capitals to tell them by.
 *
 * Conventions: a caption is an action `【字幕：…】` or `SUPER: …`; marks that Fountain would read as emphasis, notes or
 * comments are escaped with a backslash; actions that would be taken for something else are forced with `!`.
 */

/** Escapes what Fountain reads as markup anywhere in a text: emphasis, notes, comments, and the backslash itself. */
const plain = (text: string): string => text.replace(/[\\*_]/gu, '\\$&').replace(/\[(?=\[)/gu, '[\\')

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Line beginnings that make something else of an action. */
const LOOKS_SPECIAL = /^(?:[!@.>#=~+\s]|(?:int|ext|est|i\/e)[. /])|TO:\s*$/iu
const CAPTION_MARK = /^(?:【字幕：|SUPER: )/u

/** An action as it stands; every line of it is forced where one needs to be, blank lines included. */
function action(text: string): string {
  const lines = plain(text).split(/\r\n?|\n/u)
  const forced = lines.length > 1 || lines.some((line) => LOOKS_SPECIAL.test(line)) || text !== text.trim()
  return forced ? lines.map((line) => `!${line}`).join('\n') : (lines[0] ?? '')
}

/** The same, kept apart from captions written as actions. */
const actionLine = (text: string): string =>
  CAPTION_MARK.test(text) ? action(text).replace(/^(!?)/u, '$1\\') : action(text)

function caption(text: string, language: Language): string {
  const said = plain(oneLine(text))
  return language === 'zh' ? `【字幕：${said}】` : `SUPER: ${said}`
}

/** A line of dialogue: what looks like a parenthetical or a lyric is escaped, a blank line is two spaces. */
function dialogueLine(line: string): string {
  if (line.trim() === '') return '  '
  const text = plain(line)
  return /^\s*(?:\(.*\)\s*$|~)/u.test(line) ? text.replace(/[(~]/u, '\\$&') : text
}

const EXTENSION: Readonly<Record<DocumentLine['delivery'], string>> = {
  normal: '',
  VO: ' (V.O.)',
  OS: ' (O.S.)',
}

function speech(line: DocumentLine): string {
  const name = plain(oneLine(line.speaker ?? '?')).replace(/[()^]/gu, '\\$&')
  const how = line.parenthetical === '' ? [] : [`(${plain(oneLine(line.parenthetical))})`]
  const said = line.text.split(/\r\n?|\n/u).map(dialogueLine)
  return [`@${name}${EXTENSION[line.delivery]}`, ...how, ...said].join('\n')
}

/** A forced transition; a closing `<` would centre it. */
const transition = (text: string): string => `> ${plain(oneLine(text)).replace(/<$/u, '\\<')}`

function element(line: DocumentLine, language: Language): string {
  switch (line.kind) {
    case 'speech':
      return speech(line)
    case 'caption':
      return caption(line.text, language)
    case 'transition':
      return transition(line.text)
    case 'action':
      return actionLine(line.text)
  }
}

/** A forced heading; a closing `#…#` would be read as a scene number. */
const heading = (text: string): string => `.${plain(oneLine(text)).replace(/#(?=[^#]*#\s*$)/u, '\\#')}`

const EPISODE: Readonly<Record<Language, (number: number, title: string) => string>> = {
  zh: (number, title) => `第${number}集 ${title}`,
  en: (number, title) => `Episode ${number}: ${title}`,
}

/** Title page: `Key: value`, further lines of a value indented. */
function titlePage(document: EpisodeDocument): string {
  const { language } = document
  return [
    `Title: ${oneLine(document.dramaTitle)}`,
    `Episode: ${oneLine(EPISODE[language](document.number, document.title))}`,
    `Credit: ${language === 'zh' ? '编剧' : 'written by'}`,
    `Author: ${AUTHOR}`,
    `Notes: ${AI_NOTICE[language]}`,
  ].join('\n')
}

/** The script of an episode in Fountain. */
export function toFountain(document: EpisodeDocument): string {
  const { language } = document
  const synopsis = oneLine(document.synopsis)
  const blocks = [
    titlePage(document),
    `# ${plain(oneLine(EPISODE[language](document.number, document.title)))}`,
    ...(synopsis === '' ? [] : [`= ${plain(synopsis)}`]),
    ...document.scenes.flatMap((scene) => [
      heading(scene.heading),
      ...scene.lines.map((line) => element(line, language)),
    ]),
    language === 'zh' ? '> 【本集完】 <' : '> END OF EPISODE <',
  ]
  return `${blocks.join('\n\n')}\n`
}
