import { dayOf } from '../../care/day.ts'
import { childFacts } from '../../store/roster.ts'
import { leaveCare, pairingsOf, renameInGroup, withdrawConsent } from '../../store/roster-door.ts'
import {
  childLeft,
  childLeftYou,
  consentTakenBack,
  leavesCare,
  noConsentToTakeBack,
  renamed,
  renames,
  takesConsentBack,
  whoseNewName,
  writeChild,
} from '../../wording.ts'
import { type Asked, answer, type Reply } from '../command.ts'
import type { Door } from './door.ts'
import { type NamedChild, nameOnly, namesIn, oneChild } from './names.ts'

/** 撤回同意 B */
export const consentDoor: Door<'withdraw-consent'> = {
  async read(asked) {
    if (!asked.meaning.arguments?.text) return { lacks: writeChild('撤回同意 小雨') }
    const child = await oneChild(asked, namesIn(asked, 'child'))
    if ('lacks' in child) return child
    const about = [{ child: child.id, fields: ['name', 'consent'] }]
    const state = (await childFacts(asked.db, [child.id])).get(child.id)?.state
    if (state !== 'active') return { lacks: noConsentToTakeBack(child.name), about }
    return {
      change: { kind: 'withdraw-consent', child: Number(child.id) },
      readBack: takesConsentBack(child.name),
      about,
    }
  },
  async carryOut(asked, { child }) {
    const named = await childOf(asked, child)
    const done = await withdrawConsent(asked.db, child, asked.now)
    const say = done ? consentTakenBack(named.name) : noConsentToTakeBack(named.name)
    return [answer(say, [{ child: named.id, fields: ['name', 'consent'] }])]
  },
}

const whyLeft = /^\s*(?<why>转学|搬走|搬家|满18岁|满十八岁|离开关爱)/

/** 转学 B, 搬走 B, 满18岁 B */
export const leaveDoor: Door<'leave-care'> = {
  async read(asked) {
    const why = whyLeft.exec(asked.heard.text)?.groups?.why ?? '离开关爱'
    if (!asked.meaning.arguments?.text) return { lacks: writeChild(`${why} 小雨`) }
    const found = namesIn(asked, 'child')
    const child = await oneChild(asked, found)
    if ('lacks' in child) return child
    const reason = found.rest === '' || found.rest === '了' ? why : `${why},${found.rest}`
    return {
      change: { kind: 'leave-care', child: Number(child.id), why: reason },
      readBack: leavesCare(child.name, reason),
      about: nameOnly(child),
    }
  },
  async carryOut(asked, { child, why }) {
    const { db, now, heard, speaker, self } = asked
    const today = dayOf(heard.at)
    const named = await childOf(asked, child)
    const pairings = await pairingsOf(db, child, today)
    await leaveCare(db, child, { today, why, at: now })
    const people = [...new Set(pairings.map(({ person }) => person))].filter((person) => person !== self)
    return [
      answer(childLeft(named.name, why), nameOnly(named)),
      ...people.map(
        (person): Reply => ({
          to: { person },
          say: childLeftYou(named.name, why, speaker.person?.name ?? ''),
          about: nameOnly(named),
          class: 'answer',
          part: `left ${child} ${person}`,
        }),
      ),
    ]
  },
}

const LONGEST_NICKNAME = 6

/** 改昵称 B NEW */
export const renameDoor: Door<'rename-child'> = {
  async read(asked) {
    const found = namesIn(asked, 'child')
    if (found.children.length === 0 || found.rest === '') return { lacks: whoseNewName() }
    const child = await oneChild(asked, found)
    if ('lacks' in child) return child
    const name = found.rest.replace(/^(?:改成|改为|叫|为)\s*/, '')
    if (name.length > LONGEST_NICKNAME || /[\s\d]/.test(name)) return { lacks: whoseNewName() }
    return {
      change: { kind: 'rename-child', child: Number(child.id), name },
      readBack: renames(child.name, name),
      about: nameOnly(child),
    }
  },
  async carryOut(asked, { child, name }) {
    const named = await childOf(asked, child)
    await renameInGroup(asked.db, child, name)
    return [answer(renamed(named.name, name), nameOnly(named))]
  },
}

export async function childOf({ db }: Pick<Asked, 'db'>, id: number): Promise<NamedChild> {
  const fact = (await childFacts(db, [String(id)])).get(String(id))
  if (!fact) throw new Error('a child that was read back is gone')
  return { id: String(id), name: fact.name }
}
