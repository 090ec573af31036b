import { readScene, type SourceLine } from './read-scene.ts'
import { type Places, readAction, readExpected } from './read-step.ts'
import { type Beat, type Expected, type Transcript, TranscriptFault } from './steps.ts'

/**
 * Reads a `.chat` file. Throws TranscriptFault: line, value, what was expected. `demoRooms` and `demoPeople` are what
 * 人物 演示 stands for.
 */
export function readTranscript(file: string, content: string, demo: DemoNames = { rooms: [], people: [] }): Transcript {
  const lines = toLines(content)
  const firstStep = lines.findIndex(({ text }, index) => isStep(text, lines.slice(0, index)))
  const head = firstStep < 0 ? lines : lines.slice(0, firstStep)
  const scene = readScene(head)
  const own = scene.stations.flatMap(({ people }) => people.map(({ name }) => name))
  const places: Places = {
    rooms: [...scene.stations.flatMap(({ rooms }) => rooms), ...scene.freeRooms, ...(scene.isDemo ? demo.rooms : [])],
    people: new Set([
      ...own,
      ...scene.coordinators.map(({ name }) => name),
      ...scene.unbound,
      ...(scene.isDemo ? demo.people : []),
    ]),
  }
  const beats = firstStep < 0 ? [] : readBeats(lines.slice(firstStep), places)
  return { file, scene, beats, isChecked: beats.some(({ expected }) => expected.length > 0) }
}

export interface DemoNames {
  readonly rooms: readonly string[]
  readonly people: readonly string[]
}

/** The head ends with the first thing that happens: a said line, the clock's second line, or one of the other steps. */
function isStep(text: string, before: readonly SourceLine[]): boolean {
  if (/^时间\s/.test(text)) return before.some((other) => /^时间\s/.test(other.text))
  return /^(?:[^\s[]{1,8}[))]\s*)?\[(?:群|私)/.test(text) || /^(?:重启|拒收|收到|断线|加好友|>)(?:\s|$)/.test(text)
}

/** Lines without comments and blanks; those that begin with | belong to the one before. */
function toLines(content: string): SourceLine[] {
  const lines: { line: number; text: string }[] = []
  for (const [index, raw] of content
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1
    const more = /^\s*\|\s?(?<rest>.*)$/.exec(raw)?.groups?.rest
    const last = lines.at(-1)
    if (more !== undefined) {
      if (!last) throw new TranscriptFault(line, raw, 'a line before | …')
      last.text += `\n${more}`
      continue
    }
    const text = raw.replace(/\s{2,}#\s.*$/, '').trim()
    if (text !== '' && !text.startsWith('#')) lines.push({ line, text })
  }
  return lines
}

function readBeats(lines: readonly SourceLine[], places: Places): Beat[] {
  const beats: (Beat & { expected: Expected[] })[] = []
  const labels = new Set<string>()
  let last: { room: string | null; who: string | null } = { room: null, who: null }
  for (const each of lines) {
    if (each.text.startsWith('>')) {
      const beat = beats.at(-1)
      if (!beat) throw new TranscriptFault(each.line, each.text, 'something that happens before what is expected of it')
      const expected = readExpected(each, places, last)
      if (expected.kind === 'told' && expected.label !== null) addLabel(expected.label, labels, each)
      beat.expected.push(expected)
      continue
    }
    const action = readAction(each, places, labels)
    if (action.kind === 'said' && action.label !== null) addLabel(action.label, labels, each)
    if (action.kind === 'said') labels.add(String(beats.filter((beat) => beat.action.kind === 'said').length + 1))
    if ('in' in action) last = { room: 'room' in action.in ? action.in.room : null, who: action.who }
    beats.push({ line: each.line, source: each.text, action, expected: [] })
  }
  return beats
}

function addLabel(label: string, labels: Set<string>, { line }: SourceLine): void {
  if (/^\d+$/.test(label)) throw new TranscriptFault(line, label, 'a label such as 甲; a number counts the said lines')
  if (labels.has(label)) throw new TranscriptFault(line, label, 'a label that no other line has')
  labels.add(label)
}
