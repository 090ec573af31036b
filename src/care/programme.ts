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

/** 约定: which kinds, how often, by whom. */
export interface Commitment {
  readonly key: string
  /** any of these satisfies it */
  readonly kinds: readonly ActivityKind[]
  readonly times: number
  readonly period: Period
  /** 'station': any volunteer of the child's station; 'paired': only who is paired under this programme */
  readonly by: 'station' | 'paired'
}

/** 关爱方案 */
export interface Programme {
  readonly key: string
  readonly name: string
  readonly commitments: readonly Commitment[]
}

const commitment = (
  key: ActivityKind,
  times: number,
  period: Period,
  by: Commitment['by'] = 'station',
): Commitment => ({
  key,
  kinds: [key],
  times,
  period,
  by,
})

/** The programmes that Banban ships with (CARE.md names their sources); counties edit them. */
export const programmes: readonly Programme[] = [
  {
    key: 'xiangyang',
    name: '流动爱心服务站',
    commitments: [commitment('call', 1, 'week'), commitment('visit', 1, 'month'), commitment('parent', 1, 'month')],
  },
  {
    key: 'zouping',
    name: '邹平五个一',
    commitments: [
      commitment('letter', 1, 'year'),
      commitment('aid', 1, 'year'),
      commitment('gift', 1, 'year'),
      commitment('outing', 1, 'year'),
      commitment('birthday', 1, 'birthday'),
    ],
  },
  {
    key: 'wulatehouqi',
    name: '周末妈妈',
    commitments: [
      {
        key: 'homestay',
        kinds: ['homestay', 'outing'],
        times: 1,
        period: 'weekend-or-holiday',
        by: 'station',
      },
    ],
  },
  {
    key: 'chongqing',
    name: '六个一',
    commitments: [
      commitment('visit', 1, 'week'),
      commitment('talk', 1, 'half-month'),
      commitment('guardian', 1, 'month'),
      commitment('teacher', 1, 'quarter'),
      commitment('outing', 1, 'school-term'),
      commitment('festival', 1, 'year'),
    ],
  },
  {
    key: 'haimen',
    name: '海门五个一',
    commitments: [
      commitment('call', 1, 'month'),
      commitment('reading', 1, 'quarter'),
      commitment('outing', 1, 'half-year'),
      commitment('birthday', 1, 'birthday'),
      commitment('wish', 1, 'year'),
    ],
  },
  {
    key: 'individual',
    name: '个案',
    commitments: [
      commitment('call', 1, 'week', 'paired'),
      commitment('visit', 1, 'month', 'paired'),
      commitment('assessment', 1, 'half-year', 'paired'),
    ],
  },
]

/** Finds a programme by its key or by the name that a roster file gives; null where there is none. */
export function findProgramme(keyOrName: string): Programme | null {
  return programmes.find(({ key, name }) => key === keyOrName || name === keyOrName) ?? null
}
