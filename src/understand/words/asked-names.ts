/** Words of questions that show a name beside them: data for recognise/name-place.ts. Separated by spaces and lines. */
const list = (words: string): readonly string[] => words.trim().split(/\s+/)

/** Starts of what stands after the child or volunteer that is asked about. */
export const askedAfterNames = list(`
  这个月 本月 上个月 上月 下个月 今年 去年 前年 本周 上周 这周 这个星期 上星期 这学期 这个学期 上学期 本学期 这半年 上半年 下半年 半年 一月 二月 三月 四月 五月 六月
  七月 八月 九月 十月 十一月 十二月 寒假 暑假 目前 现在 如今 眼下 近来 近期 这阵子 这段时间 以前 之前 接下来 后面 下一步 下步
  谁 由谁 归谁 是谁 跟谁 和谁 属谁 边个 由边个 归边个 哪个 由哪 归哪 是哪 归哪个 是哪个 跟哪 谁家 哪些 哪几个 哪天 哪年 什么 啥 咩 几岁 几年 几次 几回 几趟 几时
  多大 多少 多久 好久 几天 好多天 多长时间 什么时候 啥时候 何时 属 是农历 是阴历 是阳历 有什么 有啥 有么子 有哪些 有几 有多少 有无 有冇 有没得 有人 有谁
  缺什么 缺啥 需要什么 需要啥 该 齐了 够了 够不够 收过 收到过 得过 领过 做过 去过 来过 写过 报过 登记过 还差 还欠 还缺 一共 总共 累计
  的记录 记录 的档案 档案 的资料 资料 的信息 的监护人 的志愿者 的爱心妈妈 的结对 结对 的代理 的地址 的住址 的联系方式 的年龄 的近况 近况 的现状 的计划 的安排 的打算 的时长 时长
  的走访 的家访 的电话记录 名下 手下 手上 手里 手头 手底下 带的 带着的 管的 负责 负责的 结的 所做 都做了 都干了 干了 那条 这条 那家 的困难 有困难
`)

/** Ends of what stands before one that is asked about. */
export const askedBeforeNames = list(`
  谁管 谁在管 谁带 谁在带 谁负责 在管 在带 负责 在负责 谁照顾 谁在照顾 哪个管 哪个带 哪个在管 哪个在带 哪位带 哪位在带 认领 谁认领 对接 跟进 谁跟 谁是 哪个是 哪位是
  查询 查询: 查看 查找 搜 搜索 翻翻 翻一下 调 调取 请问 想问 想知道 想了解 了解 了解一下 打听一下 除 除了 不算 不含 不包括 去掉
  几次 最近看 谁看过 谁去过 谁见过 有人看过 有人去过
`)
