import type { ChildId } from '../../care/roster.ts'
import type { Speaker } from '../../care/speaker.ts'
import type { VolunteerCandidate } from './volunteer-candidates.ts'

/** Whose children a name at a place means first. */
export type OwnAt = (position: number) => ReadonlySet<ChildId>

const lineHead = /(?:^|\n)[ #]*(?:\d{1,2} ?[.、:)\]]?|[-·*]|志愿者:|姓名:)? *$/
const belonging =
  /^(?:也|又)?(?:把|带)?(?:她|他)?(?:自己)?(?:那个|那边的?|家的?|结对的?|名下的?|管的|带的|负责的|的|家那个|的那个)(?:女娃儿?|男娃儿?|娃儿?|孩子)?$/

/** 替王姐报一下, 转周叔:…: reported in her place, so that her children are meant to the end. */
const inPlace = /(?:替|帮|代|转|转发|代发|代转|受|帮忙替)(?:一下|下)? ?$/
const handedOver =
  /^(?:姐|哥|老师|阿姨|叔)?[^,。;!?\n]{0,6}?(?:报|说|讲|登记|打卡|记|补|填|发|交|传|托|签到|上报|汇报|转|的(?:原话|话|消息|语音|记录))|^ ?[:,“"]/

/**
 * The sender's children, but those of a volunteer who heads the line of a relay list, in whose place something is
 * reported, or who is told as the one the child belongs to (田哥那个杨光).
 */
export function ownersOf(text: string, speaker: Speaker, volunteers: readonly VolunteerCandidate[]): OwnAt {
  const senders = new Set(speaker.ownChildren)
  const lines: { from: number; to: number; own: ReadonlySet<ChildId> }[] = []
  for (const { from, to, people, kind } of volunteers) {
    const children = speaker.roster.volunteers.find((one) => one.id === people[0])?.children
    if (people.length !== 1 || !children) continue
    const own = new Set(children)
    if (inPlace.test(text.slice(Math.max(0, from - 6), from)) && handedOver.test(text.slice(to, to + 12)))
      lines.push({ from: to, to: text.length, own })
    const arrow = /^ ?(?:→|->|=>|—>|⇒|➜|>>)[^;\n]*/.exec(text.slice(to, to + 60))?.[0]
    if (arrow) lines.unshift({ from: to, to: to + arrow.length, own })
    if (kind === 'full' && lineHead.test(text.slice(Math.max(0, from - 12), from)) && isList(text, from)) {
      const end = text.indexOf('\n', to)
      lines.push({ from: to, to: end < 0 ? text.length : end, own })
    }
    for (let length = 1; length <= 8; length++)
      if (belonging.test(text.slice(to, to + length))) lines.unshift({ from: to + length, to: to + length + 1, own })
  }
  return (position) => lines.find((line) => position >= line.from && position < line.to)?.own ?? senders
}

/** A name at the head of a message of one line is a greeting (周站长,…) or its own author; a list has lines. */
function isList(text: string, from: number): boolean {
  return text.includes('\n') && (from > 0 || /\n/.test(text.slice(from)))
}
