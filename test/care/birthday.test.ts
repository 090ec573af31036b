import { describe, expect, test } from 'vitest'
import { ageOn, type Birthday, bornOn, keptIn, nextBirthday } from '../../src/care/birthday.ts'
import { addDays, type Day, dateOf, monthOf, yearOf } from '../../src/care/day.ts'
import { almanac } from './almanac.ts'

const day = (text: string) => text as Day
const solar = (year: number | null, month: number, date: number): Birthday => ({
  year,
  month,
  day: date,
  leapMonth: false,
  calendar: 'solar',
})
const lunar = (year: number | null, month: number, date: number, leapMonth = false): Birthday => ({
  year,
  month,
  day: date,
  leapMonth,
  calendar: 'lunar',
})

const days = almanac()
const century = days.filter((one) => one.day >= '1950-01-01' && one.day <= '2050-12-31')

describe('birthdays of every day of 1950–2050', () => {
  test('the almanac covers each of these days once', () => {
    expect(century).toHaveLength(36_890)
    expect(new Set(century.map((one) => one.day)).size).toBe(36_890)
  })

  test('a child born on any day by the lunar calendar was born on its solar day', () => {
    const wrong = century.filter((one) => bornOn(lunar(one.year, one.month, one.date, one.leap)) !== one.day)
    expect(wrong).toEqual([])
  })

  test('every lunar birthday is kept each year on its day, else on the ordinary month, else on day 29', () => {
    const known = new Map(days.map((one) => [`${one.year} ${one.month} ${one.leap} ${one.date}`, one.day]))
    const expected = (year: number, month: number, leap: boolean, date: number) => {
      const inMonth = known.has(`${year} ${month} ${leap} 1`) && leap
      return known.get(`${year} ${month} ${inMonth} ${date}`) ?? known.get(`${year} ${month} ${inMonth} 29`)
    }
    const wrong: string[] = []
    for (let year = 1950; year <= 2050; year++)
      for (let month = 1; month <= 12; month++)
        for (const leap of [false, true])
          for (let date = 1; date <= 30; date++)
            if (keptIn(lunar(null, month, date, leap), year) !== expected(year, month, leap, date))
              wrong.push(`${year} ${month} ${leap} ${date}`)
    expect(wrong).toEqual([])
  })

  test('a solar birthday is kept each year on its day, 29 February on the 28th where there is none', () => {
    const wrong: string[] = []
    for (const { day: born } of century) {
      const birthday = solar(yearOf(born), monthOf(born), dateOf(born))
      for (const year of [1951, 1988, 2000, 2026, 2050]) {
        const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
        const expected = born.endsWith('02-29') && !isLeap ? `${year}-02-28` : `${year}${born.slice(4)}`
        if (keptIn(birthday, year) !== expected) wrong.push(`${born} in ${year}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('whoever was born on any day is a year older on each birthday, and not the day before', () => {
    const wrong: string[] = []
    for (const { day: born } of century) {
      const birthday = solar(yearOf(born), monthOf(born), dateOf(born))
      for (const years of [1, 4, 7, 14]) {
        const kept = keptIn(birthday, yearOf(born) + years)
        if (ageOn(birthday, kept) !== years || ageOn(birthday, addDays(kept, -1)) !== years - 1) wrong.push(born)
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('the next birthday is the first that is kept from today on', () => {
  const hard = [
    lunar(null, 6, 30, true),
    lunar(null, 12, 30),
    lunar(null, 1, 1),
    lunar(null, 11, 29, true),
    solar(null, 2, 29),
    solar(null, 1, 1),
  ]
  test.each(hard)('$calendar $month-$day, for every today of 1951–2049', (birthday) => {
    const kept = Array.from({ length: 102 }, (_, index) => keptIn(birthday, 1949 + index)).sort()
    const wrong = century
      .filter((one) => one.day >= '1951-01-01' && one.day <= '2049-12-31')
      .filter((one) => nextBirthday(birthday, one.day) !== kept.find((candidate) => candidate >= one.day))
    expect(wrong).toEqual([])
  })
})

describe('a birthday as families keep it', () => {
  const kept: [string, Birthday, number, string][] = [
    ['the leap sixth month of 2025', lunar(2025, 6, 1, true), 2025, '2025-07-25'],
    ['of it, in a year without it', lunar(2025, 6, 1, true), 2026, '2026-07-14'],
    ['mid-autumn', lunar(2014, 8, 15), 2026, '2026-09-25'],
    ['day 30 of a twelfth month that has 29', lunar(2013, 12, 30), 2025, '2026-02-16'],
    ['29 February', solar(2016, 2, 29), 2026, '2026-02-28'],
    ['29 February in a leap year', solar(2016, 2, 29), 2028, '2028-02-29'],
  ]
  test.each(kept)('%s', (_name, birthday, year, expected) => {
    expect(keptIn(birthday, year)).toBe(expected)
  })

  test('age goes by the solar date of birth also where the lunar birthday is kept', () => {
    const born = lunar(2014, 9, 3, true)
    expect(bornOn(born)).toBe('2014-10-26')
    expect(ageOn(born, day('2026-10-25'))).toBe(11)
    expect(ageOn(born, day('2026-10-26'))).toBe(12)
    expect(nextBirthday(born, day('2026-10-01'))).toBe('2026-10-12')
  })

  test('a birthday without a year has no age', () => {
    expect(ageOn(solar(null, 3, 8), day('2026-11-23'))).toBeNull()
  })
})
