/** What the fields of a form hold. Values are read in `fieldOrder`, so that day and child stand before the doing. */
export type Field = 'day' | 'author' | 'child' | 'activity' | 'minutes' | 'content' | 'wish' | 'other'

export const fieldOrder: readonly Field[] = [
  'day',
  'child',
  'activity',
  'minutes',
  'content',
  'wish',
  'author',
  'other',
]

const words: Readonly<Record<Field, string>> = {
  day: '日期 时间 日子 何时 哪天 关爱日期 活动日期 活动时间 服务时间 服务日期 走访日期 走访时间 联系时间 联系日期 打卡日期 家访时间 家访日期 登记日期 开始时间 起止时间 陪伴时间 探访时间 谈话时间 通话时间 填报日期 填表日期 记录日期 时段',
  author:
    '志愿者 爱心妈妈 爱心爸爸 填报人 打卡人 记录人 走访人 家访人 责任人 联系人 代理妈妈 结对人 上报人 志愿者姓名 爱心人士 汇报人 服务人 探访人 报告人 登记人 填表人 帮扶人 陪伴人 关爱人 志愿服务者 妈妈 结对妈妈 结对志愿者 童伴妈妈 服务者 执行人 经办人',
  child:
    '儿童 孩子 姓名 结对儿童 孩子姓名 儿童姓名 关爱对象 服务对象 对象 结对孩子 受访儿童 走访对象 家访对象 学生 学生姓名 探访对象 联系对象 娃 娃娃 娃儿 孩子名字 名字 小朋友 帮扶对象 陪伴对象 关爱儿童 受助儿童 走访儿童 结对娃 被访人 被访儿童 参加儿童 参与儿童 参加孩子 参与人员 参加人员 谁 崽崽 伢子',
  activity:
    '方式 形式 活动 类型 活动形式 活动类型 关爱方式 关爱形式 联系方式 服务形式 服务类型 服务方式 走访方式 项目 事项 服务项目 活动项目 关爱类型 主题 活动主题 活动名称 服务事项 陪伴方式 陪伴形式 沟通方式 探访方式 家访方式 做了什么 干了啥 做啥 事情 关爱项目 类别 服务类别',
  minutes:
    '时长 用时 服务时长 活动时长 通话时长 关爱时长 耗时 时间长度 时数 陪伴时长 多久 时长分钟 持续时间 花了多久 分钟 时长(分钟) 谈话时长 走访时长',
  content:
    '内容 情况 备注 活动内容 关爱内容 服务内容 主要内容 具体内容 走访情况 家访情况 孩子情况 近况 说明 记录 沟通内容 谈话内容 小结 简况 详情 过程 经过 概况 情况说明 走访记录 家访记录 服务记录 活动情况 孩子近况 孩子表现 表现 现状 结果 效果 反馈 补充 其他 下一步 下步打算 下步计划 计划 下次安排 后续',
  wish: '心愿 愿望 微心愿 心愿内容 需求 孩子心愿 孩子需求 诉求 想要 心愿单',
  other:
    '年级 班级 学校 地址 地点 异常情况 异常 电话 年龄 性别 站点 编号 照片 监护人 住址 单位 是否异常 问题 存在问题 天气 结对站点 村 村名 乡镇 站名 监护人电话 序号 活动地点 服务地点 签名 监护人签字 附件 图片',
}

const fields: Readonly<Record<string, Field>> = Object.fromEntries(
  fieldOrder.flatMap((field) => words[field].split(' ').map((word) => [word, field])),
)

/** How a field's name that no table has may end, longest first: 本次陪伴时长, 被访学生姓名. */
const ends: readonly (readonly [RegExp, Field])[] = [
  [/(?:时长|用时|耗时)$/, 'minutes'],
  [/(?:日期|时间|日子)$/, 'day'],
  [/(?:监护人|学校|地点|地址|年级|班级|照片)$/, 'other'],
  [/(?:志愿者|报人|访人|录人|系人)$/, 'author'],
  [/(?:儿童|孩子|学生|对象|姓名)$/, 'child'],
  [/(?:方式|形式|类型|项目|主题)$/, 'activity'],
  [/(?:心愿|愿望|需求)$/, 'wish'],
  [/(?:内容|情况|备注|记录|小结|说明)$/, 'content'],
]

/** What a field of a form holds by its name; undefined for what is no field's name. */
export function fieldCalled(name: string): Field | undefined {
  const known = fields[name]
  if (known || name.length < 3 || /[\uE001\uE002]/.test(name)) return known
  return ends.find(([end]) => end.test(name))?.[1]
}
