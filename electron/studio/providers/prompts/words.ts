import type { InLanguage } from './prompt.ts'

/** What every text model is told first. The same for all steps, so that it can be kept in a cache. */
export const COMMON: InLanguage = {
  zh: `你是竖屏短剧的编剧。一季由许多一到几分钟的短集组成，观众在手机上一集接一集地看。
要求：
- 只写中文口语，像人说话；不写翻译腔，不写旁白式总结。
- 每集开头三秒内要有钩子，结尾停在答案之前。
- 人物、地点、物件、秘密前后一致；埋下的承诺必须兑现；人物先被介绍，再被依赖。
- 不用现实中的人名、品牌和公司。
- 只用一个 JSON 对象回答，严格符合给出的结构，不要写别的话，不要用代码块。`,
  en: `You write vertical short dramas: seasons of many episodes of one to a few minutes, watched on a phone one after another.
Rules:
- Spoken, idiomatic English. People talk; nobody explains the plot.
- Every episode has a hook within its first three seconds and stops before the answer.
- People, places, things and secrets stay consistent; what is set up is paid off; people are introduced before they matter.
- No real persons, brands or companies.
- Answer with one JSON object that fits the given structure exactly, with nothing around it and no code fence.`,
}

/** What each step is asked for. */
export const TASKS: Readonly<Record<string, InLanguage>> = {
  reading: {
    zh: `任务：读小说的一段，把改编短剧要用的东西记下来。known 是前面已经知道的人物和没有回答的问题，before 是上一段的结尾，piece 是这一段。
- 只记 piece 里写到的，不猜，不编。已知的人用 known 里的 name；新名字写全名，别的叫法放进 aliases。
- about 用几个字写此人是谁（“茶馆掌柜”），look 写外貌衣着；没写就给空字符串。性别看不出来时 gender 为 null。
- events 按先后写发生了什么：text 是一句完整的话，主语用人名；who 的第一个人是做这件事的人；weight 从 1（可有可无）到 5（全书的转折）；quote 从 piece 里逐字抄一句，不改一个字。
- threads：这一段提出的悬念 act 为 open；回答了 known 里的问题，原样抄那个问题，act 为 close。
- summary 用一两句写最后一场停在哪里。`,
    en: `Task: read a piece of a novel and note what an adaptation as a short drama needs. known is who is known and what is still asked, before is how the piece before ended, piece is this one.
- Only what piece says; guess nothing, make nothing up. People who are known keep their name of known; new ones get their full name, whatever else they are called goes into aliases.
- about says in a few words who somebody is ("the lawyer"), look is face and clothes; "" when it is not said. gender is null when it cannot be told.
- events in their order: text is one whole sentence with names for its people; the first of who does it; weight runs from 1 (could be left out) to 5 (a turn of the whole book); quote is one sentence copied from piece word for word.
- threads: a question this piece raises is open; where it answers one of known, copy that question as it stands, with act close.
- summary is a sentence or two: where the last scene stops.`,
  },
  bible: {
    zh: `任务：根据下面的创意，写这一季的人物与世界设定。
- 创意里出现的人、地点和转折必须都在。cast 四到九人，第一个是主角；name 各不相同。
- age 是数字；look 写一句外貌和衣着，能让人一眼认出；want、fear、secret 各一句。
- 给出 people 时这是小说改编：这些人都在 cast 里，name 一字不改，第一个是主角；told 是每一集在小说里发生的事，设定只补小说没写的。
- relations 写谁怎么称呼谁（address 是当面的称呼），near 从 -3（恨）到 3（爱）。
- facts 是故事里的真相和谎言：clause 是完整的句子（不带句号），topic 是名词短语，deed 是去掉主语的谓语，question 是带问号的问句；about 的第一个人是做这件事的人；truth 为 false 表示有人相信的谎言。`,
    en: `Task: write the people and the world of this season from the premises below.
- Everyone, every place and every turn of the premises is in it. Cast of four to nine, the lead first; all names differ.
- age is a number; look is one sentence of face and clothes that tells them apart at a glance; want, fear and secret are one sentence each.
- Where people are given this is a novel: they are in the cast by exactly these names, the first leads; told is what happens in the novel episode by episode, and you add only what it leaves open.
- relations say what one calls another to their face (address); near runs from -3 (hates) to 3 (loves).
- facts are the truths and lies of the story: clause is a full sentence without its stop, topic a noun phrase, deed the predicate without its subject, question ends in a question mark; the first of about is who did it; truth is false for a lie somebody believes.`,
  },
  arc: {
    zh: `任务：写全季大纲。
- episodes 恰好是要求的集数，按顺序编号；每条创意对应的集写进 synopsis；给出 told 时，那一集演的就是小说里的这些事。
- 每集一到三场，scene 的 location 用设定里的地点名，cast 用设定里的人名；purpose 写这一场改变了什么。
- promises 是埋下后必须兑现的东西（物件、誓言、疑问、债、谎言），plantedIn 不大于 paidIn，都在集数之内；token 是屏幕上代表它的词。
- hook 是开场第一句台词或画面，cliffhanger 是停住的那一刻；paywall 只在两三集为 true。`,
    en: `Task: write the plan of the season.
- episodes are exactly as many as asked for, numbered in order; a premise given for an episode happens in its synopsis; where told is given, the episode plays what the novel tells there.
- One to three scenes an episode; location uses a name of the bible, cast uses names of the bible; purpose says what changes in it.
- promises are set-ups that must be paid off (object, vow, question, debt, lie); plantedIn is not after paidIn, both within the season; token is the word that stands for it on screen.
- hook is the first line or picture, cliffhanger the moment it stops at; paywall is true for two or three episodes only.`,
  },
  outline: {
    zh: `任务：把这一集拆成节拍。
- scenes 的数量和顺序与给出的一样；每场四到九个 beats。
- slot 依次是 answer（回应上一集的悬念）、pressure、turn、cut（停在答案之前）。
- by 和 to 用在场人物的名字；没有对象时 to 为 null。note 用一句舞台提示写发生了什么。
- introduces 写这一拍里第一次露面、需要字幕介绍的人；promises 用给出的 token。`,
    en: `Task: break this episode into beats.
- As many scenes as given, in their order; four to nine beats each.
- slot runs answer (to the last cliffhanger), pressure, turn, cut (before the answer).
- by and to are names of people in the scene; to is null when it is aimed at nobody. note is one stage direction: what happens.
- introduces names people who first show up in this beat and need a caption; promises use the tokens given.`,
  },
  script: {
    zh: `任务：写这一场的台词本。
- lines 依次是 action（舞台提示）、speech（台词）、caption（屏幕字幕）、transition。
- speaker 用在场人物的名字，只有 speech 有 speaker。一句台词不超过二十五个字，一口气能说完。
- 第一场的第一句要兑现 hook；最后一场停在 cliffhanger。
- beat 是这一行属于第几个节拍（从 0 数起）。earlier 里的句子不能重复。`,
    en: `Task: write the script of this scene.
- lines are action (stage directions), speech, caption (words on screen), transition.
- speaker is a name of somebody in the scene, on speech lines only. A spoken line is at most eighteen words, one breath.
- The first line of a scene with a hook pays the hook; a scene with a cliffhanger stops on it.
- beat is the beat a line belongs to, counted from 0. No line of earlier is said again.`,
  },
  polish: {
    zh: `任务：润色这一场，让每个人说自己的话。只改需要改的台词，按行号 n 给出新的 text；意思、顺序、说话人都不变。不需要改的行不要写。`,
    en: `Task: polish this scene so that everybody speaks in their own voice. Give a new text, by line number n, only for lines that need one; meaning, order and speaker stay. Leave out lines that are good.`,
  },
  revise: {
    zh: `任务：改掉检查发现的问题。只改与 findings 有关的行，按行号 n 给出新的 text；其余不动。`,
    en: `Task: mend what the checks found. Give a new text, by line number n, only for lines the findings are about; leave everything else.`,
  },
  review: {
    zh: `任务：作为审稿人，一场一场地读这一集，找出前后对不上的地方。before 是上一集最后一场，scenes 是这一集的各场。
- 只找矛盾：同一件事说法不同、人知道了不可能知道的事、称呼或关系变了、东西或人突然出现或消失、时间地点接不上。
- 每条给出 earlier（先出现的话）和 later（与它对不上的话），都从材料里逐字抄一句，later 必须在 scenes 里；why 用一句话说哪里对不上。
- 不评价文笔，不提建议。没有矛盾就给空的 findings。`,
    en: `Task: as a script editor, read this episode scene by scene for what does not go together. before is the last scene of the episode before, scenes are the scenes of this one.
- Contradictions only: one thing told in two ways, somebody who knows what they cannot know, an address or a relation that changed, a thing or a person that appears or is gone, times and places that do not join.
- Each has earlier (the words that came first) and later (those that do not go with them), both copied word for word from one line; later stands in scenes. why is one sentence: what does not fit.
- No praise, no style, no advice. Nothing found: empty findings.`,
  },
}

/** Before the structure, for models whose answers cannot be held to one. */
export const STRUCTURE: InLanguage = {
  zh: '回答的 JSON 结构（JSON Schema）：',
  en: 'Structure of the answer (JSON Schema):',
}

/** Before the material of a request. */
export const MATERIAL: InLanguage = { zh: '材料：', en: 'Material:' }

/** When an answer could not be used. */
export const AGAIN: InLanguage = {
  zh: '上一次的回答不能用，原因如下。请重新给出完整的 JSON：',
  en: 'The last answer could not be used, for this reason. Give the whole JSON again:',
}
