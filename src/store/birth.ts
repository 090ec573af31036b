import type { Birthday } from '../care/birthday.ts'
import type { child } from './schema/index.ts'

type Columns = Pick<
  typeof child.$inferSelect,
  'birthYear' | 'birthMonth' | 'birthDay' | 'birthLeapMonth' | 'birthCalendar'
>

/** The birthday that a row of `child` holds; null where it is not known. */
export function birthdayOf({
  birthYear,
  birthMonth,
  birthDay,
  birthLeapMonth,
  birthCalendar,
}: Columns): Birthday | null {
  if (birthMonth === null || birthDay === null) return null
  return { year: birthYear, month: birthMonth, day: birthDay, leapMonth: birthLeapMonth, calendar: birthCalendar }
}

/** The columns of `child` that hold a birthday; none where it is not told, so that a kept one stays. */
export function birthColumns(birthday: Birthday | null): Partial<Columns> {
  if (birthday === null) return {}
  const { year, month, day, leapMonth, calendar } = birthday
  return { birthYear: year, birthMonth: month, birthDay: day, birthLeapMonth: leapMonth, birthCalendar: calendar }
}
