import { describe, expect, it } from 'vitest'
import { activityKinds } from '../../src/care/activity.ts'
import { composedLines, wordings } from '../support/clause-wordings.ts'

const all = wordings()

describe('the wordings that the ear learns from', () => {
  it('tell known kinds alone', () => {
    const known: ReadonlySet<string> = new Set(activityKinds)
    const unknown = all.flatMap(({ tells }) => tells).filter((kind) => !known.has(kind.replace(/[!>]$/, '')))
    expect(unknown).toEqual([])
  })

  it('have every kind in many ways', () => {
    for (const kind of activityKinds)
      expect(all.filter(({ tells }) => tells.includes(kind)).length).toBeGreaterThan(100)
  })

  it('hold none of the marks that tagged lines are written with', () => {
    expect(all.filter(({ text }) => /[[\]{}|]|⏎/.test(text))).toEqual([])
  })

  it('are put together in the same way each time, each telling tagged where it ends', () => {
    const lines = composedLines(all.slice(0, 400))
    expect(composedLines(all.slice(0, 400))).toEqual(lines)
    for (const { text, tags } of lines)
      for (const { at } of tags) expect(at === text.length || /[,。; ]/.test(text.charAt(at))).toBe(true)
  })
})
