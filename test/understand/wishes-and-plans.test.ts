import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { understand } from '../../src/understand/understand.ts'
import { speakerOf } from '../support/corpus.ts'

const at = new Date('2026-03-12T20:10:00+08:00')
const rows = readFileSync(new URL('wishes-and-plans.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | ') as [string, string, string])

describe('a wish or a plan is told', () => {
  it.each(rows)('%s: %s %s', (text, intent, told) => {
    const message = { text: text.replaceAll('\\n', '\n'), channel: 'group', mention: false, quote: null, at } as const
    const found = understand(message, speakerOf('a1', 'v2'))
    expect(found.intent).toBe(intent)
    expect(found.records).toEqual([])
    const wishes = found.wishes.map(({ child, wish }) => `${child} ${wish}`)
    const plans = found.plans.map(({ child, activity, date }) => `${child} ${activity} ${date}`)
    expect([...wishes, ...plans].join('; ')).toBe(told)
  })
})
