import { readPerson } from './read-people.ts'
import { readMoment } from './read-time.ts'
import { type Scene, type SceneStation, TranscriptFault } from './steps.ts'

export interface SourceLine {
  readonly line: number
  readonly text: string
}

const HEAD = '时间 · 站点 · 群 · 协调员 · 站长 · 志愿者 · 未绑定 · 提醒 · 人物 演示'

interface Making {
  start: Scene['start'] | null
  isDemo: boolean
  coordinators: { name: string; isBound: boolean }[]
  stations: (SceneStation & { rooms: string[]; people: SceneStation['people'][number][] })[]
  digestHour: number | null
  freeRooms: string[]
  unbound: string[]
}

/** The head of a file: its clock and its people. A 站点 opens a section: what follows belongs to it. */
export function readScene(lines: readonly SourceLine[]): Scene {
  const making: Making = {
    start: null,
    isDemo: false,
    coordinators: [],
    stations: [],
    digestHour: null,
    freeRooms: [],
    unbound: [],
  }
  for (const each of lines) readHeadLine(each, making)
  const { start, ...people } = making
  if (start === null) throw new TranscriptFault(lines[0]?.line ?? 1, '', 'the clock first: 时间 2026-03-11 20:15')
  if (!making.isDemo && making.stations.length === 0)
    throw new TranscriptFault(lines.at(-1)?.line ?? 1, '', '站点 and its people, or 人物 演示')
  return { start, ...people }
}

function readHeadLine({ line, text }: SourceLine, making: Making): void {
  const found = /^(?<key>\S+?)\s+(?<rest>.+)$/.exec(text)?.groups
  const [key, rest] = [found?.key ?? text, found?.rest?.trim() ?? '']
  const station = making.stations.at(-1)
  switch (key) {
    case '时间':
      making.start = readStart(rest, line)
      return
    case '人物':
      if (rest !== '演示') throw new TranscriptFault(line, text, '人物 演示')
      making.isDemo = true
      return
    case '提醒':
      if (!/^(?:[6-9]|1\d|2[01])$/.test(rest)) throw new TranscriptFault(line, text, '提醒 and an hour from 6 to 21')
      making.digestHour = Number(rest)
      return
    case '站点':
      if (rest === '') throw new TranscriptFault(line, text, '站点 and its name')
      making.stations.push({ line, name: rest, rooms: [], people: [] })
      return
    case '未绑定':
      making.unbound.push(...rest.split(/[\s、,,]+/).filter((name) => name !== ''))
      return
    case '协调员': {
      const person = readPerson(rest, 'coordinator', line)
      if (station) station.people.push(person)
      else making.coordinators.push({ name: person.name, isBound: person.isBound })
      return
    }
    case '群': {
      const free = /^(?<name>.+?)\s+没绑定$/.exec(rest)?.groups?.name
      if (free !== undefined) making.freeRooms.push(free)
      else stationOf(making, line, text).rooms.push(rest)
      return
    }
    case '站长':
    case '志愿者':
      stationOf(making, line, text).people.push(readPerson(rest, key === '站长' ? 'leader' : 'volunteer', line))
      return
    default:
      throw new TranscriptFault(line, text, HEAD)
  }
}

function stationOf(making: Making, line: number, text: string) {
  const station = making.stations.at(-1)
  if (!station) throw new TranscriptFault(line, text, '站点 before it')
  return station
}

function readStart(text: string, line: number): Scene['start'] {
  const start = readMoment(text, line)
  if (start.day === null) throw new TranscriptFault(line, text, 'a day and a time: 2026-03-11 20:15')
  return start
}
