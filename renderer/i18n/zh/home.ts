import type { home as en } from '../en/home.ts'
import type { Words } from '../words.ts'

/** 主页的文字。 */
export const home: Words<typeof en> = {
  hero: '一句话，开一季戏。',
  brief: '新戏',
  premise: '梗概',
  placeholder: '谁想要什么，什么挡在前面？写一句，或一行一集。',
  hint: '一切都在本机：写、画、说、剪，不花一分钱，什么都不会传出去。',
  genre: '类型',
  language: '语言',
  episodes: '集数',
  each: '每集',
  seconds_other: '{{count}} 秒',
  style: '画风，用你的话说',
  auto: '看文字',
  autoIs: '{{word}}（看文字）',
  start: '开机',
  estimate: {
    minutes: '约 {{minutes}} 分钟',
    words: '剧本约 {{words}} 字',
    shots: '镜头约 {{shots}}',
    free: '先在本机排演 $0.00',
  },
  open: '打开',
  recent: {
    title: '继续',
    note: '最近打开',
    none: '打开过的戏会列在这里。',
    meta_other: '{{count}} 集 · {{when}}',
    started: '还没有做出什么',
    made: '已做 {{percent}}%',
    done: '全季排演完成',
    gone: '文件夹不在了',
    forget: '从列表里去掉',
  },
  samples: {
    title: '样例',
    note: '放进梗概',
    meta_other: '{{count}} 集 · {{genre}} · {{language}}',
  },
  offline: '无账号 · 什么都不传出本机',
  noVoices: '没有装语音引擎：声音是长度合适的静音',
}
