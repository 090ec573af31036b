import type { Explained } from '../bot.ts'
import { activities } from '../care/activity.ts'
import type { SandboxExplanation } from '../chat/sandbox.ts'
import type { Clarify, Meaning, MeaningRecord } from '../understand/meaning.ts'

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
export function explain({ messageId, text, meaning, speaker }: Explained): SandboxExplanation {
  const nameOf = (id: string) => speaker.roster.children.find((child) => child.id === id)?.name ?? id
  const personOf = (id: string) => speaker.roster.volunteers.find((volunteer) => volunteer.id === id)?.name ?? id
  return {
    messageId,
    text,
    intent: meaning.intent,
    values: [
      { label: '意思', value: intents[meaning.intent] ?? meaning.intent },
      ...meaning.records.map((record, index) => ({
        label: `记录${index + 1}`,
        value: recordText(record, nameOf, personOf),
      })),
      ...meaning.plans.map(({ child, activity, date }) => ({
        label: '预告',
        value: `${nameOf(child)} ${activities[activity].label} ${date ?? '日子待定'}`,
      })),
      ...meaning.wishes.map(({ child, wish }) => ({ label: '心愿', value: `${nameOf(child)}:${wish}` })),
      ...otherValues(meaning, nameOf),
    ],
    evidence: meaning.evidence.map(({ of, rule, from, to }) => ({ of: ofText(of), rule, from, to })),
    assumed: meaning.assumed.map(({ what, rule, record }) => {
      const which = record === undefined ? '' : `记录${record + 1}的`
      return `${which}${assumptions[what] ?? what}(${rule})`
    }),
    asked: meaning.clarify && questions[meaning.clarify],
  }
}

function recordText(record: MeaningRecord, nameOf: (id: string) => string, personOf: (id: string) => string): string {
  const { child, activity, date, minutes, outcome, by, clock } = record
  return [
    by && personOf(by),
    nameOf(child),
    activities[activity].label,
    date ?? '日期不确定',
    clock,
    minutes !== null && `${minutes}分钟`,
    outcome === 'missed' && '没成',
  ]
    .filter(Boolean)
    .join(' ')
}

function otherValues(meaning: Meaning, nameOf: (id: string) => string) {
  const { concern, query, changes, target } = meaning
  const values: { label: string; value: string }[] = []
  if (concern.level !== 'none')
    values.push({ label: '隐患', value: [levels[concern.level], ...concern.children.map(nameOf)].join(' ') })
  if (query) values.push({ label: '所问', value: plain(query) })
  if (changes) values.push({ label: '改成', value: plain(changes) })
  if (target) values.push({ label: '指的是', value: plain(target) })
  if (meaning.arguments) values.push({ label: '参数', value: plain(meaning.arguments) })
  return values
}

function plain(fields: object): string {
  return Object.entries(fields)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
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
}

function ofText(of: string): string {
  return of
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : (parts[part] ?? part)))
    .join('')
}
