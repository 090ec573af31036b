import { describe, expect, test } from 'vitest'
import { readBirthday, readDay } from '../../src/roster-in/read-day.ts'
import { birthdayWords } from '../../src/wording/roster-report.ts'

const shown = (cell: string | number, calendar: 'solar' | 'lunar' | null = null) => {
  const read = readBirthday(cell, calendar)
  return 'wrong' in read ? `✗ ${read.wrong}` : birthdayWords(read)
}

describe('a birthday is read however the county writes it', () => {
  const ways: [string | number, string][] = [
    ['2015-03-08', '2015-03-08'],
    ['2015-3-8', '2015-03-08'],
    ['2015.3.8', '2015-03-08'],
    ['2015/3/8', '2015-03-08'],
    ['2015 / 3 / 8', '2015-03-08'],
    ['2015年3月8日', '2015-03-08'],
    ['2015年3月8号', '2015-03-08'],
    ['2015 年 3 月 8 日', '2015-03-08'],
    ['二〇一五年三月八日', '2015-03-08'],
    ['公历2015年3月8日', '2015-03-08'],
    ['2015-03-08 00:00:00', '2015-03-08'],
    ['20150308', '2015-03-08'],
    [20150308, '2015-03-08'],
    // Excel's count of days
    [42071, '2015-03-08'],
    ['42071', '2015-03-08'],
    [42071.5, '2015-03-08'],
    [42063, '2015-02-28'],
    [42429, '2016-02-29'],
    ['3月8日', '3月8日'],
    ['3-8', '3月8日'],
    ['3.10', '3月10日'],
    ['2月29日', '2月29日'],
    ['农历二月十五', '农历2月15日'],
    ['农历2015年二月十五', '农历2015年2月15日'],
    ['2015年农历二月十五', '农历2015年2月15日'],
    ['阴历腊月初八', '农历12月8日'],
    ['正月廿三', '农历1月23日'],
    ['冬月三十', '农历11月30日'],
    ['2014年闰九月初三', '农历2014年闰9月3日'],
    ['二〇一四年十月十二', '2014-10-12'],
  ]
  test.each(ways)('%s is %s', (written, expected) => {
    expect(shown(written)).toBe(expected)
  })

  test('the calendar of its column makes the same figures a lunar day', () => {
    expect(shown('2015-02-15', 'lunar')).toBe('农历2015年2月15日')
    expect(shown('2月30日', 'lunar')).toBe('农历2月30日')
  })
})

describe('what is no day is refused with how to write it', () => {
  const slips: [string | number, 'solar' | 'lunar' | null, string][] = [
    ['2015-13-08', null, '没有这一天,请写成 2015-03-08 这样'],
    ['2015-02-29', null, '没有这一天'],
    ['2月30日', null, '没有这一天'],
    ['2015-03', null, '看不懂'],
    ['15.3.8', null, '看不懂'],
    ['不详', null, '看不懂'],
    [2015, null, '看不懂'],
    // typed as 3.10, perhaps
    [3.1, null, '分不清'],
    ['2015-02-31', 'lunar', '农历没有这一天'],
    ['2015年农历闰三月初一', null, '没有闰3月'],
    ['2015年农历正月三十', null, '只有29天'],
    ['农历二月十五', 'solar', '“历法”一列写的不一样'],
    ['公历2015年3月8日', 'lunar', '“历法”一列写的不一样'],
  ]
  test.each(slips)('%s (%s)', (written, calendar, expected) => {
    expect(shown(written, calendar)).toMatch(new RegExp(`^✗ .*${expected}`))
  })
})

describe('the day of a consent or a pairing', () => {
  test('is solar and has its year', () => {
    expect(readDay('2026.9.1')).toBe('2026-09-01')
    expect(readDay('9月1日')).toHaveProperty('wrong', expect.stringContaining('还缺年份'))
    expect(readDay('2026年农历八月初一')).toHaveProperty('wrong', expect.stringContaining('要公历'))
  })
})
