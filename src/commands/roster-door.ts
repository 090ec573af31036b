import { ask } from '../store/questions.ts'
import { confirmThis, onlyInPrivate } from '../wording.ts'
import { askStation } from './ask-station.ts'
import { answer, type Command, inGroup, inPrivate } from './command.ts'
import type { ChangeKind } from './roster-door/door.ts'
import { doors } from './roster-door/doors.ts'

const HOURS_TO_CONFIRM = 1
const yesOrNo = [
  { label: '确认', value: 'yes' },
  { label: '算了', value: 'no' },
]

/** A change of the roster in chat: read, read back, and done when she says 确认. In private alone. */
export function changeRoster(kind: ChangeKind): Command {
  return async (asked) => {
    if (inGroup(asked)) return [inPrivate(onlyInPrivate())]
    if (kind !== 'unbind' && asked.speaker.stations.length === 0) return askStation(asked)
    const read = await doors[kind].read(asked)
    if ('lacks' in read) return [answer(read.lacks, read.about)]
    await ask(asked.db, {
      place: asked.heard,
      person: asked.self,
      about: 'confirm',
      options: yesOrNo,
      payload: { kind: 'roster', change: read.change },
      source: null,
      askedAt: asked.now,
      hours: HOURS_TO_CONFIRM,
    })
    return [answer(confirmThis(read.readBack), read.about)]
  }
}
