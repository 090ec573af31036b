import { dayOf } from '../../care/day.ts'
import { findProgramme } from '../../care/programme.ts'
import { countyProgrammes } from '../../store/programmes.ts'
import { addPairings } from '../../store/roster-changes.ts'
import { endPairings, lastProgrammeOf, pairingsOf } from '../../store/roster-door.ts'
import type { Say } from '../../wording.ts'
import {
  endsPairing,
  notPaired,
  pairedAlready,
  pairingBegan,
  pairingBeganForYou,
  pairingEnded,
  pairingEndedForYou,
  pairs,
  whichProgramme,
  whoWithWhom,
  whyPairingEnds,
} from '../../wording.ts'
import { type Asked, answer, type Reply } from '../command.ts'
import { childOf } from './child.ts'
import type { Door } from './door.ts'
import { type NamedChild, nameOnly, namesIn, oneChild, onePerson } from './names.ts'

/** 结束结对 A B WHY */
export const endPairingDoor: Door<'end-pairing'> = {
  async read(asked) {
    if (!asked.meaning.arguments?.text) return { lacks: whoWithWhom('结束结对') }
    const found = namesIn(asked, 'child and volunteer')
    const person = onePerson(found)
    if ('lacks' in person) return person
    const child = await oneChild(asked, found)
    if ('lacks' in child) return child
    const about = nameOnly(child)
    const running = await pairingsOf(asked.db, Number(child.id), dayOf(asked.heard.at))
    if (!running.some((pairing) => pairing.person === person.id))
      return { lacks: notPaired(person.name, child.name), about }
    const why = found.rest
    if (why === '') return { lacks: whyPairingEnds(asked.heard.text.trim()), about }
    return {
      change: { kind: 'end-pairing', person: person.id, child: Number(child.id), why },
      readBack: endsPairing(person.name, child.name, why),
      about,
    }
  },
  async carryOut(asked, { person, child, why }) {
    const today = dayOf(asked.heard.at)
    const named = await childOf(asked, child)
    const running = await pairingsOf(asked.db, child, today)
    const name = running.find((pairing) => pairing.person === person)?.personName ?? ''
    if (!(await endPairings(asked.db, { person, child }, { today, why })))
      return [answer(notPaired(name, named.name), nameOnly(named))]
    return [
      answer(pairingEnded(name, named.name), nameOnly(named)),
      ...toVolunteer(asked, person, named, pairingEndedForYou),
    ]
  },
}

/** 结对 A B [PROGRAMME]: the programme named, else the child's last one. */
export const pairDoor: Door<'pair'> = {
  async read(asked) {
    if (!asked.meaning.arguments?.text) return { lacks: whoWithWhom('结对') }
    const found = namesIn(asked, 'child and volunteer')
    const person = onePerson(found)
    if ('lacks' in person) return person
    const child = await oneChild(asked, found)
    if ('lacks' in child) return child
    const about = nameOnly(child)
    const running = await pairingsOf(asked.db, Number(child.id), dayOf(asked.heard.at))
    const programme = findProgramme(
      found.rest || ((await lastProgrammeOf(asked.db, Number(child.id))) ?? ''),
      await countyProgrammes(asked.db),
    )
    if (programme === null) return { lacks: whichProgramme(person.name, child.name), about }
    if (running.some((pairing) => pairing.person === person.id && pairing.programme === programme.key))
      return { lacks: pairedAlready(person.name, child.name), about }
    return {
      change: { kind: 'pair', person: person.id, child: Number(child.id), programme: programme.key },
      readBack: pairs(person.name, child.name, programme.name),
      about,
    }
  },
  async carryOut(asked, { person, child, programme }) {
    const today = dayOf(asked.heard.at)
    const named = await childOf(asked, child)
    const name = asked.speaker.roster.volunteers.find(({ id }) => id === String(person))?.name ?? ''
    const running = await pairingsOf(asked.db, child, today)
    if (running.some((pairing) => pairing.person === person && pairing.programme === programme))
      return [answer(pairedAlready(name, named.name), nameOnly(named))]
    await addPairings(asked.db, [{ person, child, programme, from: today }])
    return [
      answer(pairingBegan(name, named.name), nameOnly(named)),
      ...toVolunteer(asked, person, named, pairingBeganForYou),
    ]
  },
}

function toVolunteer(
  { self, speaker }: Asked,
  person: number,
  child: NamedChild,
  say: (child: string, by: string) => Say,
): Reply[] {
  if (person === self) return []
  const by = speaker.person?.name ?? ''
  return [
    {
      to: { person },
      say: say(child.name, by),
      about: nameOnly(child),
      class: 'answer',
      part: `pairing ${child.id} ${person}`,
    },
  ]
}
