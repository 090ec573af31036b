import type { ActivityKind } from './activity.ts'

export const periods = [
  'week',
  'half-month',
  'month',
  'quarter',
  'half-year',
  'school-term',
  'year',
  'weekend-or-holiday',
  'birthday',
] as const
export type Period = (typeof periods)[number]

/** What a period is: how a file of programmes may call it, and how many days the shortest one has. */
export interface PeriodEntry {
  readonly label: string
  readonly shortestDays: number
  /** grace after its end, unless the commitment has its own */
  readonly graceDays: number
}

export const periodEntries = {
  week: { label: '每周', shortestDays: 7, graceDays: 0 },
  'half-month': { label: '每半月', shortestDays: 13, graceDays: 2 },
  month: { label: '每月', shortestDays: 28, graceDays: 3 },
  quarter: { label: '每季度', shortestDays: 90, graceDays: 7 },
  'half-year': { label: '每半年', shortestDays: 181, graceDays: 14 },
  'school-term': { label: '每学期', shortestDays: 100, graceDays: 14 },
  year: { label: '每年', shortestDays: 365, graceDays: 30 },
  'weekend-or-holiday': { label: '周末或节假日', shortestDays: 1, graceDays: 0 },
  // the seven days after the birthday are part of its period
  birthday: { label: '生日', shortestDays: 15, graceDays: 0 },
} as const satisfies Record<Period, PeriodEntry>

/** 'station': any volunteer of the child's station; 'paired': only who is paired under this programme. */
export const byWhom = ['station', 'paired'] as const

/** 约定: which kinds, how often, by whom. */
export interface Commitment {
  readonly key: string
  /** any of these satisfies it */
  readonly kinds: readonly ActivityKind[]
  readonly times: number
  readonly period: Period
  readonly by: (typeof byWhom)[number]
  /** days after the end of the period in which a contact still settles it; null: those of the period */
  readonly graceDays: number | null
  /** a meeting of another kind satisfies a `visit` as well */
  readonly meetingsCount: boolean
  /** months, quarters, half-years and years are counted by the calendar, or from the day of enrolment */
  readonly countedFrom: 'calendar' | 'enrolment'
}

/** 关爱方案 */
export interface Programme {
  readonly key: string
  readonly name: string
  readonly commitments: readonly Commitment[]
  /** what is said in it is for its volunteer and the coordinator alone: the leader is no step of its ladder */
  readonly confidential: boolean
  /** how long an enrolment lasts; null: until the pairing ends */
  readonly months: number | null
}

const commitment = (
  key: ActivityKind,
  times: number,
  period: Period,
  other: Partial<Pick<Commitment, 'by' | 'kinds' | 'countedFrom'>> = {},
): Commitment => ({
  key,
  kinds: [key],
  times,
  period,
  by: 'station',
  graceDays: null,
  meetingsCount: true,
  countedFrom: 'calendar',
  ...other,
})

const programme = (key: string, name: string, commitments: readonly Commitment[]): Programme => ({
  key,
  name,
  commitments,
  confidential: false,
  months: null,
})

/** The programmes that Banban ships with; counties edit them, and a station says which are in force. */
export const programmes: readonly Programme[] = [
  programme('xiangyang', '流动爱心服务站', [
    commitment('call', 1, 'week'),
    commitment('visit', 1, 'month'),
    commitment('parent', 1, 'month'),
  ]),
  programme('zouping', '邹平五个一', [
    commitment('letter', 1, 'year'),
    commitment('aid', 1, 'year'),
    commitment('gift', 1, 'year'),
    commitment('outing', 1, 'year'),
    commitment('birthday', 1, 'birthday'),
  ]),
  programme('wulatehouqi', '周末妈妈', [
    commitment('homestay', 1, 'weekend-or-holiday', { kinds: ['homestay', 'outing'] }),
  ]),
  programme('chongqing', '六个一', [
    commitment('visit', 1, 'week'),
    commitment('talk', 1, 'half-month'),
    commitment('guardian', 1, 'month'),
    commitment('teacher', 1, 'quarter'),
    commitment('outing', 1, 'school-term'),
    commitment('festival', 1, 'year'),
  ]),
  programme('haimen', '海门五个一', [
    commitment('call', 1, 'month'),
    commitment('reading', 1, 'quarter'),
    commitment('outing', 1, 'half-year'),
    commitment('birthday', 1, 'birthday'),
    commitment('wish', 1, 'year'),
  ]),
  {
    ...programme('individual', '个案', [
      commitment('call', 1, 'week', { by: 'paired' }),
      commitment('visit', 1, 'month', { by: 'paired' }),
      commitment('assessment', 1, 'half-year', { by: 'paired', countedFrom: 'enrolment' }),
    ]),
    confidential: true,
    months: 12,
  },
]

/** Finds a programme by its key or by the name that a file gives; null where there is none. */
export function findProgramme(keyOrName: string, among: readonly Programme[] = programmes): Programme | null {
  return among.find(({ key, name }) => key === keyOrName || name === keyOrName) ?? null
}
