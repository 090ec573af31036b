/** What a volunteer can do with or for a child. A new kind is one entry here: no migration, no other list. */
export interface ActivityEntry {
  /** how the bot calls it, short enough for an echo */
  readonly label: string
  /** volunteer and child are in one place: it also satisfies a `visit` commitment */
  readonly meeting: boolean
  /** the child itself was reached, in person or from afar */
  readonly withChild: boolean
}

export const activities = {
  call: { label: '电话', meeting: false, withChild: true },
  visit: { label: '看望', meeting: true, withChild: true },
  talk: { label: '谈心', meeting: true, withChild: true },
  reading: { label: '陪读', meeting: true, withChild: true },
  tutoring: { label: '辅导', meeting: true, withChild: true },
  outing: { label: '外出活动', meeting: true, withChild: true },
  birthday: { label: '过生日', meeting: true, withChild: true },
  festival: { label: '过节', meeting: true, withChild: true },
  homestay: { label: '接到家住', meeting: true, withChild: true },
  gift: { label: '送东西', meeting: false, withChild: false },
  aid: { label: '资助', meeting: false, withChild: false },
  wish: { label: '圆心愿', meeting: false, withChild: false },
  letter: { label: '写信', meeting: false, withChild: true },
  assessment: { label: '心理测评', meeting: false, withChild: true },
  guardian: { label: '和监护人沟通', meeting: false, withChild: false },
  parent: { label: '联系父母', meeting: false, withChild: false },
  teacher: { label: '联系老师', meeting: false, withChild: false },
} as const satisfies Record<string, ActivityEntry>

export type ActivityKind = keyof typeof activities

export const activityKinds = Object.keys(activities) as [ActivityKind, ...ActivityKind[]]

/** Tried in vain (没人接, 不在家) is kept as `missed`; simply not done is no activity at all. */
export const outcomes = ['done', 'missed'] as const
export type Outcome = (typeof outcomes)[number]
