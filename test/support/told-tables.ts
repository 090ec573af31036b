import { readFileSync } from 'node:fs'
import type { ActivityKind, Outcome } from '../../src/care/activity.ts'
import type { Day } from '../../src/care/day.ts'
import type { Speaker } from '../../src/care/speaker.ts'
import type { Meaning } from '../../src/understand/meaning.ts'
import type { CorpusMessage } from './corpus.ts'

/** The tables test/understand/reports.txt and casts.txt: a message a line and what is kept of it. */

const reportChildren = [
  { id: 'c1', name: '林浩然', nicknames: ['然然'], sex: 'm', guardian: '奶奶' },
  { id: 'c2', name: '林可欣', nicknames: ['欣欣'], sex: 'f', guardian: '奶奶' },
  { id: 'c3', name: '吴晓彤', nicknames: ['彤彤'], sex: 'f', guardian: '外婆' },
  { id: 'c4', name: '黄子墨', nicknames: ['墨墨'], sex: 'm', guardian: '爷爷' },
  { id: 'c5', name: '石磊', nicknames: ['石头'], sex: 'm', guardian: '大伯' },
  { id: 'c6', name: '田甜', nicknames: ['甜甜'], sex: 'f', guardian: '姑姑' },
] as const

const reportVolunteers = [
  { id: 'v1', name: '陈雪梅', leader: true, children: ['c1', 'c2'] },
  { id: 'v2', name: '赵建国', leader: false, children: ['c3'] },
  { id: 'v3', name: '孙丽华', leader: false, children: ['c4', 'c5', 'c6'] },
  { id: 'v4', name: '何志强', leader: false, children: [] },
]

const castChildren = [
  { id: 'k1', name: '覃雨薇', nicknames: ['薇薇'], sex: 'f', guardian: '外婆' },
  { id: 'k2', name: '覃雨泽', nicknames: ['泽泽'], sex: 'm', guardian: '外婆' },
  { id: 'k3', name: '孟思远', nicknames: ['远远'], sex: 'm', guardian: '爷爷' },
  { id: 'k4', name: '鲁小曼', nicknames: ['曼曼'], sex: 'f', guardian: '奶奶' },
  { id: 'k5', name: '柴佳宁', nicknames: [], sex: 'f', guardian: '姑妈' },
  { id: 'k6', name: '邢佳宁', nicknames: [], sex: 'f', guardian: '奶奶' },
  { id: 'k7', name: '向阳', nicknames: [], sex: 'm', guardian: '伯父' },
  { id: 'k8', name: '殷子轩', nicknames: ['轩轩'], sex: 'm', guardian: '爷爷' },
  { id: 'k9', name: '殷子涵', nicknames: ['涵涵'], sex: 'f', guardian: '爷爷' },
  { id: 'k10', name: '殷子豪', nicknames: ['豪豪'], sex: 'm', guardian: '爷爷' },
  { id: 'k11', name: '龙天宝', nicknames: ['天宝'], sex: 'm', guardian: '外公' },
  { id: 'k12', name: '单晓峰', nicknames: ['峰峰'], sex: 'm', guardian: '舅舅' },
] as const

const castVolunteers = [
  { id: 'w1', name: '蒋春燕', leader: true, children: ['k1', 'k2'] },
  { id: 'w2', name: '廖德海', leader: false, children: ['k3'] },
  { id: 'w3', name: '阮玉兰', leader: false, children: ['k4', 'k5', 'k6', 'k7'] },
  { id: 'w4', name: '古志平', leader: false, children: ['k8', 'k9', 'k10'] },
  { id: 'w5', name: '贺小梅', leader: false, children: ['k11', 'k12'] },
  { id: 'w6', name: '申国庆', leader: false, children: [] },
]

const people = {
  reports: { name: '青石站', children: reportChildren, volunteers: reportVolunteers },
  casts: { name: '蓝溪站', children: castChildren, volunteers: castVolunteers },
}

export type Table = keyof typeof people

export function speakerOf(table: Table, id: string): Speaker {
  const { name, children, volunteers } = people[table]
  const volunteer = volunteers.find((one) => one.id === id)!
  const station = { id: 1, name }
  return {
    account: id,
    person: { id, name: volunteer.name },
    offices: [{ role: volunteer.leader ? 'leader' : 'volunteer', station }],
    stations: [station],
    roomStation: station,
    roster: { children, volunteers },
    ownChildren: volunteer.children,
    question: null,
    recent: [],
  }
}

/** What is kept of a message, in the notation of the tables. */
export function kept(meaning: Meaning): string[] {
  const records = meaning.records.map(({ by, child, activity, date, minutes, outcome }) =>
    [by, child, activity, date?.slice(5) ?? 'null', minutes, outcome === 'done' ? undefined : outcome]
      .filter((part) => part !== undefined && part !== null)
      .join(' '),
  )
  const plans = meaning.plans.map(
    ({ child, activity, date }) => `plan ${child} ${activity} ${date?.slice(5) ?? 'null'}`,
  )
  const wishes = meaning.wishes.map(({ child }) => `wish ${child}`)
  const concern = meaning.concern.level === 'none' ? [] : [meaning.concern.level]
  const clarify = meaning.clarify === null ? [] : [`clarify ${meaning.clarify}`]
  return [...records, ...plans, ...wishes, ...concern, ...clarify].sort()
}

/** When every message of the tables was sent. */
export const sentAt = new Date('2026-03-11T20:15:00+08:00')

export interface TableRow {
  readonly sender: string
  /** as it stands in the table, for the test's name */
  readonly written: string
  readonly quote: string | null
  readonly text: string
  /** what is kept, sorted */
  readonly wanted: readonly string[]
}

export function tableRows(table: Table): TableRow[] {
  return readFileSync(new URL(`../understand/${table}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => {
      const [sender = '', written = '', wanted = ''] = line.split('|').map((part) => part.trim())
      const [quote, said] = written.includes('»') ? written.split('»').map((part) => part.trim()) : [null, written]
      const text = (said ?? '').replaceAll('⏎', '\n').replaceAll('⇥', '\t').replaceAll('¦', '|')
      const parts = wanted.split(';').map((part) => part.trim())
      return { sender, written, quote: quote ?? null, text, wanted: parts.filter(Boolean).sort() }
    })
}

/** A table's rows as labelled messages, for the learners. Quoted ones are left out. */
export function tableMessages(table: Table): CorpusMessage[] {
  return tableRows(table)
    .filter(({ quote }) => quote === null)
    .map(({ sender, text, wanted }, number) => ({
      id: `${table}-${number}`,
      roster: table,
      sender,
      at: '2026-03-11T20:15:00+08:00',
      channel: 'group',
      mention: false,
      text,
      expect: {
        intent: 'none',
        records: wanted.flatMap((part) => recordIn(part)),
        plans: wanted.flatMap((part) => planIn(part)),
        wishes: [],
        concern: 'none',
        clarify: wanted.some((part) => part.startsWith('clarify')) ? 'child' : null,
      },
    })) as unknown as CorpusMessage[]
}

const recordShape =
  /^(?:[vw]\d+ )?(?<child>[ck]\d+) (?<activity>[a-z]+) (?<day>[\d-]+|null)(?: (?<minutes>\d+))?(?<missed> missed)?$/

function recordIn(part: string): CorpusMessage['expect']['records'][number][] {
  const found = recordShape.exec(part)?.groups
  if (!found) return []
  const { child = '', activity, day, minutes, missed } = found
  return [
    {
      child,
      activity: activity as ActivityKind,
      date: day === 'null' ? null : (`2026-${day}` as Day),
      minutes: minutes ? Number(minutes) : null,
      outcome: (missed ? 'missed' : 'done') as Outcome,
    },
  ]
}

function planIn(part: string): CorpusMessage['expect']['plans'][number][] {
  const found = /^plan (?<child>[ck]\d+) (?<activity>[a-z]+) /.exec(part)?.groups
  return found ? [{ child: found.child ?? '', activity: found.activity as ActivityKind, date: null }] : []
}
