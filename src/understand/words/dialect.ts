/** A word of a region, of old written style or of voice input, and the plain word that the recognisers know. */
export interface DialectWord {
  readonly from: string
  readonly to: string
  readonly region: Region
  /** a pattern in which ~ stands for the word: what must be beside it. Without it the word is safe anywhere. */
  readonly where?: string
  /** read so only in a text that shows its region by a sure mark (see `marks`) */
  readonly amid?: true
  /** `where` knows the word by a child's name beside it (<name>); of the same length as its plain word */
  readonly besideName?: true
}

export type Region = 'yue' | 'plains' | 'southwest' | 'central' | 'north' | 'northwest' | 'literary' | 'voice'

/** What nobody outside of a region writes. */
export const marks: Readonly<Partial<Record<Region, RegExp>>> = {
  yue: /[咗嘅佢喺唔睇畀哋啲嚟噉嗰𠮶揾瞓啱㗎嘢]|下昼|听朝|今朝|听日|琴日|寻日|倾偈|而家|屋企|粒钟|边个|阿嫲/u,
  plains: /[俺恁]|搁|今个|昨个|明个|夜儿|晚黑|今黑/u,
}

/** One word that needs company: what `~` stands for is in `where`. */
function beside(region: Region, rows: readonly (readonly [from: string, to: string, where: string])[]): DialectWord[] {
  return rows.map(([from, to, where]) => ({ from, to, region, where }))
}

const number = '[\\d一二两三四五六七八九十半几]'

function words(region: Region, pairs: string): DialectWord[] {
  return pairs
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [from = '', to = ''] = pair.split('>')
      return { from, to, region }
    })
}

/** Safe anywhere: characters or words that no name and no plain sentence holds. */
const yueAnywhere = words(
  'yue',
  `
  咗>了 嘅>的 佢哋>他们 佢>他 我哋>我们 你哋>你们 喺度>在这里 喺>在 唔喺屋企>不在家 唔喺>不在 唔使>不用 唔该>谢谢 唔到>不到 唔>不 冇人>没人
  冇嚟>没来 冇去>没去 冇接>没接 冇得>没得 冇>没 睇咗>看了 睇过>看过 睇住>看着 睇书>看书 睇下>看一下 睇>看 畀>给 啲>些 嚟>来 噉>那样 啱啱>刚刚 啱先>刚才 𠮶>那
  嗰边>那边 𠮶边>那边 嗰个>那个 𠮶个>那个 嗰条>那条 𠮶条>那条 嗰次>那次 𠮶次>那次 㗎>的 嘢>东西 瞓着>睡着 瞓觉>睡觉 瞓>睡 揾>找 倾咗阵偈>聊了一会儿 倾咗偈>聊了天
  倾咗阵>聊了一会儿 倾咗>聊了 倾偈>聊天 倾下偈>聊聊天 倾过>聊过 倾紧>正在聊 倾电话>打电话 打返>打回 复咗机>回了电话 复机>回电话 探咗>看望了 探过>看望过 有去睇>去看了
  屋企人>家里人 返屋企>回家 屋企>家里 返学>上学 返嚟>回来 返工>上班 落班>下班 而家>现在 头先>刚才 听朝早>明天早上 听朝>明天早上 
  下昼>下午 上昼>上午 晏昼>中午 朝早>早上 成晚>一晚上 成个下昼>一下午 成个上昼>一上午 成日>整天
  阿嫲>奶奶 嫲嫲>奶奶 边个>谁 边位>哪位 边度>哪里 点解>为什么 点样>怎么样 做乜>干什么 咩事>什么事 有咩>有什么 细路仔>小孩 细路>小孩
  开解>开导 食咗饭>吃了饭 食饭>吃饭 食药>吃药 食咗>吃了 食粽>吃粽子 饮茶>喝茶 讲古仔>讲故事 故仔>故事 古仔>故事 补数学>补习数学 喊咗>哭了 行街>逛街 行返>走回
  接埋>接上 带埋>带上 食埋>吃完 放纸鸢>放风筝 影相>照相 睇相>看照片 粒半钟>个半小时 粒几钟>个多小时 粒钟>个小时 一齐>一起 同埋>和 仲未>还没 仲喺>还在 仲有>还有
  肚痛>肚子疼 头痛>头疼 倾计>聊天 乜嘢>什么 咩>啥 唔系>不是 唔好>不要 唔见>没见 依家>现在 寻日>昨天 琴日>昨天 寻晚>昨晚 琴晚>昨晚 今朝>今早 夜晚>晚上
  帮手>帮忙 偈>天 哋>们 啱>刚 俾>给 嗰>那 攞>拿
`,
)

const yueBeside = beside('yue', [
  ['听日', '明天', '~(?![语本])'],
  ['听晚', '明晚', '~(?![会辈])'],
  ['成', '整', '~(?=个下午|个上午|个晚上|晚(?![会辈])|日(?![长期语本])|日$)'],
  ['倾', '聊', '~(?![诉听向心斜盆倒家注销情力城囊巢泻吐])'],
  ['仲', '还', '~(?=[同有要未带在喺系没冇陪帮送去])'],
  [
    '系',
    '是',
    '(?<![联关体派院直维干嫡星谱水])~(?=咪|关机|没|冇|唔|佢|他|她|同|电话|家访|我|昨|今|邻|猫|阿|一|二|两|三|半|\\d)',
  ],
  ['食', '吃', '~(?=[咗了饭粽鸡鱼完晒面糖药得]|月饼|汤圆|蛋糕)'],
  ['返', '回', '~(?=[屋家嚟来去学工乡])'],
  ['行', '走', '~(?=[返回])'],
])

/** Read so only amid sure marks of Cantonese. */
const yueAmid: DialectWord[] = [
  { from: '系', to: '是', region: 'yue', amid: true, where: '(?<![关联体派直院中水维])~(?![列统数友主上办])' },
  {
    from: '话',
    to: '说',
    region: 'yue',
    amid: true,
    where: '(?<=[佢哋嫲婆公爷妈爸师生娘姐医])~(?![题费机筒剧音少多])',
  },
  { from: '仲', to: '还', region: 'yue', amid: true, where: '(?<=^|[,。!? ])~(?=[未有系同想要带话冇唔])' },
  { from: '食', to: '吃', region: 'yue', amid: true, where: '(?<![零粮饮伙主副美日月])~(?![堂品物用])' },
  { from: '倾', to: '聊', region: 'yue', amid: true, where: `~(?=${number}+(?:个|粒|分|点)|了|下)` },
  { from: '间中', to: '偶尔', region: 'yue', amid: true },
  { from: '冧', to: '倒', region: 'yue', amid: true },
  { from: '紧', to: '着', region: 'yue', amid: true, where: '(?<=[做写睇瞓倾打食读])~' },
]

const central: DialectWord[] = [
  ...words(
    'central',
    `
    冇得人>没人 冇人在屋>没人在家 在屋里头>在家里 冒得>没得 冒接>没接 冒看到>没看到 么子>什么 娭毑>奶奶 嗲嗲>爷爷 姆妈>妈妈 细伢子>小孩 细伢>小孩 细妹子>女孩
    扯了会谈>聊了会天 扯了哈谈>聊了一会儿 扯谈>聊天 扯白>聊天 讲白话>聊天 恰饭>吃饭 恰了>吃了 恰药>吃药 晏些>晚些 走人家>走亲戚 克了>去了 克看>去看 一哈哈>一会儿
  `,
  ),
  ...words(
    'southwest',
    `
    莫得人>没人 没得人>没人 莫得>没有 屋头>家里 摆了哈龙门阵>聊了一会儿 摆了会儿龙门阵>聊了会儿 摆了龙门阵>聊了天 摆龙门阵>聊天 吹了哈牛>聊了一会儿 冲壳子>聊天 款白>聊天 啥子>什么 咋个>怎么
    昨儿晚些>昨晚 昨晚些>昨晚 今晚些>今晚 咋子>干什么 啷个>怎么 默倒>以为 将才>刚才 晓不得>不知道 看了哈>看了一下 摆了哈>聊了一会儿 打了哈>打了一下 坐了哈>坐了一会儿
  `,
  ),
]

const absent = '(?=人|时间|空|法|啥|么|$|[,。;!?])'
const south = [
  ...beside('southwest', [
    ...['莫得', '么得', '没得'].map((word) => [word, '没有', `~${absent}`] as const),
    ['克', '去', '(?<=[我又还也就再天午晚早刚起])~(?=[看了他她家])'],
    ['莫', '没', '~(?=人接|人在|接|在家|见到|见着|打通)'],
  ]),
  ...words('central', '呷饭>吃饭 侬>你'),
]

const north: DialectWord[] = [
  ...words(
    'north',
    `
    俺们>我们 恁们>你们 没搁家>没在家 不搁家>不在家 搁家>在家 搁屋>在屋 搁学校>在学校 搁床上>在床上 搁院子>在院子 搁医院>在医院 搁那>在那 搁这>在这 搁店里>在店里 搁俺>在俺 搁他>在他 搁她>在她
    搁奶奶>在奶奶 搁爷爷>在爷爷 都搁>都在 还搁>还在 正搁>正在 今个下晚>今天傍晚 昨个下晚>昨天傍晚 今个晚黑>今晚 昨个晚黑>昨晚 昨个晚上>昨晚 
    拉呱>聊天 拉了会呱>聊了会儿天 拉了呱>聊了天 拉了拉呱>聊了聊天 拉了拉>聊了聊 拉家常>聊家常 唠了唠>聊了聊 唠嗑>聊天 唠了会儿嗑>聊了会儿天 唠了会嗑>聊了会儿天 啦呱>聊天 喷空>聊天 喷了会空>聊了会儿天
    咋弄>怎么办 咋整>怎么办 姊妹俩>姐妹俩 红萝卜样>红萝卜一样 大家伙>大家
    说了会话>说了会儿话 记岔了>记错了 弄岔了>弄错了 打打电话>打电话 谝闲传>聊天 谝了会>聊了会 谝了一会>聊了一会 谝了谝>聊了聊 谝一谝>聊一聊 夜里个>昨天 外爷>外公 家里头>家里 碎娃娃>小娃娃
  `,
  ),
  ...words('plains', '恁>你 晚黑>晚上 今黑>今晚 昨黑>昨晚 前后晌>前天下午 前晌子>前阵子 前晌>上午 头晌>上午 后晌>下午'),
  ...beside('northwest', [['喧', '聊', '~(?=了|会|一|半|关|慌|荒)(?!闹|哗|嚣)']]),
  ...beside('north', [
    ['搁', '在', '~(?=家|屋|床|学校|医院|卫生|外|那|这|俺|我|村|镇|县|城|他|她|一起|院|宿舍|门)'],
    ['小孩', '孩子', '(?<!别人家的|大|带)~(?![子儿们])'],
  ]),
  { from: '么事', to: '什么事', region: 'central', where: '(?<![什怎那这多])~' },
  { from: '拉', to: '聊', region: 'plains', amid: true, where: `(?<=俺|跟他|跟她|他|她|奶|爷)~(?=了${number})` },
]

const clocked = '(?:自|至|到|从|午|晚|早|晨|间|日|号|夜)'
/** Letters and diaries of the old: not what names are made of (时, 同, 与, 往 and 至 stay). */
const literary: DialectWord[] = [
  ...words(
    'literary',
    `
    其祖母>他奶奶 其祖父>他爷爷 其外祖母>他外婆 其外祖父>他外公 其父母>他父母 其父亲>他父亲 其母亲>他母亲 其伯父>他伯父 其班主任>他班主任 未遇>没见到 扑空而返>扑空 来家中一同过节>来我家一起过节 一同>一起 一道前往>一起去
    前往探望>去看望 前往看望>去看望 前往探视>去看望 赴其家>去他家 赴家中>去家里 至其家>到他家 往其家>去他家 前去探望>去看望 交换了意见>谈了谈 如实讲了>说了 已痊愈>已经好了 已愈>已经好了 已退烧>已经退烧好了 尚未痊愈>还没好 尚未>还没
    生辰>生日 渴望有>想要 渴望得到>想要 盼得>想要 拟去>打算去 拟于>打算在 拟往>打算去 方才>刚才 白走一遭>白跑一趟 走了一遭>走了一趟 实为>其实是 误发>发错了 请作废>作废 一个时辰>两个小时 半个时辰>一个小时 片时>一会儿 叙谈>聊天 晤谈>谈话 面晤>见面
  `,
  ),
  ...words('literary', '适才>刚才 晤面>见面 一遭>一趟 未晤>没见 所记>记的'),
  ...beside('literary', [
    ['未', '没', '~(?=见到|见着|遇到|能见|在家)'],
    ['其', '他', '(?<=[陪带为给与同和向替帮将把对由伴随请问至到赴抵携])~(?![他它实余中间次其])'],
    ['其', '他', '~(?=祖父|祖母|父|母|奶奶|爷爷|外公|外婆|家人|家中|监护|班主任|伯|叔|姑)'],
    ['尚', '还', '~(?=[未在有需])'],
    ['赴', '去', '~(?=[他她其]|[^,。]{0,4}家)'],
    ['抵', '到', '~(?=[他她])'],
    ['携', '带', '~(?=[他她两二三孩娃])'],
    ['便', '就', '(?<![方顺随以不大小简轻即任])~(?=[去给将把带陪打接])'],
  ]),
  {
    from: '时',
    to: '点',
    region: 'literary',
    where: `(?<=${clocked}(?:1?\\d|2[0-4]|[二两三四五六七八九]|十[一二]?))~(?![间候刻期段常而不节雨光])`,
  },
  ...['点', '时', '分', '半', '刻'].flatMap((unit): DialectWord[] =>
    ['起,至', '起至', '起,到', '起到', '始,至'].map((joint) => ({
      from: unit + joint,
      to: `${unit === '时' ? '点' : unit}到`,
      region: 'literary',
      where: `(?<=${number}|[点时])~(?=.{0,3}${number})`,
    })),
  ),
]

/** What voice input makes of 在, 家访, 已经 and their like; of names it makes nothing. */
const voice: DialectWord[] = [
  ...words(
    'voice',
    `
    以经>已经 己经>已经 电花>电话 再家里>在家里 再屋里>在屋里 再学校>在学校 再医院>在医院 没再>没在 聊了会田>聊了会天 辅岛>辅导 谈星了>谈心了 家仿>家访 视平>视频 做业>作业 写做业>写作业 班主人>班主任
  `,
  ),
  { from: '再家', to: '在家', region: 'voice', where: '(?<=不|没|都|正|还)~(?![访教])' },
  { from: '家房', to: '家访', region: 'voice', where: '~(?![子屋里顶间东租产贷门])' },
]

/** Days as a planner has them: Mon. 视频, Tue 家访. */
const planner: DialectWord[] = ['Mon 周一', 'Tue 周二', 'Wed 周三', 'Thu 周四', 'Fri 周五', 'Sat 周六', 'Sun 周日']
  .map((pair) => pair.split(' '))
  .flatMap(([from = '', to = '']) =>
    [`${from}.`, from].map(
      (word) => ({ from: word, to, region: 'voice', where: '(?<![A-Za-z])~(?![A-Za-z])' }) as const,
    ),
  )

/** Words that only a child's name beside them tells from others. */
const besideNames: DialectWord[] = [
  ...beside('yue', [['话', '说', '(?<=<name>)~(?![费题剧事筒不多少])']]),
  ...beside('southwest', [['克', '去', '(?<=[我又还也就再天午晚早刚起])~(?=<name>)']]),
  ...beside('literary', [
    ['赴', '去', '~(?=<name>)'],
    ['至', '到', '(?<![冬夏])~(?=<name>+(?:的|他|她)?(?:家(?!长)|处|学校))'],
    ['抵', '到', '~(?=<name>)'],
    ['携', '带', '~(?=<name>)'],
  ]),
].map((word) => ({ ...word, besideName: true }))

/** Every rewriting; a word stands once, and none that words/days.ts or another table of the recognisers has. */
export const dialectWords: readonly DialectWord[] = [
  ...yueAnywhere,
  ...yueBeside,
  ...yueAmid,
  ...central,
  ...south,
  ...north,
  ...literary,
  ...voice,
  ...planner,
  ...besideNames,
]
