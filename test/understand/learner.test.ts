import { describe, expect, it } from 'vitest'
import { activityKinds } from '../../src/care/activity.ts'
import { labelledExamples } from '../../src/understand/learner/learner.ts'
import { learnKinds, plainClause, toldClauses } from '../../src/understand/learner/tellings.ts'
import { normalise } from '../../src/understand/normalise.ts'

const clauses = toldClauses()
const written = [...new Set(clauses.map(({ voice }) => voice))].filter((voice) => voice.length > 1)
const plain = (text: string) => plainClause(normalise(text).text)

describe('votes on what a clause tells as done', () => {
  it('are learnt from clauses of every kind, in many voices', () => {
    expect(written.length).toBeGreaterThanOrEqual(12)
    for (const kind of activityKinds) {
      const voices = new Set(clauses.filter(({ kinds }) => kinds.includes(kind)).map(({ voice }) => voice))
      expect(voices.size, kind).toBeGreaterThanOrEqual(5)
    }
  })

  it('are the same for the same clauses', () => {
    const [one, other] = [learnKinds(labelledExamples(), []), learnKinds(labelledExamples(), [])]
    expect(one(plain('去X家坐了坐'))).toEqual(other(plain('去X家坐了坐')))
  })

  it('hear a voice that they have not learnt from', () => {
    const heard = { told: 0, right: 0, kind: 0, false: 0, nothing: 0 }
    for (const voice of ['sichuan', 'official', 'terse', 'dongbei']) {
      const votes = learnKinds(labelledExamples(), [voice])
      for (const { text, kinds } of clauses.filter((clause) => clause.voice === voice)) {
        const { any, of } = votes(plain(text))
        if (kinds.length === 0) {
          heard.nothing++
          if (any >= 0.9) heard.false++
          continue
        }
        heard.told++
        if (any >= 0.5) heard.right++
        if (kinds.includes(activityKinds.reduce((best, kind) => (of[kind] > of[best] ? kind : best)))) heard.kind++
      }
    }
    expect(heard.right / heard.told).toBeGreaterThan(0.8)
    expect(heard.kind / heard.told).toBeGreaterThan(0.8)
    expect(heard.false / heard.nothing).toBeLessThan(0.05)
  })
})
