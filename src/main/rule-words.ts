/** Rule names in plain words; those that say nothing to a volunteer are shown as they are. */
const words: Readonly<Record<string, string>> = {
  carried: '接着前一句',
  'no-day-said': '没说哪天,按发消息当天',
  'no-child-said': '没说是谁',
  'only-child': '只结对了这一个孩子',
  'no-outcome-said': '没说没成,就是做到了',
  'nickname-pattern': '按小名的习惯认的',
  'vague-day': '大概的日子',
  'unknown-name': '花名册里没有的名字',
  'title-kind': '按标题里的方式',
  'title.kind': '按标题里的方式',
  'told-in-passing': '顺带提到',
  'clock-span': '按起止时刻算',
  'day-after': '第二天',
  'volunteer-lead': '句首的志愿者',
  'sequel.again': '又一次',
  span: '起止',
  clock: '时刻',
  concern: '隐患的说法',
  learner: '按学过的说法判断',
  ill: '生病',
  hurt: '受伤',
  bullied: '被欺负',
  'low-mood': '情绪低落',
  'wants-to-die': '轻生的话',
  'beaten-child': '挨打',
  'leaving-school': '不上学',
  missing: '找不到人',
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^learner/, '按学过的说法判断'],
  [/^date|day|week|festival|lunar|calendar|relative/, '日期的说法'],
  [/^minutes|duration|hour|number/, '时长的说法'],
  [/nickname/, '小名'],
  [/^child|^name|children/, '名字'],
  [/^activity|^kind|^verb/, '方式的说法'],
  [/^contact|outcome|missed/, '联系上没有'],
  [/^query|^want|^asks/, '问的说法'],
  [/^command|^fixed|^help/, '指令'],
  [/^undo|^amend/, '撤改的说法'],
  [/^wish/, '心愿的说法'],
]

export function ruleText(rule: string): string {
  return words[rule] ?? kinds.find(([pattern]) => pattern.test(rule))?.[1] ?? rule
}
