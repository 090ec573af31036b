import type { Explained } from '../bot.ts'
import { activities } from '../care/activity.ts'
import type { SandboxExplanation, SandboxValue } from '../chat/sandbox.ts'
import type { Clarify, Meaning, MeaningRecord } from '../understand/meaning.ts'
import { ruleText } from './rule-words.ts'

/** Words of the panel; the bot itself never says them. */
const intents: Readonly<Record<string, string>> = {
  checkin: '上报',
  plan: '预告',
  wish: '心愿',
  concern: '隐患',
  'my-children': '我的孩子',
  child: '问一个孩子',
  summary: '问站点',
  undo: '撤销',
  amend: '更正',
  help: '帮助',
  bind: '绑定',
  'bind-station': '绑定站点',
  'make-code': '要绑定码',
  'my-records': '我的记录',
  'delete-record': '删记录',
  'change-record': '改记录',
  'take-concern': '接手隐患',
  'false-alarm': '误报',
  none: '不用回',
  answer: '回答问题',
}

const questions: Readonly<Record<Clarify, string>> = {
  child: '是哪个孩子',
  activity: '做了什么',
  date: '哪天',
  outcome: '见到/联系上没有',
  query: '要查什么',
  author: '是谁做的',
}

const assumptions: Readonly<Record<string, string>> = {
  child: '孩子',
  date: '日期',
  activity: '方式',
  outcome: '结果',
  author: '谁做的',
}

const levels = { none: '无', attention: '要留意', urgent: '告急' } as const

/** What the bot understood of a message, in words, with the words of the text that each value came from. */
export function explain({
  messageId,
  text,
  meaning,
  speaker,
}: Explained): Omit<SandboxExplanation, 'stored' | 'shown'> {
  const names: Names = {
    child: (id) => speaker.roster.children.find((child) => child.id === id)?.name ?? id,
    person: (id) => speaker.roster.volunteers.find((volunteer) => volunteer.id === id)?.name ?? id,
  }
  const evidence = meaning.evidence.map(({ of, rule, from, to }) => ({
    of: ofText(of),
    rule: ruleText(rule),
    from,
    to,
  }))
  const of = (path: string) => evidence.filter((_, index) => meaning.evidence[index]?.of === path)
  const assumed = (what: string, record: number) => {
    const found = meaning.assumed.find((one) => one.what === what && (one.record ?? record) === record)
    return found ? ruleText(found.rule) : null
  }
  const whole = (label: string, value: string, path: string): SandboxValue => ({
    group: '',
    label,
    value,
    evidence: of(path),
    assumed: null,
  })
  return {
    messageId,
    text,
    intent: meaning.intent,
    values: [
      whole('意思', intents[meaning.intent] ?? meaning.intent, 'intent'),
      ...meaning.records.flatMap((record, index) =>
        recordValues(record, names).map(([field, value]) => ({
          group: meaning.records.length > 1 ? `记录${index + 1}` : '记录',
          label: parts[field] ?? field,
          value,
          evidence: of(`records.${index}.${field}`),
          assumed: assumed(field, index),
        })),
      ),
      ...meaning.plans.map(({ child, activity, date }, index) =>
        whole(
          '预告',
          `${names.child(child)} ${activities[activity].label} ${date ?? '日子待定'}`,
          `plans.${index}.date`,
        ),
      ),
      ...meaning.wishes.map(({ child, wish }, index) =>
        whole('心愿', `${names.child(child)}:${wish}`, `wishes.${index}.wish`),
      ),
      ...otherValues(meaning, names).map(([label, value, path]) => whole(label, value, path)),
    ],
    evidence,
    assumed: meaning.assumed.map(({ what, rule, record }) => {
      const which = record === undefined || meaning.records.length < 2 ? '' : `记录${record + 1}的`
      return `${which}${assumptions[what] ?? what}:${ruleText(rule)}`
    }),
    asked: meaning.clarify && questions[meaning.clarify],
  }
}

interface Names {
  readonly child: (id: string) => string
  readonly person: (id: string) => string
}

function recordValues(record: MeaningRecord, names: Names): [keyof MeaningRecord, string][] {
  const { child, activity, date, minutes, outcome, by, clock } = record
  const values: [keyof MeaningRecord, string | null][] = [
    ['by', by ? names.person(by) : null],
    ['child', names.child(child)],
    ['activity', activities[activity].label],
    ['date', date ?? '不确定'],
    ['clock', clock],
    ['minutes', minutes === null ? null : `${minutes}分钟`],
    ['outcome', outcome === 'missed' ? '没成' : '做到了'],
  ]
  return values.flatMap(([field, value]) => (value === null ? [] : [[field, value] as [keyof MeaningRecord, string]]))
}

function otherValues(meaning: Meaning, names: Names): [string, string, string][] {
  const { concern, query, changes, target } = meaning
  const values: [string, string, string][] = []
  if (concern.level !== 'none')
    values.push(['隐患', [levels[concern.level], ...concern.children.map(names.child)].join(' '), 'concern'])
  if (query) values.push(['所问', plain(query, names), 'query.want'])
  if (changes) values.push(['改成', plain(changes, names), 'changes'])
  if (target) values.push(['指的是', plain(target, names), 'target'])
  if (meaning.arguments) values.push(['内容', plain(meaning.arguments, names), 'arguments'])
  return values
}

function plain(fields: object, names: Names): string {
  return Object.entries(fields)
    .map(([key, value]) => `${parts[key] ?? key} ${plainValue(key, value, names)}`)
    .join(',')
}

function plainValue(key: string, value: unknown, names: Names): string {
  if (Array.isArray(value)) return value.map((each) => plainValue(key, each, names)).join('、')
  if (typeof value !== 'string') return typeof value === 'object' && value ? plain(value, names) : String(value)
  if (key === 'child' || key === 'children') return names.child(value)
  if (key === 'volunteers' || key === 'author') return names.person(value)
  if (key === 'want') return wants[value] ?? value
  return value in activities ? activities[value as keyof typeof activities].label : value
}

const wants: Readonly<Record<string, string>> = {
  overview: '情况',
  due: '快到期的',
  'not-yet': '还没联系的',
  list: '明细',
  count: '次数',
  last: '上次',
  hours: '时长',
  birthday: '生日',
  wishes: '心愿',
  plans: '预告',
  concerns: '隐患',
  volunteer: '志愿者',
  guardian: '监护人',
  children: '孩子',
}

const parts: Readonly<Record<string, string>> = {
  records: '记录',
  plans: '预告',
  wishes: '心愿',
  child: '孩子',
  activity: '方式',
  date: '日期',
  minutes: '时长',
  outcome: '结果',
  by: '谁做的',
  clock: '时刻',
  intent: '意思',
  concern: '隐患',
  query: '所问',
  wish: '心愿',
  want: '要',
  children: '孩子',
  volunteers: '志愿者',
  kinds: '方式',
  from: '从',
  to: '到',
  number: '第几条',
  code: '绑定码',
  names: '姓名',
  text: '文字',
  chosen: '选了',
  list: '接龙',
  title: '标题',
  lines: '行',
}

function ofText(of: string): string {
  return of
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : (parts[part] ?? part)))
    .join('')
}
