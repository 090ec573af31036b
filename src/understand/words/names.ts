/** Words around names, and names that are words: data for recognise/. Each list is one string, split at spaces. */
const list = (words: string): readonly string[] => words.trim().split(/\s+/)

/** Words of one character said twice that are said far oftener than a child is called so. */
export const doubledWords = new Set(
  list(`
    明明 天天 常常 刚刚 慢慢 好好 偷偷 悄悄 渐渐 仅仅 早早 高高 长长 多多 少少 大大 小小 白白 匆匆 纷纷 整整 足足 统统 通通 轻轻 重重 狠狠 紧紧 满满 深深 暗暗 牢牢 稍稍 默默 频频 连连
    往往 恰恰 偏偏 人人 家家 个个 处处 时时 日日 夜夜 年年 句句 样样 种种 层层 条条 件件 步步 口口 声声 头头 点点 滴滴 双双 对对 回回 次次 遍遍 本本 张张 篇篇 字字 快快 平平 真真 想想 看看
    听听 说说 聊聊 坐坐 走走 转转 问问 试试 玩玩 陪陪 瞧瞧 瞅瞅 讲讲 读读 写写 练练
  `),
)

/** Surnames of one character, the commonest few hundred and those met among minorities. */
export const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱邵江尹薛闫阎段雷龙黎史陶贺毛郝顾龚万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翁安颜倪牛俞章鲁葛毕聂焦齐梅路游尤祝柯管涂柴岳凌霍欧蓝季甘祁单卜詹耿关包盛宁申苗辛裴屈靳骆习冉瞿佟栾车曲慕朴丛邢公亓解伏滕明盖卞逄迟戚尚粟蒙侯盘褚卫朗水窦喻柏华魏陶姬仲农滕席房蒲麦植危晏鲍司柳谷阮符隋蔺桂闵敖冼郁晋成戈楼娄巫景臧谈岑麻苑路米奚幸鄢盘阳全储池巩甄欧党艾贝裘匡仇荆邬揭'.split(
    '',
  ),
)

/** Surnames that are everyday words too; before a given name they need not be a surname. */
export const wordSurnames = new Set(
  '于向同和与给对从到在为把被让有时都也就说是很好见过还去来看找带领叫管安成全公单关解明盖水华能经'.split(''),
)

/** Who brings a child up or belongs to it; told after a name it shows the name. */
export const relatives = list(`
  奶奶 爷爷 外婆 外公 姥姥 姥爷 妈妈 爸爸 老妈 老爸 姑姑 姑妈 姑父 姑婆 舅舅 舅妈 舅公 姨妈 大姨 小姨 姨父 伯伯 伯父 伯母 伯娘 大伯 二伯 叔叔 二叔 三叔
  婶婶 大妈 大爷 大姑 二姑 小姑 大舅 二舅 嬢嬢 娘娘 阿婆 阿公 阿爷 阿奶 嘎嘎 家家 家公 家婆 婆婆 公公 太婆 太奶 曾祖母 爷奶 爹妈 爹娘 爸妈 父母 父亲 母亲
  哥哥 姐姐 弟弟 妹妹 老弟 老妹 后妈 后爸 继母 继父 监护人 家长 家里 家人 幺爸 幺叔 幺妈 老汉 老爹 老娘 妈 爸 奶 爷 爹 娘 公 婆 姑 舅 姨 叔
`)

/** What somebody has: told after a name and 的 it shows the name. */
export const belongings = list(`
  作文 卷子 试卷 考试 日记 本子 书包 鞋 鞋子 衣服 裤子 个子 眼睛 眼镜 头发 牙 牙齿 嗓子 胃口 脚 手 腿 房间 床 被子 家长会 学费 生活费 校服 助学金 资助 监护人 同桌 同学 班级 老师 数学 语文
  号 号码 电话 手机 微信 生 属相 英语 学业 病情 伤 伤口 感冒 身体 性格 脾气 照片 画 字 信 礼物 蛋糕 户口 档案 走访 家访 电话 情绪 爱好
`)

/** Ends of what stands before a child that something is done with or for. */
export const beforeNames = list(`
  给 陪 陪着 带 带着 带上 领 领着 和 跟 同 与 及 帮 帮着 替 看 看看 看望 看了 看见 瞧 瞅 瞅瞅 望 找 接 接了 接着 教 叫 喊 问 问问 约 邀 抱 抱着 拉着 辅导
  家访 走访 回访 入户 联系 联系上 打给 发给 寄给 送给 拿给 交给 讲给 见 见到 见着 碰到 碰着 遇到 遇见 去 到 上 往 告诉 关心 让 请 鼓励 安慰 夸 表扬 监督
  引 引着 拽 拽着 拽上 捎 捎上 载 载着 驮 驮着 两个 同 探 探了 探访 探视 慰问 拜访 走看 通知 查 查查 查一下 关于 结对 儿童: 姓名: 孩子: 对象: 学生: 是 不是 把 被 对 还有 以及 外加 加上 连 去看 得 送 送了 跟着 开导 疏导 督促
  看下 看一下 看哈 盯着 守着 照顾 照看 惦记 惦着 想着 想 记挂 牵挂 打听 说到 提到 至于 留 留下 搂着 抱住 辅导了 陪了 问了 问过 看过 找到 找了 接到 接来 接回 送到 联系了 家访了
  看的 去看的 见的 陪的 接的 找的 联系的 辅导的 家访的 走访的 探望的 看望的 叫的 带的
  视频 语音 连线 致电 打电话给 电话 等 等着 催 催催 喂 轮到 她那个 他那个 家那个 结对的 名下的 那个叫 叫做 名叫 名字叫 给了 陪同 约了 带了 教了 听 听听
`)

/** Starts of what stands after a child's name; enough to show that a word is a name. */
export const afterNames = list(`
  家 屋 屋里 屋头 那边 这边 那儿 那里 这里 他 她 的家 的屋 同学 小朋友 这孩子 这娃 这伢 这丫头 这小子 那孩子 没 冇 不在 不接 不肯 不想 不愿 不舒服 不见
  今天 今晚 今早 今儿 今日 昨天 昨晚 昨日 昨儿 前天 前晚 最近 这几天 这两天 这周 这礼拜 上周 说 讲 告诉 问我 跟我 对我 拉着 想要 想买 想学 想去 想妈 想爸 想家 哭 笑得 病 生病 发烧 感冒 咳
  住院 受伤 摔 崴 发高烧 高烧 低烧 烧到 流鼻血 晕 呕吐 拉肚子 出疹 起疹 牙疼 腿疼 考 视频 电话 语音 家访 通话 微信 辅导 过生 生日 满 一起 请假 回来了 来了 长高 瘦 胖 情绪 懂事 乖 作业 成绩 语文 数学 英语 班主任 老师 班上 学校 学习 情况 心情 心愿
  微心愿 愿望 就盼 盼 念叨 肯 放学 上学 打电话 接电话 的电话 的作业 的成绩 的学习 的情况 的生日 的心愿 的微心愿 的愿望 的班主任 的老师 的病 的腿 的手 的脚 的事 的书包 还没打 还没 上次 上回 表现 收到 完成 骨折 崴 生辰 庆生
  嘞 路上 抱着 躲 蹲 站在 坐在 睡 吃 穿 喜欢 爱 画 写 读 会骑 会背 挨 被 叫 答应 主动 告状 出水痘 牙疼 肚子 头疼 胳膊 膝盖 闹着 嚷着 是不是 有没有 咋样 怎么样 怎样 平时 登记 中间 三个 两个 俩
  挺好 挺乖 挺懂 很好 很乖 好多了 好些了 好着 真乖 都好 接了 接通 接到 下周 上周 这周 明天 后天 明晚 不念 不读 不上 胃口 个子 身高 体重 爱吃 也来 也在 都在 都来 都没 都去 都打
`)

/** Before them a word is a word, whatever it is called: degree, negation, determiners. */
export const beforeWords = list(
  '很 不 真 太 好 特别 非常 挺 每 更 最 十分 比较 有点 有些 怪 老 蛮 几 各 某 好不 越来越 多么 一路 祝 祝大家 祝你 祝您 阖家 全家 合家 岁岁 一生',
)

/** After a name's sound they show a place, a shop or an office holder. */
export const afterPlaces = list(
  '路 街 巷 镇 县 村 店 超市 小学 中学 幼儿园 医院 公司 大桥 水库 医生 护士 警官 主任 书记 经理 师傅 校长 阿姨 叔叔 大姐 大哥 大妈',
)

/** Words that a name may be, by the way they are used when they are no name. `before`/`after` veto. */
export interface WordUse {
  /** nouns are names more easily than days and moods */
  readonly kind: 'date' | 'mood' | 'noun'
  readonly words: readonly string[]
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const dates: WordUse = {
  kind: 'date',
  words: list(`
    周末 元旦 国庆 小满 立夏 立春 立秋 立冬 谷雨 冬至 夏至 春分 秋分 清明 端午 中秋 重阳 小雪 大雪 小寒 大寒 小暑 大暑 白露 寒露 霜降 惊蛰 雨水 芒种 处暑 除夕 元宵 腊月
    春节 五一 六一 七一 八一 十一 初一 初二 周一 周天 礼拜 夏天 冬天 春天 秋天 黎明 晚晴 初夏 立新 晨曦 星期
    今天 明天 昨天 后天 今日 明日 白天 黑天 端阳 七夕 腊八 小年
  `),
  before: list(
    '今天 今日 昨天 明天 后天 是 过 过了 到 到了 赶 赶上 等 等到 去年 今年 明年 前年 这个 那个 这 那 上 下 上个 下个 本 每 每个 每逢 我 俺 咱 我们 你 你们 大家 双休 又到 又是 正值 正好 趁 从 在 就 还是 一到 快 快到 马上 提前 欢度 庆 过完 放 离',
  ),
  after: list(
    '那天 这天 当天 那日 当晚 那晚 前后 前 后 过后 以后 之前 之后 节 期间 放假 假期 假日 快乐 安康 愉快 吉祥 的时候 时 来临 到了 一过 大如年 我 俺 咱 我们 大家 带 去 要 再 休息 有空 上午 下午 晚上 晚 早上 中午 到 过得 活动 打卡 记录 家访活动 见 聚 值班 加班 搞 组织 还是 或者 三天 七天 这几天 这三天 放几天 快到了',
  ),
}

const moods: WordUse = {
  kind: 'mood',
  words: list(
    '高兴 开心 欢喜 快乐 平安 健康 幸福 安康 安然 安静 阳光 向阳 向前 方便 自强 自豪 自立 美好 美丽 永远 乐观 勇敢 坚强 聪明 文静 如意 吉祥 顺利 富贵 万里 胜利 光明 前进 希望 理想 梦想 未来 成功 爱国 爱民 许诺 承诺 施展 张望 张弛 谢天 章程 高峰 马上 牛气 江山 晴朗 安心 静静 明明 天天 多多 一一 多余 常常 常青 长青 甜甜 悠悠 默默',
  ),
  before: list(
    '地 可 都 可真 那么 这么 那样 感到 觉得 得 又 又是 挺 格外 保 报 报个 求 祈求 祝福 愿 愿娃娃们 平平 一切 出入 健康 四季 一世 说不出的 他 她 我 你 他们 娃 孩子 已经 现在 都是 时候 给点 鹏程 行 家 点 缺 充满 有 缺少 沐浴 照 晒晒 晒 四处 东 一直 大声 就 人 们',
  ),
  after: list(
    '的 地 得 极了 坏了 嘞很 得很 得不得了 死了 得跳 归来 到家 到达 无恙 无事 是福 健康 快乐 就好 喜乐 吉祥 幸福 长大 成长 看 走 冲 跑 迈 进 一步 的话 时 时说 不 过 灿烂 明媚 明亮 很好 下 照 房 板 小区 心态 就 要 给 去 来 到 过来 出发 开始 回 联系 才华 拳脚 谢地 时分 期 着 接 打 有据 诺言 说好 知道 答应 是 都说 已经 看见 看到 可以 就在 有 关照 指教 益善 少少 打扫 包涵 支持 抱着 填表 加班 打卡 见面 打电话 往 在 都 喝 做 吃 玩 跟 圈 无声 不亮 气 一个 对应 列 记下 查 说明 点点头',
  ),
}

const weather: WordUse = {
  kind: 'noun',
  words: list(
    '小雨 大雨 细雨 春雨 雨露 小雪 大雪 白雪 春雪 乌云 白云 彩霞 彩虹 朝霞 星星 星辰 月亮 明月 太阳 小溪 小河 海洋 大海 高山 冰冰 冰冻 冰雪 雪花 小风 露露 朵朵 花花 小花 石头 燕子 小燕 豆豆 小红 果果 小草 小树 杨柳 柱子 虎子 小虎 小鱼 小龙 牛牛 宝宝 可可 格格 田甜 铁蛋 蛋蛋 小光 前前 滴滴 点点 星光 阳光',
  ),
  before: list(
    '下 下着 下了 下点 下起 有 场 一场 阵 阵阵 毛毛 中 转 到 雷阵 冒着 冒 顶着 淋 淋着 天空 外头 外面 天上 满天 数 看了看 画 画了 一个 一块 一朵 一只 一颗 两颗 一根 几颗 那只 那块 那朵 捡 搬 大 两只 喝 吃 养 采 摘 种 煮 剥 压 落 落起 块 颗 朵 只 根 杯',
  ),
  after: list(
    '黑 密布 翻滚 压 转 到 天 天气 路 纷飞 飘 公主 之火 点灯 眨 雨 剪刀布 剪子布 飞 筑巢 粉 奶 豆腐 汤 树 苗 大 下 停 牙 队 墙 路滑 书上 书看 帽 不停 不断 绵绵 淅沥',
  ),
}

/** Uses of words as words, looked up by the word. */
export const wordUses: ReadonlyMap<string, readonly WordUse[]> = byWord([dates, moods, weather])

function byWord(uses: readonly WordUse[]): Map<string, WordUse[]> {
  const found = new Map<string, WordUse[]>()
  for (const use of uses) for (const word of use.words) found.set(word, [...(found.get(word) ?? []), use])
  return found
}

/** Nicknames that people make of the last character of a given name; `X` stands for it. */
export const nicknamePatterns = list(
  'XX 小X 阿X X子 X儿 X宝 X宝宝 X仔 X哥 X妹 X弟 X姐 X娃 X娃子 X娃儿 X伢 X伢子 X伢儿 X妹子 X妹儿 X妞 X妮 X妮儿 X丫 X丫头 X崽 X崽崽 X囡 X蛋 小XX 大X X姑娘 X毛 X小朋友 X同学',
)

/** Of the first character only these: 佳怡 is 佳佳 or 小佳 now and then, hardly 佳伢子. */
export const firstNicknamePatterns = list('XX 小X 阿X X宝 X儿')

/** Characters that look alike on a phone's screen or in handwriting input. */
export const lookAlikes: readonly string[] =
  list(`虎虑虚虔 子孑孓 末未 士土 己已巳 天夫夭 大太犬 王玉壬 日曰 人入八 千干于 甲申由田 晓烧浇绕饶 晴睛清情请晴 悦说脱税锐 瑶遥摇谣 彤彬形 佳住往娃 怡治始贻
  明朋鸣 浩洁诰 豪毫亳 婷停亭 涵函 琪棋淇 轩杆轻 萱宣喧 梦楚 雨两丽 航舰般 宇字宁 思恩恩 诺若 欣掀砍 妍研砚 杰烈 凯岂凱 鑫森 静净挣 敏每 晨辰唇 阳阴 洋样详 磊垒 鹏棚 强弹 军车 芳芬
  丽俪 秀透 凤风 兰三 桂挂 志忘 勇男 建健 国图 伟纬 俊峻骏 文丈 武式 慧彗 熙照 睿容 泽译择 铭名 嘉喜 乐东 远运 可司 心必 小少 冬东 春舂 海梅 波披 涛淘 飞气 云去 龙尤 光先 亮高 康唐 安女`)

/** What volunteers are called after a surname or a given name. */
export const titles = list(
  '姐姐 大姐 姐 大哥 哥哥 哥 叔叔 叔 阿姨 姨 嫂子 嫂 婶子 婶 老师 站长 主任 书记 医生 护士长 护士 师傅 校长 社工 干事 志愿者 同志 妈妈 爱心妈妈 支书 村长 会长 队长 组长 主席 所长 园长 姑 伯 爷 妹子 妹儿 妹妹 小妹 老妹 妹 老弟 兄弟 弟弟 弟 嬢嬢 嬢 孃孃 孃 大叔 大伯 大爷 大妈 大嫂 嫂嫂 表姐 表哥 师姐 师兄 伯伯 婆婆 奶奶 阿姐 阿哥 阿嫂 社长 理事 学姐 女士 先生',
)

/** Titles that many outside the station bear too. */
export const commonTitles = new Set(
  list(
    '老师 主任 书记 医生 护士 师傅 校长 妈妈 叔叔 爷 姑 伯 村长 支书 阿姨 妹妹 弟弟 大叔 大伯 大爷 大妈 伯伯 婆婆 奶奶 女士 先生',
  ),
)

/** Weaker signs after a name: adverbs and verbs that may begin any clause. */
export const weakAfterNames = list(
  '又 也 还 正 刚 就 都 可 和 跟 与 同 去 来 打 是 的 在 把 给 要 想 已经 终于 总算 老 一直 从 有 用 会 能 上',
)

/** What people call one another or say, whatever name it sounds like; and the ends of such calls. */
export const calls = new Set(
  list('大家 人家 好好 哈哈 嘿嘿 呵呵 嘻嘻 谢谢 拜拜 亲爱 宝贝 乖乖 慢慢 看看 想想 说说 试试'),
)
export const kinEnds = new Set('姐哥叔姨婶嫂弟妹妈爸爷奶'.split(''))

/** Grammar's own characters: a text that only sounds like a name and has one of them is hardly the name. */
export const grammarCharacters = new Set(
  '于的了是在就都也还又没不我你他她它这那已以和与跟给到去来要会能可把被让有个们么吗呢吧啊嘛哦很太最说看打等着过得地但而或'.split(
    '',
  ),
)
