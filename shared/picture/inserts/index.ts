/** The objects the painter can show close, and how a prop's name finds its drawing. */
import type { Brush } from '../paper.ts'
import * as devices from './devices.ts'
import * as emblems from './emblems.ts'
import type { InsertDefinition } from './insert.ts'
import * as papers from './papers.ts'
import * as things from './things.ts'
import * as tokens from './tokens.ts'
import * as vessels from './vessels.ts'
import * as wear from './wear.ts'

type Row = readonly [id: string, zh: string, en: string, words: string, paint: InsertDefinition['paint']]
/** One row per drawing: id, names, the words it is known by (Chinese and lower-case English, whole or part), painter. */
const ROWS: readonly Row[] = [
  ['jade', '玉佩', 'jade pendant', '玉佩 玉扣 玉坠 半块玉 玉 翡翠 jade pendant clasp', tokens.jade],
  ['cord', '红绳', 'red cord', '红绳 手绳 绳 cord bracelet', tokens.cord],
  ['ring', '戒指', 'ring', '戒指 指环 婚戒 翡翠戒指 ring', tokens.ring],
  ['watch', '手表', 'watch', '表 手表 钢表 怀表 手环 旧表 watch band', tokens.watch],
  ['key', '钥匙', 'key', '钥匙 key', tokens.key],
  ['lock', '锁', 'lock', '锁 旧锁 长命锁 lock padlock', tokens.lock],
  ['coin', '铜钱', 'coin', '硬币 铜钱 零钱 银两 钱 coin money 石子 pebble', tokens.coin],
  ['hairpin', '发簪', 'hairpin', '发卡 发簪 木簪 簪 步摇 钗 发夹 hairpin hair pin', tokens.hairpin],
  ['beads', '佛珠', 'prayer beads', '佛珠 珠 手串 项链 beads necklace', tokens.beads],
  ['mirror', '铜镜', 'bronze mirror', '镜 铜镜 后视镜挂件 mirror', tokens.mirror],
  ['token', '令牌', 'token', '令牌 令旗 腰牌 虎符 笏板 马鞍 token tablet flag', emblems.token],
  ['seal', '印章', 'seal', '印 旧印 印章 玉玺 seal stamp', emblems.seal],
  ['bell', '铃', 'bell', '铃 铜铃 门铃 bell', emblems.bell],
  ['stone', '棋子', 'go stone', '黑棋子 棋子 棋 残局 stone', emblems.chess],
  ['chess', '象棋', 'chess piece', '象棋 chess', emblems.chessman],
  ['lots', '签筒', 'tube of lots', '签筒 签 lots', emblems.lots],
  ['needles', '针包', 'roll of needles', '针包 银针 针 needles needle', emblems.needles],
  ['brush', '毛笔', 'brush', '毛笔 秃笔 笔 brush', emblems.writingBrush],
  ['guard', '护甲', 'nail guard', '护甲 指甲套 nail guard', emblems.nailGuard],
  ['fan', '团扇', 'fan', '团扇 扇 折扇 fan', wear.fan],
  ['mask', '面具', 'mask', '面具 面纱 mask', wear.mask],
  ['pen', '钢笔', 'pen', '钢笔 签字笔 pen pointer', papers.penAlone],
  ['dagger', '匕首', 'dagger', '匕首 短刀 刀 剑 dagger knife sword', emblems.dagger],
  [
    'contract',
    '合同',
    'contract',
    '合同 协议 契约 婚书 离婚协议 文件 文件袋 contract agreement papers',
    papers.contract,
  ],
  ['will', '遗嘱', 'will', '遗嘱 遗书 will testament', papers.will],
  [
    'list',
    '名单',
    'list',
    '名单 裁员名单 错单 单 化验单 清单 病历 脉案 处方 list slip report notice 通知 prescription test result',
    papers.list,
  ],
  ['cheque', '支票', 'cheque', '支票 汇票 cheque check', papers.cheque],
  ['recipe', '方子', 'recipe', '方子 药方 半页方子 秘方 药包 recipe formula', papers.recipe],
  ['letter', '信', 'letter', '信 书信 密信 家书 信封 无邮票的信 letter envelope', papers.letter],
  [
    'plane',
    '纸飞机',
    'paper plane',
    '纸飞机 情书 纸飞机情书 纸船 paper-plane paper plane',
    papers.paperPlane,
  ],
  [
    'photo',
    '照片',
    'photo',
    '照片 合影 旧照片 相框 照片框 遗像 胶卷 photo picture frame film keepsake 旧物',
    papers.photo,
  ],
  ['drawing', '蜡笔画', 'drawing', '画 蜡笔画 画像 drawing portrait', papers.drawing],
  ['crayon', '蜡笔', 'crayon', '蜡笔 红蜡笔 crayon', papers.crayon],
  [
    'notes',
    '便利贴',
    'sticky notes',
    '便利贴 便签 早餐券 券 贺卡 誓词卡 notes note vouchers voucher slips',
    papers.notes,
  ],
  ['ticket', '车票', 'ticket', '船票 车票 机票 票 护照 ticket passport', papers.ticket],
  [
    'envelope',
    '红包',
    'red envelope',
    '红包 请柬 喜帖 red envelopes red envelope invitation',
    papers.redEnvelope,
  ],
  ['edict', '圣旨', 'edict', '圣旨 旧诏 诏 诏书 懿旨 edict decree', papers.edict],
  ['map', '地图', 'map', '地图 城防图 舆图 map', papers.map],
  ['ledger', '账本', 'ledger', '账本 账册 ledger accounts', papers.ledger],
  ['notebook', '本子', 'notebook', '本子 日记 笔记本 孙女的本子 书页 notebook diary', papers.notebook],
  [
    'register',
    '登记簿',
    'register',
    '登记簿 名册 卷宗 档案 档案袋 病案 register roll file files folder dossier case book chart page 证物袋 证物',
    papers.register,
  ],
  ['bankbook', '存折', 'bankbook', '存折 bankbook savings', papers.bankbook],
  ['deed', '房产证', 'deed', '房产证 地契 户口本 结婚证 deed certificate', papers.deed],
  ['calendar', '日历', 'calendar', '日历 旧日历 挂历 calendar', papers.calendar],
  ['teapot', '茶壶', 'teapot', '茶壶 壶 外婆的茶壶 teapot', vessels.teapot],
  ['cup', '茶杯', 'cup', '杯 杯子 茶杯 茶盏 第三只杯 纸杯 cup teacup', vessels.cup],
  ['bowl', '碗', 'bowl', '碗 鱼汤 汤 汤锅 面碗 药碗 饭盒 食盒 bowl soup', vessels.bowl],
  ['wine', '酒', 'wine', '酒 酒杯 酒碗 酒罐 毒酒 wine glass', vessels.wine],
  ['jar', '缸', 'jar', '缸 米缸 咸菜缸 坛 罐 jar bin crock', vessels.jar],
  ['thermos', '保温杯', 'thermos', '保温杯 保温桶 thermos flask', vessels.thermos],
  ['box', '匣子', 'casket', '匣 匣子 半只匣子 盒子 首饰盒 casket box', vessels.casket],
  ['incense', '香盒', 'incense box', '香盒 香炉 香囊 incense censer burner', vessels.incense],
  ['phone', '手机', 'phone', '手机 电话 电脑 phone laptop computer', devices.phone],
  ['badge', '工牌', 'badge', '工牌 门禁卡 名牌 卡 行车记录卡 badge card key card', devices.badge],
  ['camera', '相机', 'camera', '相机 旧相机 摄像头 camera', devices.camera],
  ['radio', '收音机', 'radio', '收音机 radio', devices.radio],
  ['tape', '录音带', 'tape', '录音 录音带 磁带 录音笔 tape recording recorder 胶带', devices.tape],
  ['bear', '小熊', 'bear', '小熊 录音小熊 玩偶 布娃娃 bear doll', things.bear],
  [
    'bread',
    '面包',
    'bread',
    '面包 第一炉面包 蛋糕 糕点 bread loaf cake 糖 sweet 糖人 sugar figure 烤串 skewers',
    things.bread,
  ],
  ['slippers', '拖鞋', 'slippers', '拖鞋 黄拖鞋 鞋 slippers shoes', wear.slippers],
  ['umbrella', '伞', 'umbrella', '伞 黑伞 雨伞 湿伞 umbrella', wear.umbrella],
  [
    'scarf',
    '围巾',
    'scarf',
    '围巾 红围巾 披肩 外套 围裙 头纱 斗篷 scarf shawl veil apron coat cloak 袖套',
    wear.scarf,
  ],
  ['handkerchief', '帕子', 'handkerchief', '帕子 手帕 handkerchief', wear.handkerchief],
  ['glove', '手套', 'glove', '手套 左手手套 glove', wear.glove],
  ['whistle', '哨子', 'whistle', '哨 哨子 whistle', things.whistle],
  [
    'parcel',
    '包裹',
    'parcel',
    '快递 快递箱 包裹 包袱 纸箱 布包 parcel package crate bundle packet 塑料袋 竹篮 basket 药盒',
    things.parcel,
  ],
  [
    'suitcase',
    '箱子',
    'suitcase',
    '箱 箱子 行李箱 没打开的箱子 书包 suitcase trunk bag satchel',
    things.suitcase,
  ],
  ['abacus', '算盘', 'abacus', '算盘 秤 药秤 abacus scales', things.abacus],
  [
    'lamp',
    '台灯',
    'desk lamp',
    '台灯 灯 油灯 灯笼 蜡烛 断烛 lamp lantern candle torch 手电 flashlight',
    devices.lamp,
  ],
  ['drive', '硬盘', 'backup drive', '硬盘 备份硬盘 u盘 优盘 drive disk usb', devices.drive],
  ['microphone', '话筒', 'microphone', '话筒 麦克风 microphone', devices.microphone],
  ['flowers', '花', 'flowers', '花 花束 花盆 草莓盆 flowers bouquet pot strawberry pot', things.flowers],
  ['stool', '板凳', 'stool', '小板凳 板凳 竹椅 椅 stool chair', things.stool],
]
/** Objects are drawn a little smaller than they are shown, around the middle of what captions leave free. */
const CLOSER = 1.1
const MIDDLE = [540, 930] as const
const closer =
  (paint: InsertDefinition['paint']): InsertDefinition['paint'] =>
  (b: Brush) => {
    b.ctx.save()
    b.ctx.translate(MIDDLE[0], MIDDLE[1] - 30)
    b.ctx.scale(CLOSER, CLOSER)
    b.ctx.translate(-MIDDLE[0], -MIDDLE[1])
    paint({ ...b, s: b.s * CLOSER })
    b.ctx.restore()
  }
/** Words in a row are parted by spaces; those of English names may hold one themselves. */
const known = (en: string, words: string): string[] => [en.toLowerCase(), ...words.split(' ')]
const ALL: readonly InsertDefinition[] = ROWS.map(([id, zh, en, words, paint]) => ({
  id,
  zh,
  en,
  words: [zh, ...known(en, words)],
  paint: closer(paint),
}))

/** Inserts by id. */
export const INSERTS: Readonly<Record<string, InsertDefinition>> = Object.fromEntries(
  ALL.map((i) => [i.id, i]),
)

/** True where `word` stands in `text`: Chinese anywhere, English only as whole words (a plural counts). */
function stands(text: string, word: string): boolean {
  if (!/^[a-z]/.test(word)) return text.includes(word)
  return new RegExp(`(?<![a-z])${word}(?:s|es)?(?![a-z])`).test(text)
}
/** The insert that shows a prop, found by the words of its name in Chinese or English; null when none is like it. */
export function insertFor(words: string): string | null {
  const text = words.toLowerCase()
  let best: { id: string; length: number } | null = null
  for (const { id, words: names } of ALL)
    for (const word of names)
      if (word.length > (best?.length ?? 0) && stands(text, word)) best = { id, length: word.length }
  return best?.id ?? null
}

/** A drawing of an object. */
export type { InsertDefinition } from './insert.ts'
