import { leads } from '../rights.ts'
import { childFacts } from '../store/roster.ts'
import { rosterShown } from '../wording.ts'
import { askStation } from './ask-station.ts'
import { type Command, inPrivate } from './command.ts'

/** 花名册: who is there, for the leader in private. */
export const showRoster: Command = async (asked) => {
  const { speaker, db } = asked
  if (speaker.stations.length === 0) return askStation(asked)
  const { children, volunteers } = speaker.roster
  const facts = await childFacts(
    db,
    children.map(({ id }) => id),
  )
  const hers = children.filter(({ id }) => leads(speaker, facts.get(id)?.station ?? 0))
  const stateOf = (id: string) => facts.get(id)?.state ?? 'pending'
  const paired = new Set(volunteers.flatMap((volunteer) => volunteer.children))
  const shown = rosterShown({
    station: speaker.stations.map(({ name }) => name).join('、'),
    volunteers: volunteers.map(({ name, leader, children: own }) => ({
      name,
      leader,
      children: hers.filter(({ id }) => own.includes(id) && stateOf(id) !== 'frozen').map(({ name: child }) => child),
    })),
    unpaired: hers.filter(({ id }) => !paired.has(id) && stateOf(id) !== 'frozen').map(({ name }) => name),
    pending: hers.filter(({ id }) => stateOf(id) === 'pending').map(({ name }) => name),
  })
  const about = hers
    .filter(({ id }) => stateOf(id) !== 'frozen')
    .map(({ id }) => ({ child: id, fields: ['name', 'volunteers', 'consent'] }))
  return [inPrivate(shown, about)]
}
