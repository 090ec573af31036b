import { givenName, type PersonId, type Roster } from '../../care/roster.ts'
import type { Mention, VolunteerReading } from '../mention.ts'

const title = '(?:姐|哥|叔|姨|阿姨|老师|妈妈|爸爸|站长|大姐|嬢嬢|嫂子?)?'
const acts =
  '(?:也|还|又|刚|刚刚|刚才)?(?:今天|昨天|前天|上午|下午|晚上|今早|昨晚|上周)?(?:让我|托我|叫我|请我|喊我|说[他她]|讲[他她]|去|到|给|跟|带|陪|打|替|送|在|家访|走访|看|报|说一|讲一|登记|打卡|汇报|签到|交|补|记|:)'

interface Lead {
  readonly id: PersonId
  readonly given: string
  readonly pattern: RegExp
}

const leadsOf = new WeakMap<Roster, readonly Lead[]>()

/**
 * Given names of volunteers that are words too (建国, 和平) where they open a sentence and something is done there: the
 * recogniser of names leaves them out. `known` are the mentions found already.
 */
export function leadVolunteers(
  text: string,
  roster: Roster,
  known: readonly { readonly from: number; readonly to: number }[],
): Mention<VolunteerReading>[] {
  const found: Mention<VolunteerReading>[] = []
  const leads = leadsOf.get(roster) ?? build(roster)
  for (const { id, given, pattern } of leads) {
    if (!text.includes(given)) continue
    for (const match of text.matchAll(pattern)) {
      const from = match.index
      const to = from + match[0].length
      if (known.some((other) => other.from < to && from < other.to)) continue
      found.push({ from, to, text: match[0], rule: 'volunteer-lead', value: { volunteers: [id], sure: true } })
    }
  }
  return found
}

/** Given names that one volunteer alone bears, and no child; built once for each roster object. */
function build(roster: Roster): readonly Lead[] {
  const leads = roster.volunteers.flatMap(({ id, name }): Lead[] => {
    const given = givenName(name)
    const bearers = roster.volunteers.filter((other) => givenName(other.name) === given)
    const child = roster.children.some((other) => givenName(other.name) === given || other.nicknames.includes(given))
    if (given.length < 2 || bearers.length > 1 || child) return []
    const pattern = new RegExp(`(?<=^|[,。;!?\\n]\\s*|替|帮|代|转)${given}${title}(?=${acts})`, 'g')
    return [{ id, given, pattern }]
  })
  leadsOf.set(roster, leads)
  return leads
}
