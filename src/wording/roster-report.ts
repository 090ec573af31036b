import type { Birthday } from '../care/birthday.ts'

/** What the import tells whoever sent a roster file: people's names, so for her screen alone. */

export const sexWords = { m: '男', f: '女' } as const

export const fieldWords = {
  station: '站点',
  name: '姓名',
  number: '编号',
  nicknames: '小名',
  sex: '性别',
  birthday: '出生日期',
  guardian: '监护人',
  consent: '同意',
  left: '离开',
  back: '回来',
} as const

/** 2015-03-08, 农历2015年2月15日, 3月8日 */
export function birthdayWords({ year, month, day, leapMonth, calendar }: Birthday): string {
  if (calendar === 'lunar') return `农历${year === null ? '' : `${year}年`}${leapMonth ? '闰' : ''}${month}月${day}日`
  if (year === null) return `${month}月${day}日`
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

export function consentWords(consent: {
  readonly givenBy: string
  readonly relation: string
  readonly day: string
  readonly method: string
}): string {
  return `${consent.day} ${consent.givenBy}(${consent.relation})${consent.method}`
}

const line = (row: number) => `第${row}行`

export const asks = {
  newStation: (name: string, other: string) =>
    `新站点“${name}”和已有的“${other}”很像:是同一个站点吗?是就写成“${other}”`,
  renamed: (row: number, before: string, name: string) =>
    `${line(row)} 编号相同,姓名由“${before}”变成“${name}”:是改名吗?不是请改编号`,
  moved: (row: number, name: string, before: string, station: string) =>
    `${line(row)} “${name}”原来在${before},会转到${station}:是同一个孩子转站吗?不是请给两个孩子各写编号(原来的结对不会自己结束)`,
  withdrawn: (row: number, name: string) =>
    `${line(row)} “${name}”的同意已经撤回,文件里的同意在撤回以前,不会恢复:重新同意了吗?是就写新的同意日期`,
  sameName: (row: number, name: string, other: number | null) =>
    `${line(row)} “${name}”和${other === null ? '系统里' : `${line(other)}`}的“${name}”同名,编号或生日不同:是另一个孩子吗?如果是同一个,请改成一致`,
  renameOrTwin: (row: number, name: string, other: string) =>
    `${line(row)} “${name}”和系统里的“${other}”生日相同,而“${other}”不在文件里:是改名吗?改名请写上同一个编号;是双胞胎就照这样导入`,
  twin: (row: number, name: string, other: { readonly row: number; readonly name: string }) =>
    `${line(row)} “${name}”和${line(other.row)}的“${other.name}”生日相同:是双胞胎,还是同一个孩子写了两次?写了两次请删去一行`,
  sameVolunteer: (name: string, stations: readonly string[]) =>
    `志愿者“${name}”在${stations.join('、')}都有:会按不同的人登记,是吗?`,
}

export const warnings = {
  everydayWord: (row: number, name: string, word: string) =>
    `${line(row)} “${name}”没有小名,“${word}”又是平常的词,聊天里容易认错:请给孩子约定一个小名,填在“小名”一列`,
  soundAlike: (row: number, names: readonly string[]) =>
    `${line(row)} ${names.join('、')}听起来一样,群里会叫全名:请给孩子约定不同的小名,填在“小名”一列`,
}
