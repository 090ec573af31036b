import type { Day } from '../care/day.ts'
import type { Choice } from './ask.ts'
import { closed, open, type Part, type Say } from './part.ts'
import { recordLines, type ShownRecord, stacked } from './record.ts'
import { echo, type Kept } from './report.ts'

/** What became of a list, for its one echo. */
export interface ListTold {
  /** lines that were new, changed, there before, doubtful */
  readonly lines: { readonly new: number; readonly changed: number; readonly had: number; readonly asked: number }
  readonly changed: readonly { readonly before: ShownRecord; readonly after: ShownRecord }[]
  /** numbers of the lines whose author, whose child and whose change is asked about */
  readonly unknownAuthors: readonly (number | null)[]
  readonly unknownChildren: readonly (number | null)[]
  readonly doubtedChanges: readonly (number | null)[]
  readonly gone: readonly GoneLine[]
}

export interface GoneLine {
  readonly number: number | null
  readonly author: string
  /** two answered at once, and the later version lacks the other's line */
  readonly raced: boolean
  /** the number to answer with, where the record is the sender's to take back */
  readonly choice: number | null
}

/** More records than this are only counted. */
const SHOWN = 3

export function listEcho(kept: Kept, told: ListTold): Say {
  const { lines } = told
  const count = lines.new + lines.changed + lines.had + lines.asked
  const shown = kept.records.length + kept.had.length + kept.plans.length + told.changed.length
  const notes = notesOf(told)
  if (count === 0 && notes.length === 0) return []
  if (shown > SHOWN) return [...counted(count, lines), ...changedLines(kept, told), ...notes]
  return [...changedLines(kept, told), ...echo(kept), ...notes]
}

function counted(count: number, lines: ListTold['lines']): Say {
  const parts = [
    ...(lines.new > 0 || count === lines.asked ? [`新记${lines.new}`] : []),
    ...(lines.changed > 0 ? [`改${lines.changed}`] : []),
    ...(lines.had > 0 ? [`已有${lines.had}`] : []),
    ...(lines.asked > 0 ? [`请确认${lines.asked}`] : []),
  ]
  return [open(`接龙 ${count} 条:${parts.join(',')}`)]
}

function changedLines({ today, inGroup }: Kept, { changed }: ListTold): Part[] {
  const lines = changed.slice(0, SHOWN).map(({ before, after }) => {
    const [now = []] = recordLines([after], today, inGroup)
    const [was = []] = recordLines([{ ...before, by: null }], today, inGroup)
    return [...now, open('(原来是 '), ...was, open(')')]
  })
  const [only] = lines
  if (!only) return []
  return lines.length === 1 ? [open('\n按接龙改好了:'), ...only] : [open('\n按接龙改好了:'), ...stacked(lines)]
}

function notesOf({ unknownAuthors, unknownChildren, doubtedChanges, gone }: ListTold): Part[] {
  return [
    ...note(unknownAuthors, '不知道是谁,这行没记。'),
    ...note(unknownChildren, '没看出是哪个孩子,先没记,在问站长。'),
    ...note(doubtedChanges, '改了别人的记录,先没改,在问站长。'),
    ...gone.flatMap(goneLine),
  ]
}

function note(numbers: readonly (number | null)[], say: string): Part[] {
  return numbers.length === 0 ? [] : [open(`\n${which(numbers)}${say}`)]
}

function which(numbers: readonly (number | null)[]): string {
  const known = numbers.filter((number) => number !== null)
  return known.length > 0 ? `第${known.join('、')}行` : '有一行'
}

function goneLine({ number, author, raced, choice }: GoneLine): Part[] {
  const line = `${number === null ? '' : `原来第${number}行`}(${author})`
  if (raced) return [open(`\n${line}这版里没有,多半是两人同时接的,两行的记录都在。`)]
  const how = choice === null ? `要撤请${author}回“我的记录”` : `要撤就回${choice}`
  return [open(`\n${line}不见了,记录还在;${how}。`)]
}

/** Asked of the leader: which child a line means. */
export function whichChildOfLine(number: number | null, author: string, choices: readonly Choice[]): Say {
  const line = `接龙${number === null ? '里有一行' : `第${number}行`}(${author})`
  if (choices.length === 0) return [open(`${line}说的是哪个孩子?请回名字,我再记。`)]
  const numbered = choices.flatMap(({ full }, index) => [open(`\n${index + 1} `), closed(full)])
  return [open(`${line}说的是哪个孩子?`), ...numbered, open('\n(回数字或名字;不用记就回“算了”)')]
}

/** Asked of the leader: somebody else changed a line. */
export function lineChanged(number: number | null, before: ShownRecord, after: ShownRecord, today: Day): Say {
  const [was = []] = recordLines([before], today, false)
  const [now = []] = recordLines([{ ...after, by: null }], today, false)
  const line = `接龙${number === null ? '里有一行' : `第${number}行`}`
  return [
    open(`${line}被别人改了。原来记的是 `),
    ...was,
    open(',现在写的是 '),
    ...now,
    open('。照改就回1,不改回“算了”。'),
  ]
}
