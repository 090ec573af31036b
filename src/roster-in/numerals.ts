const digits = '〇一二三四五六七八九'

/** 二〇一五 → 2015; null where it is no row of digits. */
export function readYear(text: string): number | null {
  if (/^\d{4}$/.test(text)) return Number(text)
  const plain = text.replace(/[零○Oo]/g, '〇')
  if (!/^[〇一二三四五六七八九]{4}$/.test(plain)) return null
  return Number([...plain].map((each) => digits.indexOf(each)).join(''))
}

const months: Readonly<Record<string, number>> = { 正: 1, 元: 1, 冬: 11, 腊: 12, 臘: 12 }

/** 三, 十二, 正, 腊, 08 → a number; null where it is none. */
export function readMonth(text: string): number | null {
  return months[text] ?? readSmall(text)
}

/** 初八, 十五, 廿三, 三十, 08 → a number up to 99; null where it is none. */
export function readSmall(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const plain = text.replace(/^初/, '').replace(/^廿/, '二十').replace(/^卅/, '三十')
  const parts = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(plain)
  if (!parts || plain === '') return null
  const tens = parts[2] ? (parts[1] ? digits.indexOf(parts[1]) : 1) : 0
  return tens * 10 + (parts[3] ? digits.indexOf(parts[3]) : 0)
}
