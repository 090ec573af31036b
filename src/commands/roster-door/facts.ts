import { birthdayText } from '../../care/birthday.ts'
import { dayOf } from '../../care/day.ts'
import { readBirthday } from '../../roster-in/read-day.ts'
import { isWrong } from '../../roster-in/wrong.ts'
import { keepPending } from '../../store/pending.ts'
import { childFacts } from '../../store/roster.ts'
import { addConsents } from '../../store/roster-changes.ts'
import { setBirthday } from '../../store/roster-door.ts'
import {
  birthdayChanged,
  changesBirthday,
  consentGiven,
  consentStandsAlready,
  givesConsent,
  howConsentIsWritten,
  whichBirthday,
} from '../../wording.ts'
import { answer } from '../command.ts'
import { childOf } from './child.ts'
import type { Door } from './door.ts'
import { nameOnly, namesIn, oneChild } from './names.ts'

/** 登记同意 B RELATION METHOD */
export const giveConsentDoor: Door<'give-consent'> = {
  async read(asked) {
    const found = namesIn(asked, 'child')
    const [relation, method] = found.rest.split(/[\s,，、]+/)
    if (found.children.length === 0 || !relation || !method) return { lacks: howConsentIsWritten() }
    const child = await oneChild(asked, found)
    if ('lacks' in child) return child
    const about = [{ child: child.id, fields: ['name', 'consent'] }]
    if ((await childFacts(asked.db, [child.id])).get(child.id)?.state === 'active')
      return { lacks: consentStandsAlready(child.name), about }
    return {
      change: { kind: 'give-consent', child: Number(child.id), relation, method },
      readBack: givesConsent(child.name, relation, method),
      about,
    }
  },
  async carryOut(asked, { child, relation, method }) {
    const { db, heard, now, self } = asked
    const named = await childOf(asked, child)
    if ((await childFacts(db, [named.id])).get(named.id)?.state === 'active')
      return [answer(consentStandsAlready(named.name), nameOnly(named))]
    const givenBy = `${named.name}的${relation}`
    await addConsents(db, [
      { child, givenBy, relation, day: dayOf(heard.at), method, recordedBy: self, recordedAt: now },
    ])
    await keepPending(db, [child], now)
    return [answer(consentGiven(named.name), [{ child: named.id, fields: ['name', 'consent'] }])]
  },
}

/** 改生日 B DAY */
export const birthdayDoor: Door<'change-birthday'> = {
  async read(asked) {
    const found = namesIn(asked, 'child')
    if (found.children.length === 0 || found.rest === '') return { lacks: whichBirthday() }
    const child = await oneChild(asked, found)
    if ('lacks' in child) return child
    const birthday = readBirthday(found.rest.replace(/^(?:改成|改为|是|为)\s*/, ''), null)
    const about = [{ child: child.id, fields: ['name', 'birthday'] }]
    if (isWrong(birthday)) return { lacks: whichBirthday(), about }
    return {
      change: { kind: 'change-birthday', child: Number(child.id), birthday },
      readBack: changesBirthday(child.name, birthdayText(birthday, dayOf(asked.heard.at))),
      about,
    }
  },
  async carryOut(asked, { child, birthday }) {
    const named = await childOf(asked, child)
    await setBirthday(asked.db, child, birthday)
    return [answer(birthdayChanged(named.name), [{ child: named.id, fields: ['name', 'birthday'] }])]
  },
}
