import { describe, expect, test } from 'vitest'
import { makeBindingCode } from '../../src/commands/bind.ts'
import type { Db } from '../../src/store/database.ts'
import { addOffices, addPeople } from '../../src/store/roster-changes.ts'
import { bindingCode, station } from '../../src/store/schema/index.ts'
import { whoIs } from '../../src/store/speaker.ts'
import { createUnderstanding } from '../../src/understand/understand.ts'
import { openSnapshot } from '../support/database.ts'
import { evening, placeOf, setTheScene } from '../support/scene.ts'

const { understand } = createUnderstanding()
const everywhere = null

/** 周敏 coordinates 青山镇 as well as leading it; the others are colleagues of hers. */
async function addCoordinators(db: Db): Promise<void> {
  const stations = await db.select({ id: station.id, name: station.name }).from(station)
  const idOf = (name: string) => stations.find((each) => each.name.startsWith(name))?.id ?? expect.fail(name)
  const green = idOf('青山镇')
  const willow = idOf('柳树镇')
  const [near = 0, wide = 0, all = 0, volunteer = 0] = await addPeople(
    db,
    ['陈近', '陈广', '陈全', '陈志'].map((name) => ({ name })),
  )
  const { person } = await whoIs(db, placeOf('周敏'), evening)
  const coordinator = { role: 'coordinator' } as const
  await addOffices(db, [
    { ...coordinator, person: Number(person?.id), station: green },
    { ...coordinator, person: near, station: green },
    { ...coordinator, person: wide, station: green },
    { ...coordinator, person: wide, station: willow },
    { ...coordinator, person: all, station: everywhere },
    { ...coordinator, person: volunteer, station: everywhere },
    { role: 'volunteer', person: volunteer, station: green },
  ])
}

async function codesMadeBy(maker: string, text: string): Promise<number> {
  const store = await openSnapshot()
  await setTheScene(store)
  return store.transaction(async (db) => {
    await addCoordinators(db)
    const place = placeOf(maker)
    const speaker = await whoIs(db, place, evening)
    const meaning = understand({ text, channel: 'private', mention: false, quote: null, at: evening }, speaker)
    expect(meaning.intent, text).toBe('make-code')
    const heard = { ...place, messageId: '1', inbox: 1, channel: 'private', text, at: evening, quote: null } as const
    const [reply] = await makeBindingCode({
      db,
      speaker,
      self: Number(speaker.person?.id),
      meaning,
      heard,
      now: evening,
    })
    expect(reply?.to).toBe('here')
    return (await db.select().from(bindingCode)).length
  })
}

describe('a binding code is made for nobody whose offices are wider than the maker’s', () => {
  test.each([
    ['周敏', '绑定码 陈近', 1],
    ['周敏', '绑定码 协调员 陈近', 1],
    ['周敏', '绑定码 陈广', 0],
    ['周敏', '绑定码 协调员 陈广', 0],
    ['周敏', '绑定码 陈全', 0],
    ['周敏', '绑定码 协调员 陈全', 0],
    ['周敏', '绑定码 陈志', 0],
    ['周敏', '绑定码 王秀英', 1],
    ['何玉芬', '绑定码 陈全', 1],
    ['何玉芬', '绑定码 协调员 陈广', 1],
    ['何玉芬', '绑定码 周敏', 1],
  ])('%s: %s', async (maker, text, codes) => {
    expect(await codesMadeBy(maker, text)).toBe(codes)
  })
})
