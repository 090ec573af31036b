import type { Day } from '../care/day.ts'
import { dayText } from './record.ts'

interface ShownDay {
  readonly day: Day
  readonly tellings: readonly {
    readonly clock: string
    readonly to: string
    readonly isRoom: boolean
    readonly text: string
  }[]
}

/** A preview for the operator, line by line. */
export function previewText(days: readonly ShownDay[]): string[] {
  const [first] = days
  const busy = days.filter(({ tellings }) => tellings.length > 0)
  const told = busy.flatMap(({ day, tellings }) => [
    dayText(day, first?.day ?? day),
    ...tellings.flatMap(({ clock, to, isRoom, text }) => [
      `  ${clock} ${to}${isRoom ? '(群里)' : '(私聊)'}`,
      ...text.split('\n').map((line) => `      ${line}`.trimEnd()),
    ]),
  ])
  const nothing = busy.length === 0 ? [`接下来${days.length}天,照现在的记录没有要发的。`] : []
  return [...told, ...nothing, '(只是预演:什么都没有发,也没有记下提醒。有新的记录,到时就不一样。)']
}

export function previewUsage(): string {
  return 'usage: npm run -s preview -- --days N   (N: 1 to 60; today counts)'
}

export function nothingToPreview(): string {
  return '这里还没有数据,没有可预演的。先导入花名册,或先启动一次。'
}
