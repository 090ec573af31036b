import { birthdayText, nextBirthday } from '../care/birthday.ts'
import { type Day, dayOf } from '../care/day.ts'
import { findProgramme } from '../care/programme.ts'
import type { ChildId } from '../care/roster.ts'
import { lastContacts } from '../store/activities.ts'
import { birthdayOf as storedBirthday } from '../store/birth.ts'
import { openPlans, openWishes } from '../store/plans-wishes.ts'
import { countyProgrammes } from '../store/programmes.ts'
import { type ChildDetails, childDetails } from '../store/stations.ts'
import type { ShownCare } from '../wording.ts'
import { type Asked, shownChild } from './command.ts'

/** Children with what stands about them now, in the order given. */
export async function shownCare(asked: Asked, children: readonly ChildId[]): Promise<(ShownCare & { id: ChildId })[]> {
  const { db, heard, speaker } = asked
  const today: Day = dayOf(heard.at)
  const ids = children.map(Number)
  const [details, contacts, plans, wishes] = [
    await childDetails(db, children, today),
    await lastContacts(db, ids),
    ids.length > 0 ? await openPlans(db, { children: ids }) : [],
    ids.length > 0 ? await openWishes(db, { children: ids }) : [],
  ]
  const programmes = await countyProgrammes(db)
  return details.map((detail) => {
    const id = Number(detail.id)
    return {
      id: detail.id,
      child: shownChild(speaker, detail.id, detail.name),
      last: contacts.get(id) ?? null,
      details: {
        guardian: detail.guardian,
        birthday: birthdayOf(detail, today),
        programmes: detail.programmes.map((key) => findProgramme(key, programmes)?.name ?? key),
        plans: plans.filter((plan) => plan.child === id && (plan.day === null || plan.day >= today)),
        wishes: wishes.filter((wish) => wish.child === id).map(({ text }) => text),
        volunteers: detail.volunteers.map(({ name }) => name),
      },
    }
  })
}

/** As it is told in private; null where the roster has none. */
export function birthdayOf(detail: ChildDetails, today: Day): string | null {
  const birthday = storedBirthday(detail)
  return birthday && birthdayText(birthday, today)
}

/** The first day from `from` on that it is kept; null where the roster has none. */
export function nextBirthdayOf(detail: ChildDetails, from: Day): Day | null {
  const birthday = storedBirthday(detail)
  return birthday && nextBirthday(birthday, from)
}
