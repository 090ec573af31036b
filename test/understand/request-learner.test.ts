import { beforeAll, describe, expect, it } from 'vitest'
import { likeliest, type RequestEar, requestEar, requests } from '../../src/understand/learner/request-model.ts'
import { wants } from '../../src/understand/meaning.ts'
import { guessOf } from '../../src/understand/request.ts'
import { bytesOf } from '../support/linear-learn.ts'
import { askedRows, idleRows, learnRequests, type RequestRow } from '../support/request-learn.ts'

const LEFT_OUT = 'questions-2'
let unread: RequestRow[] = []
let idle: RequestRow[] = []
let ear: RequestEar
beforeAll(() => {
  const asked = askedRows()
  const chatter = idleRows()
  unread = asked.filter(({ voice }) => voice === LEFT_OUT)
  idle = chatter.filter((_, at) => at % 10 === 0)
  ear = requestEar(
    learnRequests([...asked.filter(({ voice }) => voice !== LEFT_OUT), ...chatter.filter((_, at) => at % 10 !== 0)]),
  )
}, 120_000)

const share = (rows: readonly RequestRow[], right: (row: RequestRow) => boolean) =>
  rows.filter(right).length / rows.length
const heardIn = (row: RequestRow) => ear(row.context, guessOf(row.context))

describe('the ear for requests', () => {
  it('hears more of what a writer asks whom it never read than the rules do', () => {
    const asking = unread.filter(({ request }) => requests[request] !== 'none')
    const byRules = share(asking, (row) => guessOf(row.context).startsWith(`${requests[row.request]} `))
    const heard = share(asking, (row) => likeliest(heardIn(row).request).label === requests[row.request])
    expect(asking.length).toBeGreaterThan(600)
    expect(heard).toBeGreaterThan(byRules + 0.05)
    expect(heard).toBeGreaterThan(0.8)
  })

  it('hears what is wanted', () => {
    const wanting = unread.filter(({ want }) => want >= 0)
    expect(share(wanting, (row) => likeliest(heardIn(row).want).label === wants[row.want])).toBeGreaterThan(0.7)
  })

  it('hears next to nothing asked in chatter and in what stands beside a deed', () => {
    expect(idle.length).toBeGreaterThan(300)
    expect(share(idle, (row) => likeliest(heardIn(row).request).label !== 'none')).toBeLessThan(0.03)
  })

  it('is the same for the same texts', () => {
    const few = unread.slice(0, 60)
    expect(bytesOf(learnRequests(few)).equals(bytesOf(learnRequests(few)))).toBe(true)
  })
})
