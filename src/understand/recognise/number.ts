/** Chinese digits, everyday and formal, and what stands for one in speech (两, 俩, 幺). */
const digits: Readonly<Record<string, number>> = {
  ...{
    零: 0,
    〇: 0,
    O: 0,
    o: 0,
    一: 1,
    壹: 1,
    幺: 1,
    二: 2,
    贰: 2,
    貳: 2,
    两: 2,
    兩: 2,
    俩: 2,
    倆: 2,
    三: 3,
    叁: 3,
    參: 3,
    仨: 3,
  },
  ...{ 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 陸: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9 },
}
const tens: Readonly<Record<string, string>> = {
  廿: '二十',
  卅: '三十',
  拾: '十',
  佰: '百',
  仟: '千',
  萬: '万',
  億: '亿',
}
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const bigUnits: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

const DIGIT = '零〇一二两三四五六七八九'

/**
 * Reads a whole string as a number: 两百五, 廿三, 二〇二六, 1.5万, 一个半, 三点五, 四分之三, 第三. Of a range the number said first
 * counts (两三 2, 三四十 30, 十几 10): the corpus labels it so. Null where the string is not a number and nothing but.
 */
export function readNumber(text: string): number | null {
  const plain = text.trim().normalize('NFKC')
  if (!plain || plain.length > 24) return null
  return readArabic(plain) ?? readSpoken(plain.replace(/[廿卅拾佰仟萬億]/g, (unit) => tens[unit] ?? unit))
}

function readArabic(text: string): number | null {
  const match = /^(-?)((?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?)(个半)?([十百千万亿]?)$/.exec(text)
  if (!match?.[2]) return null
  const unit = match[4] ? (units[match[4]] ?? bigUnits[match[4]] ?? 1) : 1
  const value = (Number(match[2].replaceAll(',', '')) + (match[3] ? 0.5 : 0)) * unit
  return match[1] ? -value : value
}

function readSpoken(text: string): number | null {
  if (text === '半') return 0.5
  const ordinal = /^第(.+)$/.exec(text)
  if (ordinal?.[1]) return readWhole(ordinal[1])
  const negative = /^负(.+)$/.exec(text)
  if (negative?.[1]) return negate(readDecimal(negative[1]))
  const fraction = /^(.+)分之(.+)$/.exec(text)
  if (fraction?.[1] && fraction[2])
    return divide(readWhole(fraction[2]), fraction[1] === '百' ? 100 : readWhole(fraction[1]))
  const andHalf = /^(.+)个半$/.exec(text)
  if (andHalf?.[1]) return addHalf(readWhole(andHalf[1]))
  return readDecimal(text)
}

function negate(value: number | null): number | null {
  return value === null ? null : -value
}

function divide(part: number | null, whole: number | null): number | null {
  return part === null || !whole ? null : part / whole
}

function addHalf(value: number | null): number | null {
  return value === null ? null : value + 0.5
}

function readDecimal(text: string): number | null {
  const match = /^([^点]+)点([零〇一二三四五六七八九]{1,4})$/.exec(text)
  if (!match?.[1] || !match[2]) return readWhole(text)
  const whole = readWhole(match[1])
  return whole === null ? null : Number(`${whole}.${digitString(match[2])}`)
}

function readWhole(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  return readRange(text) ?? readDigits(text) ?? readSum(text)
}

/** Ranges and "more than": the number said first. */
function readRange(text: string): number | null {
  const open = /^(.*[十百千万])(?:几|多|来)$/.exec(text)
  if (open?.[1]) return readSum(open[1])
  const pair = new RegExp(`^([十百]?)([${DIGIT}])([${DIGIT}])([十百千万]?)$`).exec(text)
  if (!pair?.[2] || !pair[3]) return null
  const first = digits[pair[2]] ?? 0
  const second = digits[pair[3]] ?? 0
  const said = second === first + 1 || (first === 3 && second === 5)
  if (!said || first === 0) return null
  return readSum(`${pair[1] ?? ''}${pair[2]}${pair[4] ?? ''}`)
}

/** 二〇二六, 五二零: digits said one by one. */
function readDigits(text: string): number | null {
  if (!new RegExp(`^[${DIGIT}Oo幺]{2,12}$`).test(text)) return null
  return Number(digitString(text))
}

function digitString(text: string): string {
  return [...text].map((character) => digits[character] ?? '').join('')
}

/** 三万五, 一百零五, 两百五: sums of units; a digit after a unit without 零 counts in the next smaller one. */
function readSum(text: string): number | null {
  if (!/[\d零〇一二两俩仨三四五六七八九十壹贰叁肆伍陆柒捌玖幺倆兩貳參陸O]/.test(text[0] ?? '')) return null
  let total = 0
  let section = 0
  let digit: number | null = null
  let lastUnit = 1
  let zero = false
  for (const character of text) {
    const value = digits[character]
    const unit = units[character]
    const bigUnit = bigUnits[character]
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null
      if (value === 0) zero = true
      digit = value
    } else if (unit !== undefined) {
      section += (digit || 1) * unit
      digit = null
      lastUnit = unit
      zero = false
    } else if (bigUnit !== undefined) {
      if (section === 0 && digit === null) return null
      total = (total + section + (digit ?? 0)) * bigUnit
      section = 0
      digit = null
      lastUnit = bigUnit
      zero = false
    } else return null
  }
  const step = lastUnit >= 100 && !zero ? lastUnit / 10 : 1
  return total + section + (digit ?? 0) * step
}
