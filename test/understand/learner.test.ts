import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { activityKinds } from '../../src/care/activity.ts'
import { clauseEar, trainedClauseEar } from '../../src/understand/learner/clause-model.ts'
import { type ClauseRow, learnClauses, taggedLines, taggedRows } from '../support/clause-learn.ts'
import { tellings } from '../support/clause-rows.ts'
import { bytesOf } from '../support/linear-learn.ts'

const voices = [...taggedLines(), ...tellings()]
let rows: ClauseRow[] = []
beforeAll(() => {
  rows = taggedRows(voices)
}, 60_000)

describe('the ear for clauses', () => {
  it('is taught clauses of every kind, in many voices', () => {
    for (const kind of activityKinds) {
      const telling = voices.filter(({ tags }) => tags.some(({ kinds }) => kinds.includes(kind)))
      expect(new Set(telling.map(({ voice }) => voice)).size, kind).toBeGreaterThanOrEqual(5)
    }
  })

  it('knows every tag of the tagged lines', () => {
    const known: ReadonlySet<string> = new Set([...activityKinds, 'want'])
    for (const { text, tags } of voices)
      for (const { kinds } of tags) for (const kind of kinds) expect(known.has(kind), `${kind} in ${text}`).toBe(true)
  })

  it('is the same for the same clauses, and whole in its file', () => {
    const few = rows.slice(0, 400)
    expect(bytesOf(learnClauses(few)).equals(bytesOf(learnClauses(few)))).toBe(true)
    const size = readFileSync(new URL('../../src/understand/learner/clause-weights.bin', import.meta.url)).length
    expect(size).toBe(bytesOf(learnClauses(few)).length)
  })

  it('hears a voice that it has not learnt from', () => {
    const counts = { told: 0, kind: 0, nothing: 0, false: 0 }
    for (const voice of ['sichuan', 'official', 'terse', 'dongbei', 'plain-2']) {
      const ear = clauseEar(learnClauses(rows.filter((row) => row.voice !== voice)))
      for (const { sights, at, labels } of rows.filter((row) => row.voice === voice)) {
        const { any, kinds } = ear(sights, at)
        if (labels?.has('any')) {
          counts.told++
          if (labels.has(activityKinds.reduce((best, kind) => (kinds[kind] > kinds[best] ? kind : best)))) counts.kind++
        } else {
          counts.nothing++
          if (any >= 0.5) counts.false++
        }
      }
    }
    expect(counts.kind / counts.told).toBeGreaterThan(0.7)
    expect(counts.false / counts.nothing).toBeLessThan(0.15)
  }, 120_000)

  it('gives chances between 0 and 1, and none where there is no clause', () => {
    const ear = trainedClauseEar()
    for (const sights of [
      [{ words: '', noticed: [] }],
      [{ words: '去X家坐了坐', noticed: ['strong.visit', 'child.name'] }],
    ]) {
      const { any, kinds, standing } = ear(sights, 0)
      for (const chance of [any, ...Object.values(kinds), ...Object.values(standing)]) {
        expect(chance).toBeGreaterThanOrEqual(0)
        expect(chance).toBeLessThanOrEqual(1)
      }
    }
  })
})
