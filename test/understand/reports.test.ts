import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../src/care/speaker.ts'
import type { Meaning } from '../../src/understand/meaning.ts'
import { createUnderstanding } from '../../src/understand/understand.ts'

/** What is read is held to the table here; whether a whole reading is doubted, in doubt.test.ts. */
const { understand } = createUnderstanding({ doubts: { message: () => ({ doubted: false, reasons: [] }) } })

const children = [
  { id: 'c1', name: '林浩然', nicknames: ['然然'], sex: 'm', guardian: '奶奶' },
  { id: 'c2', name: '林可欣', nicknames: ['欣欣'], sex: 'f', guardian: '奶奶' },
  { id: 'c3', name: '吴晓彤', nicknames: ['彤彤'], sex: 'f', guardian: '外婆' },
  { id: 'c4', name: '黄子墨', nicknames: ['墨墨'], sex: 'm', guardian: '爷爷' },
  { id: 'c5', name: '石磊', nicknames: ['石头'], sex: 'm', guardian: '大伯' },
  { id: 'c6', name: '田甜', nicknames: ['甜甜'], sex: 'f', guardian: '姑姑' },
] as const

const volunteers = [
  { id: 'v1', name: '陈雪梅', leader: true, children: ['c1', 'c2'] },
  { id: 'v2', name: '赵建国', leader: false, children: ['c3'] },
  { id: 'v3', name: '孙丽华', leader: false, children: ['c4', 'c5', 'c6'] },
  { id: 'v4', name: '何志强', leader: false, children: [] },
]

function speaker(id: string): Speaker {
  const volunteer = volunteers.find((one) => one.id === id)!
  const station = { id: 1, name: '青石站' }
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

/** What is kept of a message, in the notation of reports.txt. */
function kept(meaning: Meaning): string[] {
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

const cases = readFileSync(new URL('reports.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map((line) => line.split('|').map((part) => part.trim()) as [string, string, string])

describe('reports as volunteers write them', () => {
  for (const [sender, text, wanted] of cases) {
    it(`${sender}: ${text}`, () => {
      const at = new Date('2026-03-11T20:15:00+08:00')
      const meaning = understand(
        { text: text.replaceAll('⏎', '\n').replaceAll('⇥', '\t'), channel: 'group', mention: false, quote: null, at },
        speaker(sender),
      )
      expect(kept(meaning)).toEqual(
        wanted
          ? wanted
              .split(';')
              .map((part) => part.trim())
              .sort()
          : [],
      )
    })
  }
})
