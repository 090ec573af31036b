/** What a volunteer can do with or for a child. A new kind is one entry here: no migration, no other list. */
export interface ActivityEntry {
  /** how the bot calls it, short enough for an echo */
  readonly label: string
  /** volunteer and child are in one place: it also satisfies a `visit` commitment */
  readonly meeting: boolean
}

export const activities = {
  call: { label: '电话', meeting: false },
  visit: { label: '看望', meeting: true },
  talk: { label: '谈心', meeting: true },
  reading: { label: '陪读', meeting: true },
  tutoring: { label: '辅导', meeting: true },
  outing: { label: '外出活动', meeting: true },
  birthday: { label: '过生日', meeting: true },
  festival: { label: '过节', meeting: true },
  homestay: { label: '接到家住', meeting: true },
  gift: { label: '送东西', meeting: false },
  aid: { label: '资助', meeting: false },
  wish: { label: '圆心愿', meeting: false },
  letter: { label: '写信', meeting: false },
  assessment: { label: '心理测评', meeting: false },
  guardian: { label: '和监护人沟通', meeting: false },
  parent: { label: '联系父母', meeting: false },
  teacher: { label: '联系老师', meeting: false },
} as const satisfies Record<string, ActivityEntry>

export type ActivityKind = keyof typeof activities

export const activityKinds = Object.keys(activities) as [ActivityKind, ...ActivityKind[]]

/** Tried in vain (没人接, 不在家) is kept as `missed`; simply not done is no activity at all. */
export const outcomes = ['done', 'missed'] as const
export type Outcome = (typeof outcomes)[number]
