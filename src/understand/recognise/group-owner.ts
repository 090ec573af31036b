import type { ChildId } from '../../care/roster.ts'
import type { Speaker } from '../../care/speaker.ts'
import type { OwnAt } from './name-owner.ts'
import type { Named } from './names.ts'

const leads =
  /(?:^|[,。;!?\n:])[ \d.、)]*(?:(?:今天|今晚|今早|昨天|昨晚|前天|上午|下午|中午|晚上|刚才|刚刚|(?:上|这)?(?:周|星期|礼拜)[一二三四五六日天末]|\d{1,2}[月.]\d{1,2}[日号]?|\d{1,2}[日号]|另外|还有|然后) ?)*$/
const does =
  /^ ?(?:他|她)?(?:今天|今晚|今早|昨天|昨晚|前天|上午|下午|中午|晚上|刚才|刚刚|刚|已经|也|又|都|(?:上|这)?(?:周|星期|礼拜)[一二三四五六日天末]|\d{1,2}[月.]\d{1,2}[日号]?|\d{1,2}[日号]| )*(?:去|到|来|给|带|领|陪|和|跟|帮|接|家访|走访|打|送|联系|辅导|教|看|把)/

/** 志平昨天带仨娃去赶集: where a volunteer is told as the one who did it, the children told without a name are hers. */
export function withSubjects(text: string, speaker: Speaker, named: readonly Named[], ownAt: OwnAt): OwnAt {
  const parts: { from: number; to: number; own: ReadonlySet<ChildId> }[] = []
  for (const one of named) {
    if (one.who !== 'volunteer') continue
    const { from, to, people } = one.candidate
    const [person, ...others] = people
    const theirs = speaker.roster.volunteers.find(({ id }) => id === person)?.children
    if (!theirs || others.length > 0 || person === speaker.person?.id) continue
    if (!leads.test(text.slice(Math.max(0, from - 24), from)) || !does.test(text.slice(to, to + 24))) continue
    const end = /^[^。;!?\n我俺]*/.exec(text.slice(to))?.[0].length ?? 0
    const next = named.find((other) => other.who === 'volunteer' && other.candidate.from >= to)?.candidate.from
    parts.push({ from: to, to: Math.min(to + end, next ?? text.length), own: new Set(theirs) })
  }
  if (parts.length === 0) return ownAt
  return (position) => parts.find((part) => position >= part.from && position < part.to)?.own ?? ownAt(position)
}
