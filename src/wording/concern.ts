import type { Role } from '../care/speaker.ts'
import { closed, open, type Say } from './part.ts'

export const officeNames = { volunteer: '志愿者', leader: '站长', coordinator: '协调员' } as const satisfies Record<
  Role,
  string
>

export interface Alert {
  readonly number: number
  readonly station: string | null
  /** children named, in full */
  readonly children: readonly string[]
  /** who wrote it: a bound person's name, else null */
  readonly writer: string | null
  /** '3月8日 21:05' */
  readonly when: string
  /** where it was written: in the group or in private */
  readonly inGroup: boolean
  readonly text: string
  /** local numbers of the settings, besides 110 */
  readonly numbers: string
}

const WHAT_TO_DO = [
  '要做:先确认孩子眼下安全;涉嫌伤害马上报110,同时报民政、教育(强制报告)。',
  '不要:追问孩子细节、在群里公开、擅自联系当事人。',
].join('\n')

/** What is sent at once about an urgent concern, in private, to those who may be told. */
export function alert(told: Alert): Say {
  const { number, station, children, writer, when, inGroup, text, numbers } = told
  return [
    open(`【告急 ${number}】`),
    closed(`${station ?? ''}${children.length > 0 ? ` ${children.join('、')}` : ''}\n`),
    closed(`${writer ?? '一位没绑定的成员'} ${when} 在${inGroup ? '群里' : '私聊'}说:\n“${text}”\n`),
    open(`${WHAT_TO_DO}\n电话:110${numbers ? ` · ${numbers}` : ''}\n`),
    open(`您来处理请回:我来处理 ${number}\n弄清是误会请回:误报 ${number} 原因`),
  ]
}

export function alertAgain(told: Alert, times: number): Say {
  return [open(`(第${times + 1}次提醒,还没人接手)\n`), ...alert(told)]
}

/** A further text that joins an open concern. */
export function alertJoined(told: Alert): Say {
  return [
    open(`【告急 ${told.number} 又有新消息】`),
    closed(`${told.writer ?? '一位没绑定的成员'} ${told.when} 说:\n“${told.text}”\n`),
    open(`您来处理请回:我来处理 ${told.number}`),
  ]
}

/** The one line to the writer: who, by office, was told quietly. */
export function writerLine(offices: readonly Role[]): Say {
  const who = [...new Set(offices)].map((role) => officeNames[role]).join('和')
  if (who === '') return [open('记下了,但现在联系不上负责人。伴伴不是报警电话,有危险马上打110,再当面找站长或村里。')]
  return [open(`已悄悄告诉${who}。伴伴不是报警电话,有危险先打110。`)]
}

export function takenByYou(number: number): Say {
  return [
    open(`好,告急${number}由您处理,不再重复提醒。处理完请发:处理完 ${number} 结果(是误会就发:误报 ${number} 原因)`),
  ]
}

export function takenBy(name: string, number: number): Say {
  return [open(`告急${number}由${name}处理。`)]
}

export function takenAlready(name: string, number: number): Say {
  return [open(`告急${number}已由${name}处理。`)]
}

export function falseAlarmNoted(number: number): Say {
  return [open(`告急${number}记为误报,原因已留存。`)]
}

export function falseAlarmBy(name: string, number: number, why: string): Say {
  return [open(`${name}把告急${number}记为误报:`), closed(why)]
}

export function whyFalseAlarm(number: number): Say {
  return [open(`请写上原因:误报 ${number} 原因`)]
}

export function closedNoted(number: number): Say {
  return [open(`告急${number}已办结,结果已留存。`)]
}

export function closedBy(name: string, number: number, outcome: string): Say {
  return [open(`${name}办结了告急${number}:`), closed(outcome)]
}

export function howItEnded(number: number): Say {
  return [open(`请写上结果:处理完 ${number} 结果`)]
}

/** `word`: the command that lacks its number. */
export function whichConcern(numbers: readonly number[], word: string): Say {
  return [open(`有几条告急(${numbers.join('、')}),请带上编号,比如:${word} ${numbers[0] ?? 1}`)]
}

export function noOpenConcern(): Say {
  return [open('现在没有等您处理的告急。')]
}

/** The text of an open concern was recalled, undone or amended; the concern stays. */
export function concernMarked(number: number): Say {
  return [open(`告急${number}的原话被发的人撤回或改了。事情没弄清前,告急仍然开着。`)]
}
