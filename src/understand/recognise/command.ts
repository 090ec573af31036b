import type { Arguments, FixedCommand } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { type CommandWords, commandWords } from '../words/commands.ts'
import { readChanges } from './amend.ts'
import { readLeave } from './leave.ts'
import { readReminderHour, readSnooze } from './reminder-wish.ts'
import { readStationEvent } from './station-event.ts'

export interface ReadCommand {
  readonly name: FixedCommand
  readonly arguments: Arguments
  /** where the command's word ends in the normalised text */
  readonly to: number
}

const longestFirst = commandWords
  .flatMap((entry) => entry.words.map((word) => ({ entry, word })))
  .sort((a, b) => b.word.length - a.word.length)

/** A fixed command: its word stands first and matches exactly, and what follows is what it takes. */
export function readCommand(context: Context): ReadCommand | null {
  const whole = context.normalised.text
  const start = whole.length - whole.trimStart().length
  const text = whole.slice(start)
  for (const { entry, word } of longestFirst) {
    if (!text.startsWith(word)) continue
    const taken = takes(entry, word, text.slice(word.length), context)
    if (taken) return { name: entry.name, arguments: taken, to: start + word.length }
  }
  for (const [name, read] of ownRules) {
    const taken = read(context)
    if (taken) return { name, arguments: taken, to: whole.length }
  }
  return null
}

/** What needs no word at its head. */
const ownRules: readonly (readonly [FixedCommand, (context: Context) => Arguments | null])[] = [
  ['snooze', readSnooze],
  ['reminder-hour', readReminderHour],
  ['take-leave', readLeave],
  ['station-event', readStationEvent],
]

const numberForm =
  /^\s*(?:第)?(?<number>\d{1,4}|[一二三四五六七八九十])(?:号|条|个)?(?:记录)?(?<rest>[\s,，、:：.。]*[\s\S]*)$/
const digitOf: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

function takes(entry: CommandWords, word: string, after: string, context: Context): Arguments | null {
  const rest = after.replace(/^[\s,，、:：.。!！]+/, '').replace(/[\s,，.。!！?？]+$/, '')
  const apart = rest === '' || rest.length < after.length
  switch (entry.takes) {
    case 'nothing':
      return /^了?(?:吧|呢|啊|呀)?$/.test(rest) ? {} : null
    case 'code':
      return rest === ''
        ? {}
        : /^[A-Za-z0-9][A-Za-z0-9 -]{2,15}$/.test(rest)
          ? { code: rest.replaceAll(/[ -]/g, '').toUpperCase() }
          : null
    case 'number':
      return onlyNumber(rest, entry.name === 'take-concern', word)
    case 'number and text':
      return entry.apart && !apart && !/^第?\d/.test(rest) ? null : numberAndText(rest)
    case 'number and change':
      return numberAndChange(rest, context)
    case 'names':
      return names(rest)
    case 'own rule':
      return null
    case 'on or off':
      return onOrOff(rest, entry.name === 'programme')
    case 'text':
      return rest === '' ? {} : apart || entry.glued ? { text: rest } : null
  }
}

const switches = /^(?<on>开启?|打开|启用|开通)(?:了|吧)?$|^(?:关闭?|关掉|停用|停掉|停|不要)(?:了|吧)?$/

/** 开, 关; with a name before or behind it where one is taken, which may stand alone too. */
function onOrOff(rest: string, takesName: boolean): Arguments | null {
  const words = rest.split(/[\s,，:：]+/).filter((word) => word !== '')
  const at = words.findIndex((word) => switches.test(word))
  if (!takesName && (words.length !== 1 || at !== 0)) return null
  if (at < 0) return takesName && words.length === 0 ? {} : null
  const text = words.filter((_, index) => index !== at).join('')
  return { on: switches.exec(words[at] ?? '')?.groups?.on !== undefined, ...(text !== '' && { text }) }
}

function numberOf(text: string): { number: number; rest: string } | null {
  const found = numberForm.exec(text)?.groups
  if (found?.number === undefined) return null
  return {
    number: digitOf[found.number] ?? Number(found.number),
    rest: (found.rest ?? '').replace(/^[\s,，、:：.。]+/, ''),
  }
}

/** `bare`: it may stand without a number, where only one thing can be meant. */
function onlyNumber(text: string, bare: boolean, word: string): Arguments | null {
  // 我来了: she comes, she takes nothing on
  if (word === '我来' && /^了/.test(text)) return null
  if (text === '' || /^(?:了|吧|啊)$/.test(text)) return bare ? {} : null
  const found = numberOf(text)
  return found && /^(?:了|吧|掉|一下|谢谢)?$/.test(found.rest) ? { number: found.number } : null
}

function numberAndText(text: string): Arguments {
  const found = /^第?\d/.test(text) ? numberOf(text) : null
  const words = (found ? found.rest : text).replace(/^(?:了|的|,|，)+/, '')
  return { ...(found && { number: found.number }), ...(words !== '' && { text: words }) }
}

/** "2 昨天": the values are read by the same rules as in an amendment. */
function numberAndChange(text: string, context: Context): Arguments | null {
  if (!/^第?\s*(?:\d|[一二三四五六七八九十](?:条|号))/.test(text)) return null
  const found = numberOf(text)
  if (!found || /^(?:小时|分钟|点|月|日|年|天|次|道|题|下)/.test(found.rest)) return null
  const begin = context.normalised.text.lastIndexOf(found.rest)
  return {
    number: found.number,
    changes: found.rest === '' ? {} : readChanges(from(context, begin)),
    ...(found.rest !== '' && { text: found.rest }),
  }
}

/** The context without what stands before a place, so that the record's number is no day and no duration. */
function from(context: Context, begin: number): Context {
  const inside = <Found extends { readonly from: number }>(mentions: readonly Found[]) =>
    mentions.filter((mention) => mention.from >= begin)
  return {
    ...context,
    masked: ' '.repeat(begin) + context.masked.slice(begin),
    children: inside(context.children),
    volunteers: inside(context.volunteers),
    days: inside(context.days),
    minutes: inside(context.minutes),
  }
}

function names(text: string): Arguments | null {
  const found = text.split(/[\s,，、;；和]+/).filter((name) => name !== '')
  return found.every((name) => name.length <= 12) ? { names: found } : null
}
