import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asked } from './asked.ts'

const places = { '@': '@', g: 'group', p: 'private' } as const
const rows = readFileSync(new URL('requests.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | ') as [keyof typeof places, string, string, string?])

describe('what is asked besides questions', () => {
  it.each(rows)('%s %s: %s', (where, text, intent, changes) => {
    const found = asked({ text, where: places[where] })
    expect(found?.intent ?? 'none').toBe(intent)
    if (changes) expect(found?.changes).toEqual(JSON.parse(changes))
  })
})
