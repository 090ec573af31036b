import { dayOf } from '../care/day.ts'
import { keepSnooze, reminderWishes, setReminderWish } from '../store/leaves.ts'
import { chargedWith } from '../store/offices.ts'
import {
  reminderHourIs,
  reminderHourOutside,
  reminderHourSet,
  remindersResumed,
  remindersStopped,
  snoozedUntil,
  snoozeNotHers,
  snoozeWhose,
  volunteerWantsNone,
} from '../wording.ts'
import { type Asked, answer, type Command, inGroup, type Reply, shownChild } from './command.ts'

/** Not in the quiet of the morning, and early enough to be sent before that of the night. */
const FIRST_HOUR = 8
const LAST_HOUR = 21

/** 停止提醒: what is due goes to her leader from now on, who is told so once. */
export const stopReminders: Command = async (asked) => {
  const { db, self, speaker } = asked
  const before = (await reminderWishes(db, [self])).get(self)
  await setReminderWish(db, self, { stopped: true })
  const told = before?.stopped || speaker.ownChildren.length === 0 ? [] : await leadersOf(asked)
  return [
    answer(remindersStopped()),
    ...told.map(
      (person): Reply => ({
        to: { person },
        say: volunteerWantsNone(speaker.person?.name ?? ''),
        about: [],
        class: 'answer',
        part: `stopped ${person}`,
      }),
    ),
  ]
}

async function leadersOf({ db, self, speaker }: Asked): Promise<number[]> {
  const stations = speaker.offices.filter(({ role }) => role === 'volunteer').map(({ station }) => station.id)
  if (stations.length === 0) return []
  const charged = await chargedWith(db, stations)
  return charged.filter(({ role, id }) => role === 'leader' && id !== self).map(({ id }) => id)
}

/** 恢复提醒 */
export const resumeReminders: Command = async ({ db, self }) => {
  await setReminderWish(db, self, { stopped: false })
  return [answer(remindersResumed())]
}

/** 下周再提醒: all of hers, or one child's. */
export const snoozeReminders: Command = async (asked) => {
  const { db, self, speaker, meaning, now } = asked
  const { date, children } = meaning.arguments ?? {}
  if (date === undefined || children?.length === 0) return [answer(snoozeWhose())]
  const today = dayOf(now)
  if (children === undefined) {
    await keepSnooze(db, { person: self, child: null, until: date })
    return [answer(snoozedUntil(date, null, today, inGroup(asked)))]
  }
  const hers = children.filter((child) => speaker.ownChildren.includes(child))
  if (hers.length === 0) return [answer(snoozeNotHers())]
  for (const child of hers) await keepSnooze(db, { person: self, child: Number(child), until: date })
  return hers.map((child) => ({
    ...answer(snoozedUntil(date, shownChild(speaker, child), today, inGroup(asked)), [{ child, fields: ['name'] }]),
    part: `snooze ${child}`,
  }))
}

/** 几点提醒我 20点: her own hour; without one, what it is now. */
export const setReminderHour: Command = async ({ db, self, meaning }) => {
  const clock = meaning.arguments?.clock
  if (clock === undefined) {
    const wish = (await reminderWishes(db, [self])).get(self)
    return [answer(reminderHourIs(wish?.hour ?? null))]
  }
  const hour = Number(clock.slice(0, 2))
  if (hour < FIRST_HOUR || hour > LAST_HOUR) return [answer(reminderHourOutside(FIRST_HOUR, LAST_HOUR))]
  await setReminderWish(db, self, { hour })
  return [answer(reminderHourSet(hour))]
}
