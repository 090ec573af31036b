import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { hearsDanger } from '../../src/understand/danger/learner.ts'
import { plain } from '../../src/understand/danger/plain.ts'
import { compile } from '../../src/understand/danger/sign.ts'
import { danger, signsIn } from '../../src/understand/danger.ts'
import { dangerSigns } from '../../src/understand/words/danger-signs.ts'
import { examplesOf, newVoices, type Told, toldRows, train } from '../support/danger-learn.ts'

const patterns = compile(dangerSigns)
const heard = (text: string) => danger(text).words.some(({ rule }) => rule === 'learner')

interface Judged extends Told {
  readonly learner: boolean
}

function rates<Row extends Told>(rows: readonly Row[], says: (row: Row) => boolean) {
  const urgent = rows.filter(({ level }) => level === 'urgent')
  const said = rows.filter(says)
  return {
    recall: urgent.filter(says).length / urgent.length,
    precision: said.filter(({ level }) => level === 'urgent').length / said.length,
  }
}

/** Each voice judged by weights that were trained without it and without four or five others. */
function judgedUnseen(): Judged[] {
  const FOLDS = 5
  const rows = toldRows().filter(({ held }) => !held)
  const examples = examplesOf(rows)
  const fold = new Map([...new Set(rows.map(({ voice }) => voice))].map((voice, place) => [voice, place % FOLDS]))
  return Array.from({ length: FOLDS }, (_, number) => {
    const weights = train(examples.filter(({ voice }) => fold.get(voice) !== number))
    return rows
      .filter(({ voice }) => fold.get(voice) === number)
      .map((row) => ({ ...row, learner: hearsDanger(plain(row.text, ','), weights).length > 0 }))
  }).flat()
}

describe('the learner of danger', () => {
  let unseen: Judged[] = []
  const fresh = new Set(newVoices().map(({ voice }) => voice))

  beforeAll(() => {
    unseen = judgedUnseen()
  }, 60_000)

  it('hears seven of ten that voices tell which it never read, and is wrong once in seven at most', () => {
    const voices = unseen.filter(({ voice }) => fresh.has(voice))
    const { recall, precision } = rates(voices, ({ learner }) => learner)
    expect(recall).toBeGreaterThan(0.7)
    expect(precision).toBeGreaterThan(0.86)
  })

  it('cries wolf in little more than one of a hundred reports and questions of writers it never read', () => {
    const reports = unseen.filter(({ voice, level }) => /^(?:writer|requests)/.test(voice) && level !== 'urgent')
    expect(reports.filter(({ learner }) => learner).length).toBeLessThanOrEqual(0.012 * reports.length)
  })

  it('makes danger hear twice what the signs alone hear of voices it never read', () => {
    const voices = unseen.filter(({ voice }) => fresh.has(voice))
    const bySigns = new Set(voices.filter(({ text }) => signsIn(text, patterns).length > 0))
    const both = rates(voices, (row) => row.learner || bySigns.has(row))
    expect(both.recall).toBeGreaterThanOrEqual(0.78)
    expect(both.recall).toBeGreaterThan(2 * rates(voices, (row) => bySigns.has(row)).recall)
    expect(both.precision).toBeGreaterThanOrEqual(0.8)
  })

  it('stands on weights that are made from the labelled texts', () => {
    const rows = toldRows()
    const made = train(examplesOf(rows.filter(({ held }) => !held)))
    const alike = rows.filter(({ text }) => {
      const view = plain(text, ',')
      return hearsDanger(view, made).length > 0 === hearsDanger(view).length > 0
    })
    // A few lines more in the corpus shift little; many, or another topic, ask for new weights.
    expect(alike.length / rows.length, 'run npx tsx test/understand/danger-weights.ts').toBeGreaterThan(0.99)
  }, 30_000)

  it('never takes back what a sign read, and speaks only where no sign was read', () => {
    for (const { text } of toldRows()) {
      const rules = new Set(danger(text).words.map(({ rule }) => rule))
      expect(rules.has('learner') && rules.size > 1).toBe(false)
    }
  })

  it('hears a cry in a report around it, in whatever script', () => {
    const cry = '孩子说一闭眼就怕他回来,昨天到半夜都不敢脱外套睡'
    expect(heard(cry)).toBe(true)
    expect(heard(`大家好。今天打了电话。${cry}。明天再去`)).toBe(true)
  })

  it('points at words of the text', () => {
    const told = newVoices().filter(({ text }) => heard(text))
    expect(told.length).toBeGreaterThan(100)
    for (const { text } of told) {
      for (const { from, to } of danger(text).words) expect(text.slice(from, to).trim()).not.toBe('')
    }
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => danger(text).words.length >= 0),
    )
  })

  it('reads a message of 60 characters in well under a millisecond', () => {
    const texts = newVoices().map(({ text }) => `${text}。${text},${text}`.slice(0, 60))
    for (const text of texts.slice(0, 500)) danger(text)
    const once = (text: string) => {
      const before = performance.now()
      danger(text)
      return performance.now() - before
    }
    // The best of three: the machine of a test is shared, and a neighbour's turn is no fault of ours.
    const sorted = texts.map((text) => Math.min(once(text), once(text), once(text))).sort((one, other) => one - other)
    expect(sorted[Math.floor(sorted.length * 0.99)]).toBeLessThan(100)
  }, 30_000)

  it.each(['啊。', '他爸打', '孩子说', '没,', '\n他'])('takes time in step with length: %j over and over', (piece) => {
    const time = (length: number) => {
      const text = piece.repeat(length / piece.length)
      const before = performance.now()
      danger(text)
      return performance.now() - before
    }
    time(1_000)
    expect(time(5_000)).toBeLessThan(10_000)
  })
})
