import { type Birthday, birthdayText } from '../../care/birthday.ts'
import { dayOf } from '../../care/day.ts'
import { leads } from '../../rights.ts'
import { readBirthday } from '../../roster-in/read-day.ts'
import { isWrong } from '../../roster-in/wrong.ts'
import { addPerson } from '../../store/binding.ts'
import { birthColumns } from '../../store/birth.ts'
import { addChildren } from '../../store/roster-changes.ts'
import {
  addsChild,
  addsVolunteer,
  childAdded,
  knownAlready,
  type Say,
  volunteerAdded,
  whichStationFirst,
  whoIsNew,
} from '../../wording.ts'
import { type Asked, answer } from '../command.ts'
import type { Door } from './door.ts'

const personName = /^[\p{Script=Han}·]{2,8}$/u

/** The one station that she leads among those talked about; else it must be said first. */
function stationOf({ speaker }: Asked): number | { readonly lacks: Say } {
  const led = speaker.stations.filter(({ id }) => leads(speaker, id))
  const [only, ...others] = led
  return only && others.length === 0 ? only.id : { lacks: whichStationFirst() }
}

/** 加志愿者 NAME */
export const addVolunteerDoor: Door<'add-volunteer'> = {
  async read(asked) {
    const name = (asked.meaning.arguments?.text ?? '').trim()
    if (!personName.test(name)) return { lacks: whoIsNew('加志愿者 李建国') }
    if (asked.speaker.roster.volunteers.some((one) => one.name === name)) return { lacks: knownAlready(name) }
    const station = stationOf(asked)
    if (typeof station !== 'number') return station
    return { change: { kind: 'add-volunteer', station, name }, readBack: addsVolunteer(name), about: [] }
  },
  async carryOut({ db }, { station, name }) {
    await addPerson(db, name, 'volunteer', [station])
    return [answer(volunteerAdded(name))]
  },
}

const sexes: Readonly<Record<string, 'm' | 'f'>> = { 男: 'm', 女: 'f', 男孩: 'm', 女孩: 'f' }
const relation =
  /^(?:爷爷|奶奶|外公|外婆|姥姥|姥爷|父亲|母亲|爸爸|妈妈|姑姑|姑父|姨妈|姨父|舅舅|舅妈|叔叔|婶婶|伯伯|伯母|哥哥|姐姐|大伯|大娘|[\p{Script=Han}]{1,4})$/u

/** 加孩子 NAME, with sex, birthday and guardian in any order */
export const addChildDoor: Door<'add-child'> = {
  async read(asked) {
    const [name = '', ...rest] = (asked.meaning.arguments?.text ?? '').split(/[\s,，、]+/).filter((word) => word !== '')
    if (!personName.test(name)) return { lacks: whoIsNew('加孩子 王小雨 女 2015-03-08 奶奶') }
    if (asked.speaker.roster.children.some((one) => one.name === name)) return { lacks: knownAlready(name) }
    const station = stationOf(asked)
    if (typeof station !== 'number') return station
    let sex: 'm' | 'f' | null = null
    let guardian: string | null = null
    let birthday: Birthday | null = null
    for (const word of rest) {
      const day = /\d|月/.test(word) ? readBirthday(word, null) : null
      if (day !== null && isWrong(day)) return { lacks: whoIsNew('加孩子 王小雨 女 2015-03-08 奶奶') }
      if (day !== null) birthday = day
      else if (sexes[word]) sex = sexes[word] ?? null
      else if (relation.test(word)) guardian = word
      else return { lacks: whoIsNew('加孩子 王小雨 女 2015-03-08 奶奶') }
    }
    const facts = [
      sex === null ? null : sex === 'm' ? '男' : '女',
      birthday && `生日${birthdayText(birthday, dayOf(asked.heard.at))}`,
      guardian && `监护人${guardian}`,
    ].filter((fact) => fact !== null)
    return {
      change: { kind: 'add-child', station, name, sex, guardian, birthday },
      readBack: addsChild(name, facts),
      about: [],
    }
  },
  async carryOut({ db }, { station, name, sex, guardian, birthday }) {
    await addChildren(db, [{ station, name, sex, guardian, ...birthColumns(birthday) }])
    return [answer(childAdded(name))]
  },
}
