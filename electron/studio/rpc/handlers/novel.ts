import type { novel } from '../../../../shared/contract/novel.ts'
import { briefOfNovel } from '../../drama/novel/brief-of-novel.ts'
import { surveyOf } from '../../drama/novel/survey.ts'
import { readNovel } from '../../formats/novel/read-novel.ts'
import type { HandlersOf } from '../handler.ts'
import { freeFolder, infoOf } from './drama.ts'

export const novelHandlers: HandlersOf<typeof novel> = {
  'novel.read': async (input, { desk }) => {
    const path =
      input.path ?? (await desk.deps.dialogs.pickFile([{ name: 'TXT', extensions: ['txt', 'md'] }]))
    return { survey: path === null ? null : await surveyOf(readNovel(path), path) }
  },
  'novel.create': ({ path, ...options }, { desk }) => {
    const read = readNovel(path)
    const brief = briefOfNovel(read, options)
    const parent = desk.preferences.settings().dramasFolder ?? desk.deps.documentsDir
    return infoOf(desk, desk.create(freeFolder(parent, brief), brief, read))
  },
}
