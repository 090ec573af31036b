import { dayOf } from '../../care/day.ts'
import { addPairings } from '../../store/roster-changes.ts'
import { endPairings, pairingsOf } from '../../store/roster-door.ts'
import {
  handedOver,
  handsOver,
  notPaired,
  pairedAlready,
  pairingBeganForYou,
  pairingEndedForYou,
  whoHandsOver,
} from '../../wording.ts'
import { answer, type Reply } from '../command.ts'
import { childOf } from './child.ts'
import type { Door } from './door.ts'
import { nameOnly, namesIn, oneChild } from './names.ts'

/** 换结对 B A C: from A to C, under the programmes that A had */
export const handOverDoor: Door<'hand-over'> = {
  async read(asked) {
    const found = namesIn(asked, 'child')
    const named = asked.speaker.roster.volunteers
      .map(({ id, name }) => ({ id: Number(id), name, at: found.rest.indexOf(name) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at)
    const [from, to] = named
    if (found.children.length === 0 || !from || !to) return { lacks: whoHandsOver() }
    const child = await oneChild(asked, found)
    if ('lacks' in child) return child
    const about = nameOnly(child)
    const running = await pairingsOf(asked.db, Number(child.id), dayOf(asked.heard.at))
    if (!running.some(({ person }) => person === from.id)) return { lacks: notPaired(from.name, child.name), about }
    if (running.some(({ person }) => person === to.id)) return { lacks: pairedAlready(to.name, child.name), about }
    return {
      change: { kind: 'hand-over', child: Number(child.id), from: from.id, to: to.id },
      readBack: handsOver(child.name, from.name, to.name),
      about,
    }
  },
  async carryOut(asked, { child, from, to }) {
    const { db, heard, speaker, self } = asked
    const today = dayOf(heard.at)
    const named = await childOf(asked, child)
    const nameOf = (id: number) => speaker.roster.volunteers.find((one) => one.id === String(id))?.name ?? ''
    const running = (await pairingsOf(db, child, today)).filter(({ person }) => person === from)
    if (running.length === 0) return [answer(notPaired(nameOf(from), named.name), nameOnly(named))]
    await endPairings(db, { person: from, child }, { today, why: `转给${nameOf(to)}` })
    await addPairings(
      db,
      running.map(({ programme }) => ({ person: to, child, programme, from: today })),
    )
    const by = speaker.person?.name ?? ''
    const told = (person: number, say: Reply['say']): Reply[] =>
      person === self
        ? []
        : [{ to: { person }, say, about: nameOnly(named), class: 'answer', part: `hand-over ${child} ${person}` }]
    return [
      answer(handedOver(named.name, nameOf(to)), nameOnly(named)),
      ...told(from, pairingEndedForYou(named.name, by)),
      ...told(to, pairingBeganForYou(named.name, by)),
    ]
  },
}
