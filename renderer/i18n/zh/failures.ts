import type { failures as english } from '../en/failures.ts'
import type { Words } from '../words.ts'

/** What every failure code of the studio means: what happened, what is safe, what one can do. */
export const failures: Words<typeof english> = {
  BAD_ARGUMENT: { title: '做不了这一步', text: '什么都没有改动。' },
  BAD_BRIEF: { title: '这份前提用不了', text: '什么都没有做。' },
  BUILD_FAILED: { title: '有一部分没做成', text: '做完的都留着。' },
  BUILD_FIRST: { title: '要先制作', text: '做完再来。' },
  BUSY: { title: '正在忙', text: '等它做完，或者取消：做完的都留着。' },
  CANCELLED: { title: '已取消', text: '做完的都留着。' },
  DISK_FULL: { title: '磁盘满了', text: '腾些地方再试。已经在磁盘上的都完好。' },
  INTERNAL: { title: '有一步出错了', text: '已保存的都完好。' },
  IO: { title: '磁盘没有答复', text: '看看磁盘再试。已保存的都完好。' },
  MEDIA_DAMAGED: { title: '有个文件坏了', text: '下次制作会重做它。' },
  NOTHING_TO_UNDO: { title: '没有可撤销的', text: '改动都已收回。' },
  NOT_A_PROJECT: { title: '这个文件夹不是一部剧', text: '请选里面有 project.db 的文件夹。' },
  NOT_FOUND: { title: '已经不在了', text: '它被删掉了，或者还没做过。' },
  NOT_OPEN: { title: '没有打开的剧', text: '打开一部，或者新开一部。' },
  NO_KEY: { title: '缺少服务商的密钥', text: '没有发出请求，没有花钱。' },
  NO_BUDGET: { title: '预算不够', text: '没有发出请求，没有花钱。' },
  PROJECT_DAMAGED: { title: '这部剧有一部分读不出来', text: '什么都没有被改动。读得出的都在这里。' },
  PROJECT_LOCKED: { title: '这部剧在别处开着', text: '另一个窗口或命令正在写它。这里只能看。' },
  PROJECT_MOVED: {
    title: '这部剧的文件夹被移走或删除了',
    text: '不再写入任何东西。把它放回去，或在新的位置打开。',
  },
  PROJECT_NEWER: {
    title: '这部剧是更新的版本做的',
    text: '为了不丢东西，这一版不打开它。请更新 Cliffhanger。',
  },
  READ_ONLY: { title: '这部剧只能看', text: '所在的磁盘或文件夹不能写入。请复制到能写的地方。' },
  RENDERER_MISSING: { title: '这台电脑没有能画片子的程序', text: '装上 Chromium 或 Chrome 再试。' },
  RENDER_FAILED: { title: '片子没画成', text: '完整的文件都留着。' },
  UNKNOWN_ROUTE: { title: '这一版做不到', text: '什么都没有改动。' },
}
