import type { Mention, VolunteerReading } from '../mention.ts'
import { authorOf, type Line, titleOf } from './lines.ts'
import type { Layout, Section } from './list.ts'

const child = /^\s*(?:[-·•*—]\s*|[#(]?\d{1,2}[.、):]\s*)?\uE001/
/** A row that says by its marks that it is one: 墨墨—书包1个, 3. 石头:…, 甜甜 300. */
const row = /^\s*(?:[-·•*]\s*|[#(]?\d{1,2}[.、):]\s*)?\uE001+\s*(?:[—\-–:,、|+√(]|\s|\d|$)/u
const heading =
  /情况|记录|汇总|名单|签到|登记|清单|小结|总结|打卡|台账|回执|明细|统计|慰问|发放|领取|参加|活动|主题|接龙|如下|汇报|上报|通报|[::]\s*$|】\s*$/
const footer =
  /^\s*(?:以上|均|都|全部|全都|时间|日期|时长|用时|每人|每家|各|合计|共计?|总计|一共|[^,。]{0,8}(?:都是|均为|都在))/
const LONGEST_LINE = 48
const LONGEST_TITLE = 60

/**
 * Lines that each open with a child, under a heading that names none (六一慰问发放情况:…): the heading's kind and day hold
 * for those that name none, and a last line (时长90分钟, 时间都是周六) for all.
 */
export function readHeaded(lines: readonly Line[], volunteers: readonly Mention<VolunteerReading>[]): Layout | null {
  const told = lines.filter(({ text }) => text.trim() !== '')
  const first = told.findIndex(({ text }) => child.test(text))
  const last = told.findLastIndex(({ text }) => child.test(text))
  const head = told.slice(0, Math.max(0, first))
  const body = told.slice(Math.max(0, first), last + 1)
  const after = told.slice(last + 1)
  if (first < 0 || body.length < 2 || !body.every(({ text }) => child.test(text))) return null
  if (body.some(({ text }) => text.length > LONGEST_LINE) || !isHeading(head, body)) return null
  if (head.length === 0 && !after.some(({ text }) => footer.test(text))) return null
  const section = ({ from, to }: Line, layout: Section['layout']): Section => ({
    from,
    to,
    layout,
    number: null,
    author: null,
  })
  return {
    kind: 'lines',
    title: titleOf(head),
    header: head[0]?.text.trim() ?? '',
    sections: [
      ...body.map((line) => ({ ...section(line, 'item'), ...authorWithin(line, volunteers) })),
      ...after.map((line) => section(line, footer.test(line.text) ? 'footer' : 'lines')),
    ],
  }
}

/** 盼盼(晓燕发的): who did it, in brackets behind the child. */
function authorWithin(line: Line, volunteers: readonly Mention<VolunteerReading>[]) {
  const mention = volunteers.find(({ from, to }) => from >= line.from && to <= line.to)
  if (!mention) return {}
  const before = line.text.slice(0, mention.from - line.from)
  const after = line.text.slice(mention.to - line.from)
  return /[(]$/.test(before) &&
    /^(?:姐|哥|老师)?(?:帮|代|去)?(?:发|送|给|看|办|打|访|走|领|交|做|陪|教)?(?:的|了)?[)]/.test(after)
    ? authorOf(mention)
    : {}
}

function isHeading(head: readonly Line[], rows: readonly Line[]): boolean {
  if (head.length === 0) return true
  const whole = head.map(({ text }) => text).join('\n')
  if (whole.length > LONGEST_TITLE || /\uE001|[?]/.test(whole)) return false
  return heading.test(whole) || (!/\uE002/.test(whole) && rows.every(({ text }) => row.test(text)))
}
