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
  day: '日期 时间 关爱日期 活动日期 活动时间 服务时间 服务日期 走访日期 走访时间 联系时间 联系日期 打卡日期 家访时间 家访日期 登记日期 开始时间',
  author:
    '志愿者 爱心妈妈 爱心爸爸 填报人 打卡人 记录人 走访人 家访人 责任人 联系人 代理妈妈 结对人 上报人 志愿者姓名 爱心人士 汇报人 服务人',
  child:
    '儿童 孩子 姓名 结对儿童 孩子姓名 儿童姓名 关爱对象 服务对象 对象 结对孩子 受访儿童 走访对象 家访对象 学生 学生姓名 探访对象 联系对象 娃 娃娃',
  activity:
    '方式 形式 活动 类型 活动形式 活动类型 关爱方式 关爱形式 联系方式 服务形式 服务类型 服务方式 走访方式 项目 事项 服务项目 活动项目 关爱类型',
  minutes: '时长 用时 服务时长 活动时长 通话时长 关爱时长 耗时 时间长度',
  content:
    '内容 情况 备注 活动内容 关爱内容 服务内容 主要内容 具体内容 走访情况 家访情况 孩子情况 近况 说明 记录 沟通内容 谈话内容 小结 简况',
  wish: '心愿 愿望 微心愿 心愿内容 需求 孩子心愿',
  other:
    '年级 班级 学校 地址 地点 异常情况 异常 电话 年龄 性别 站点 编号 照片 监护人 住址 单位 是否异常 问题 存在问题 天气 结对站点 村',
}

export const fields: Readonly<Record<string, Field>> = Object.fromEntries(
  fieldOrder.flatMap((field) => words[field].split(' ').map((word) => [word, field])),
)
