import { type ActivityKind, activities } from '../care/activity.ts'
import type { SandboxExplanation } from '../chat/sandbox.ts'
import type { KeptOfMessage } from '../store/page-message.ts'

const states: Readonly<Record<string, string>> = {
  kept: '记着',
  pending: '等监护人同意',
  withdrawn: '已撤',
  open: '还开着',
  done: '已做到',
  fulfilled: '已圆',
  answered: '已回答',
  dropped: '作废',
  taken: '有人接手',
  closed: '已结',
  'false-alarm': '误报',
}

const fields: Readonly<Record<string, string>> = {
  name: '名字',
  kind: '方式',
  minutes: '时长',
  outcome: '结果',
  pairing: '结对',
  activity: '活动',
  day: '日期',
  birthday: '生日',
  guardian: '监护人',
  programme: '方案',
  last: '上次联系',
  wishes: '心愿',
  plans: '预告',
  concerns: '隐患',
  concern: '隐患',
  records: '记录',
  volunteer: '志愿者',
}

/** What the store keeps of a message, and what was logged as shown to whom because of it, a line each. */
export function explainKept(kept: KeptOfMessage | null): Pick<SandboxExplanation, 'stored' | 'shown'> {
  if (kept === null) return { stored: [], shown: [] }
  const state = (value: string) => states[value] ?? value
  const label = (kind: ActivityKind) => activities[kind].label
  return {
    stored: [
      ...kept.activities.map(({ author, child, kind, day, minutes, outcome, state: now }) =>
        [
          `活动:${author} → ${child}`,
          label(kind),
          day,
          minutes === null ? '' : `${minutes}分钟`,
          outcome === 'missed' ? '没成' : '',
          `(${state(now)})`,
        ]
          .filter((part) => part !== '')
          .join(' '),
      ),
      ...kept.plans.map(
        ({ child, kind, day, state: now }) => `预告:${child} ${label(kind)} ${day ?? '日子待定'} (${state(now)})`,
      ),
      ...kept.wishes.map(({ child, text, state: now }) => `心愿:${child} ${text} (${state(now)})`),
      ...kept.concerns.map(
        ({ id, level, state: now }) => `隐患:第${id}号 ${level === 'urgent' ? '告急' : '要留意'} (${state(now)})`,
      ),
      ...kept.questions.map(({ state: now }) => `问题:等她回答 (${state(now)})`),
      ...(kept.changes > 0 ? [`更正:改了${kept.changes}条记录,原来的也留着`] : []),
      ...(kept.hasText ? ['原话:留30天'] : []),
    ],
    shown: kept.shown.map(({ child, account, channel, conversation, fields: names }) => {
      const where = channel === 'group' ? conversation : `${account}的私聊`
      return `${child} 的${names.map((name) => fields[name] ?? name).join('、')} → ${where}`
    }),
  }
}
