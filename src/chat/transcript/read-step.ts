import type { SourceLine } from './read-scene.ts'
import { readMoment, readTime } from './read-time.ts'
import {
  type Action,
  type Expected,
  type ExpectedText,
  type Place,
  type Saying,
  TranscriptFault,
  type TranscriptFile,
} from './steps.ts'

/** What the head of the file named. */
export interface Places {
  readonly rooms: readonly string[]
  readonly people: ReadonlySet<string>
}

const STEP = '[群] 姓名: 说的话 · [私] 姓名: 说的话 · 时间 +10分钟 · 重启 · > what the bot says'
const SAYING = '[群] 姓名: 说的话, with 引用 甲 · 引文 甲 · (20:03) before the colon; or 撤回 甲 · 重发 甲'

/** One thing that happens. `labels` are those that earlier lines have. */
export function readAction({ line, text }: SourceLine, places: Places, labels: ReadonlySet<string>): Action {
  const [head, rest] = [/^\S+/.exec(text)?.[0] ?? '', text.replace(/^\S+\s*/, '')]
  switch (head) {
    case '时间':
      return { kind: 'clock', move: readTime(rest, line) }
    case '重启':
      return { kind: 'restart' }
    case '拒收':
    case '收到':
      return { kind: 'reach', who: person(rest, places, line), isReachable: head === '收到' }
    case '断线': {
      const move = readTime(`+${rest}`, line)
      return { kind: 'away', minutes: move.kind === 'by' ? move.minutes : 0 }
    }
    case '加好友': {
      const found = /^(?<who>[^\s::]+)\s*[::]\s*(?<hello>.*)$/s.exec(rest)?.groups
      if (!found) throw new TranscriptFault(line, text, '加好友 姓名: 附言')
      return { kind: 'befriend', who: person(found.who ?? '', places, line), hello: found.hello ?? '' }
    }
    default:
      return readSaid({ line, text }, places, labels)
  }
}

function readSaid({ line, text }: SourceLine, places: Places, labels: ReadonlySet<string>): Action {
  const found =
    /^(?:(?<label>[^\s[\]))]{1,8})[))]\s*)?\[(?<kind>群|私)\s*(?<place>[^\]]*)\]\s*(?<who>[^\s::((]+)(?<rest>.*)$/s.exec(
      text,
    )?.groups
  if (!found) throw new TranscriptFault(line, text, STEP)
  const who = person(found.who ?? '', places, line)
  const where = found.kind === '群' ? { room: room(found.place ?? '', places, line) } : { person: who }
  const rest = found.rest ?? ''
  const other = /^\s*(?<what>撤回|重发)\s*(?<label>\S+)\s*$/.exec(rest)?.groups
  if (other) {
    const label = known(other.label ?? '', labels, line)
    return other.what === '重发' ? { kind: 'again', label } : { kind: 'recalled', who, in: where, label }
  }
  const said =
    /^\s*(?:[((](?<at>[^))]+)[))]\s*)?(?:(?<how>引用|引文)\s*(?<quoted>[^\s::]+)\s*)?[::][^\S\n]?(?<text>.*)$/s.exec(
      rest,
    )?.groups
  if (!said) throw new TranscriptFault(line, text, SAYING)
  return {
    kind: 'said',
    who,
    in: where,
    label: found.label ?? null,
    ...bodyOf(said.text ?? ''),
    sentAt: said.at === undefined ? null : readMoment(said.at, line),
    quote: said.quoted === undefined ? null : { label: known(said.quoted, labels, line), isFlat: said.how === '引文' },
  }
}

const files: Readonly<Record<string, TranscriptFile>> = {
  '[语音]': 'voice',
  '[图片]': 'image',
  '[视频]': 'video',
  '[文件]': 'file',
  '[动画表情]': 'sticker',
}

/** A file alone is a message without text; the mention of the bot is taken out, as networks do. */
function bodyOf(text: string): Pick<Saying, 'text' | 'mentionsBot' | 'files'> {
  const file = files[text.trim()]
  if (file) return { text: '', mentionsBot: false, files: [file] }
  const without = text.replace(/@伴伴(?:[ \u2005]|$)/g, '')
  return { text: without, mentionsBot: without !== text, files: [] }
}

const EXPECTED = '> [群] 原话 · > [私 姓名] 原话 · > 含 词 词 不含 词 · > 无'

/** What the bot is expected to say; without a place, where the last line was said. */
export function readExpected(
  { line, text }: SourceLine,
  places: Places,
  last: { readonly room: string | null; readonly who: string | null },
): Expected {
  const found =
    /^>\s*(?:(?<label>[^\s[\]))]{1,8})[))]\s*(?=\[))?(?:\[(?<kind>群|私|告急命令|通过好友)\s*(?<place>[^\]]*)\]\s?)?(?<rest>.*)$/s.exec(
      text,
    )?.groups
  const rest = found?.rest ?? ''
  if (!found || (rest.trim() === '' && found.kind === undefined)) throw new TranscriptFault(line, text, EXPECTED)
  if (rest.trim() === '无' && found.kind === undefined) return { line, kind: 'silence' }
  return {
    line,
    kind: 'told',
    label: found.label ?? null,
    in: placeOf(found.kind, found.place ?? '', places, last, line),
    text: wanted(rest),
  }
}

function placeOf(
  kind: string | undefined,
  place: string,
  places: Places,
  last: { readonly room: string | null; readonly who: string | null },
  line: number,
): Place {
  if (kind === '告急命令') return 'alert command'
  if (kind === '通过好友') return 'friend'
  if (kind === '群' || (kind === undefined && last.room !== null))
    return { room: place === '' && last.room !== null ? last.room : room(place, places, line) }
  return { person: person(place === '' ? (last.who ?? '') : place, places, line) }
}

function wanted(text: string): ExpectedText {
  const words = /^含\s+(?<has>.*)$/s.exec(text)?.groups?.has
  if (words === undefined) return { kind: 'whole', text }
  const [has = '', hasNot = ''] = ` ${words} `.split(/\s不含\s/)
  const apart = (part: string) => part.split(/\s+/).filter((word) => word !== '')
  return { kind: 'words', has: apart(has), hasNot: apart(hasNot) }
}

function room(name: string, { rooms }: Places, line: number): string {
  const wantedName = name.trim()
  if (wantedName === '') {
    const [only] = rooms
    if (only !== undefined && rooms.length === 1) return only
    throw new TranscriptFault(line, '[群]', `which of the rooms: ${rooms.map((each) => `[群 ${each}]`).join(' ')}`)
  }
  const fitting = rooms.includes(wantedName) ? [wantedName] : rooms.filter((each) => each.includes(wantedName))
  const [only] = fitting
  if (only === undefined || fitting.length > 1)
    throw new TranscriptFault(line, name, `one of the rooms: ${rooms.join('、')}`)
  return only
}

function person(name: string, { people }: Places, line: number): string {
  if (people.has(name.trim())) return name.trim()
  throw new TranscriptFault(line, name, `somebody named in the head: ${[...people].join('、')}`)
}

function known(label: string, labels: ReadonlySet<string>, line: number): string {
  if (labels.has(label)) return label
  throw new TranscriptFault(line, label, 'the label or number of an earlier line')
}
