import type { ui as english } from '../en/ui.ts'
import type { Words } from '../words.ts'

/** Words of the primitives: what every room says in the same way. */
export const ui: Words<typeof english> = {
  cancel: '取消',
  close: '关闭',
  retry: '再试一次',
  clear: '清空',
  more: '加',
  waiting: '还在做',
  loading: '正在读取',
  less: '减',
  setPrice: '填价格',
  unpriced: '没有价格',
  dismiss: '知道了',
  notifications: '消息',
  resize: '调整{{pane}}宽度',
  side: '侧栏',
  inspector: '属性栏',
  fold: '收起{{pane}}',
  unfold: '展开{{pane}}',
  budget: {
    spent: '花了',
    unknown: '未知',
    held: '预留',
    forecast: '做完预计',
    warn: '提醒',
    stop: '停',
    label: '预算',
  },
  state: {
    current: '完成',
    stale: '过期',
    missing: '未做',
    queued: '排队',
    running: '制作中',
    blocked: '受阻',
    unknown: '未知',
    pinned: '已钉',
  },
}
