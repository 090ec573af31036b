import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../src/care/speaker.ts'
import type { Meaning } from '../../src/understand/meaning.ts'
import { understand } from '../../src/understand/understand.ts'

const children = [
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

const volunteers = [
  { id: 'w1', name: '蒋春燕', leader: true, children: ['k1', 'k2'] },
  { id: 'w2', name: '廖德海', leader: false, children: ['k3'] },
  { id: 'w3', name: '阮玉兰', leader: false, children: ['k4', 'k5', 'k6', 'k7'] },
  { id: 'w4', name: '古志平', leader: false, children: ['k8', 'k9', 'k10'] },
  { id: 'w5', name: '贺小梅', leader: false, children: ['k11', 'k12'] },
  { id: 'w6', name: '申国庆', leader: false, children: [] },
]

function speaker(id: string): Speaker {
  const volunteer = volunteers.find((one) => one.id === id)!
  const station = { id: 1, name: '蓝溪站' }
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

/** What is kept of a message, in the notation of casts.txt. */
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

const cases = readFileSync(new URL('casts.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() && !line.startsWith('#'))
  .map((line) => line.split('|').map((part) => part.trim()) as [string, string, string])

describe('several children, several authors, lists, quotes and nicknames, as volunteers write them', () => {
  for (const [sender, written, wanted] of cases) {
    const [quote, text] = written.includes('»') ? written.split('»').map((part) => part.trim()) : [null, written]
    it(`${sender}: ${written}`, () => {
      const at = new Date('2026-03-11T20:15:00+08:00')
      const lines = (text ?? '').replaceAll('⏎', '\n').replaceAll('⇥', '\t').replaceAll('¦', '|')
      const meaning = understand(
        { text: lines, channel: 'group', mention: false, quote: quote ?? null, at },
        speaker(sender),
      )
      const parts = wanted ? wanted.split(';').map((part) => part.trim()) : []
      expect(kept(meaning)).toEqual(parts.sort())
    })
  }
})
