import type { SandboxMessage } from '../sandbox.ts'
import type { SandboxAnswer } from './backend.ts'
import type { TalkEvent } from './talk.ts'

const MINUTE = 60_000
const SHANGHAI = 8 * 60 * MINUTE
/** What the bot says by itself is held against a minute of its own when it comes this long after the last thing done. */
const SAME_BEAT = MINUTE

interface Talked {
  readonly events: readonly TalkEvent[]
  readonly answers: readonly SandboxAnswer[]
  /** when the demo's people were made */
  readonly madeAt: Date
  readonly botName: string
}

/** One thing that happened, its line, and what the bot said to it. */
interface Beat {
  readonly at: number
  readonly line: string
  readonly told: string[]
}

/**
 * The talk as a `.chat` file, which `npm run play` plays: the demo's people as they were made, what was said, and what the
 * bot said to it as what is expected. Codes, which are new each time, are taken where they are told; answers that were merged are expected
 * without their words.
 */
export function writeTranscript({ events, answers, madeAt, botName }: Talked): string {
  const writer = createWriter(events, botName)
  const answered = new Map(answers.map((answer) => [answer.messageId, answer.answers]))
  const beats: Beat[] = []
  const beatOf = new Map<string, Beat>()
  let now = floor(madeAt.getTime())
  const open = (at: number, line: string, key?: string) => {
    const beat = { at, line, told: [] }
    beats.push(beat)
    if (key !== undefined) beatOf.set(key, beat)
  }
  const moveTo = (at: number) => {
    if (floor(at) <= now) return
    now = floor(at)
    open(at, `时间 ${clockText(now)}`)
  }
  for (const event of events) {
    if (event.kind === 'clock') moveTo(Date.parse(event.at))
    else if (event.kind === 'recalled') {
      moveTo(Date.parse(event.at))
      open(Date.parse(event.at), writer.recalled(event.as, event.messageId), `recall ${event.messageId}`)
    } else if (event.kind === 'message' && event.message.from !== null) {
      moveTo(Date.parse(event.message.at))
      open(Date.parse(event.message.at), writer.said(event.message, event.message.from), event.message.id)
    } else if (event.kind === 'message') {
      const to = (answered.get(event.message.id) ?? []).flatMap(
        ({ messageId, wasRecall }) => beatOf.get(wasRecall ? `recall ${messageId}` : messageId) ?? [],
      )
      const at = Date.parse(event.message.at)
      const last = beats.at(-1)
      if (to.length === 0 && (!last || at - last.at > SAME_BEAT)) moveTo(at)
      for (const beat of to.length > 0 ? to : beats.slice(-1)) beat.told.push(writer.told(event.message, to.length > 1))
    }
  }
  const lines = beats.flatMap(({ line, told }) => [line, ...told])
  return [...headOf(events, madeAt, writer), '', ...lines, ''].join('\n')
}

function headOf(events: readonly TalkEvent[], madeAt: Date, { nameOf }: Writer): string[] {
  const added = events.flatMap((event) => (event.kind === 'person' ? [nameOf(event.account)] : []))
  return [
    '# Saved from the sandbox; all people are invented.',
    `时间 ${clockText(floor(madeAt.getTime()))}`,
    '提醒 19',
    '人物 演示',
    ...(added.length > 0 ? [`未绑定 ${added.join('、')}`] : []),
  ]
}

type Writer = ReturnType<typeof createWriter>

/** Writes single lines; knows names, codes, and which line a quote or recall means. */
function createWriter(events: readonly TalkEvent[], botName: string) {
  const lineOf = new Map<string, string>()
  const codes = new Map<string, string>()
  const quoted = new Set(
    events.flatMap((event) => (event.kind === 'message' && event.message.quote ? [event.message.quote.id] : [])),
  )
  const names = new Map<string, string>()
  let saidLines = 0
  let botLines = 0

  /** As the format takes a name: without blanks, colons and brackets. */
  function nameOf(account: string): string {
    const isPlain = /^[^\s::(()[\]、,,#|>{}*]{1,20}$/u.test(account)
    if (!isPlain && !names.has(account)) names.set(account, `客人${names.size + 1}`)
    return names.get(account) ?? account
  }
  function withCodes(text: string): string {
    return [...codes].reduce((changed, [code, name]) => changed.replaceAll(code, `{${name}}`), text)
  }
  function quoteText({ quote }: SandboxMessage): string {
    const line = quote && lineOf.get(quote.id)
    return line ? ` 引用 ${line}` : ''
  }
  function place({ isRoom, conversation }: SandboxMessage): string {
    return isRoom ? `[群 ${conversation}]` : '[私]'
  }

  return {
    nameOf,
    said(message: SandboxMessage, from: string): string {
      const quote = quoteText(message)
      saidLines += 1
      lineOf.set(message.id, String(saidLines))
      const called = message.text.replaceAll(new RegExp(`@${botName}(?![ \\u2005]|$)`, 'gu'), `@${botName} `)
      return `${place(message)} ${nameOf(from)}${quote}: ${inLines(withCodes(called))}`
    },
    recalled: (as: string, messageId: string): string => {
      const message = events.find((event) => event.kind === 'message' && event.message.id === messageId)
      const where = message?.kind === 'message' ? place(message.message) : '[私]'
      return `${where} ${nameOf(as)} 撤回 ${lineOf.get(messageId) ?? '1'}`
    },
    told(message: SandboxMessage, isMerged: boolean): string {
      const label = quoted.has(message.id) ? `答${++botLines}` : null
      if (label !== null) lineOf.set(message.id, label)
      const where = message.isRoom ? `[群 ${message.conversation}]` : `[私 ${nameOf(message.conversation)}]`
      const text = isMerged || message.text === '' ? '*' : expected(message.text, codes)
      return `> ${label === null ? '' : `${label}) `}${where} ${inLines(text)}`
    },
  }
}

/** The bot's words as an expectation: a code told for the first time is taken, what the format would read otherwise is anything. */
function expected(text: string, codes: Map<string, string>): string {
  const told = /绑定码/.test(text) ? (text.match(/(?<!\d)\d{8}(?!\d)/g) ?? []) : []
  for (const code of told) if (!codes.has(code)) codes.set(code, `码${codes.size + 1}`)
  const plain = text.replaceAll(/[{}]| {2,}#/g, '*').replace(/^(?=含\s|无$)/, '*')
  return [...codes].reduce((changed, [code, name]) => changed.replaceAll(code, `{${name}}`), plain)
}

/** Lines after the first begin with |. */
function inLines(text: string): string {
  const [first = '', ...more] = text.split(/\r\n|\r|\n/)
  return [first.replaceAll(/\s{2,}#/g, ' #'), ...more.map((line) => `|${line === '' ? '' : ' '}${line}`)].join('\n')
}

function floor(at: number): number {
  return Math.floor(at / MINUTE) * MINUTE
}

function clockText(at: number): string {
  return new Date(at + SHANGHAI).toISOString().slice(0, 16).replace('T', ' ')
}
