import { dayOf } from '../care/day.ts'
import { rolesHere } from '../rights.ts'
import { concernsAbout } from '../store/concerns.ts'
import { childrenOfVolunteers, concernsList } from '../wording.ts'
import { type Asked, inPrivate, type Reply, shownChild } from './command.ts'
import { inCare } from './in-care.ts'

/** 哪些孩子有困难: for the leader, in private. */
export async function troubles(asked: Asked): Promise<Reply[]> {
  const { db, speaker, self, heard } = asked
  const ids = speaker.roster.children.map(({ id }) => id)
  const shown = await inCare(asked, ids)
  const rows = await concernsAbout(db, ids.filter((id) => shown.has(id)).map(Number), {
    person: self,
    coordinates: rolesHere(speaker, heard.channel).includes('coordinator'),
  })
  const about = rows.map(({ child }) => ({ child: String(child), fields: ['name', 'concerns'] }))
  const today = dayOf(heard.at)
  const told = rows.map(({ child, text, at }) => ({ child: shownChild(speaker, String(child)), text, day: dayOf(at) }))
  return [inPrivate(concernsList(told, today), about)]
}

/** 张姐负责哪些孩子: for the leader, in private. */
export async function childrenOf(asked: Asked): Promise<Reply[]> {
  const { speaker, meaning } = asked
  const named = meaning.query?.volunteers ?? []
  const people = speaker.roster.volunteers.filter(({ id }) => named.length === 0 || named.includes(id))
  const shown = await inCare(
    asked,
    people.flatMap(({ children }) => children),
  )
  const rows = people
    .map(({ name, children }) => ({
      volunteer: name,
      children: children.filter((id) => shown.has(id)).map((id) => shownChild(speaker, id)),
    }))
    .filter(({ children }) => children.length > 0 || named.length > 0)
  const about = [...shown].map((child) => ({ child, fields: ['name', 'volunteers'] }))
  return [inPrivate(childrenOfVolunteers(rows), about)]
}
