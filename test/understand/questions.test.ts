import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Query } from '../../src/understand/meaning.ts'
import { asked } from './asked.ts'

const places = { '@': '@', g: 'group', p: 'private' } as const
const rows = readFileSync(new URL('questions.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' | ') as [keyof typeof places, string, string, string])

/** A query as the table writes it: want c=… v=… k=… p=… */
function written(query: Query | undefined): string {
  if (!query) return ''
  const { want, children, volunteers, kinds, from, to } = query
  const parts = [
    want,
    children && `c=${children.toSorted()}`,
    volunteers && `v=${volunteers}`,
    kinds && `k=${kinds.toSorted()}`,
    from && `p=${from}/${to}`,
  ]
  return parts.filter(Boolean).join(' ')
}

const ordered = (row: string) => row.replace(/(?<=[ckv]=)\S+/g, (list) => list.split(',').toSorted().join(','))

describe('a question is understood whole', () => {
  it.each(rows)('%s %s', (where, text, intent, query) => {
    const found = asked({ text, where: places[where] })
    expect(found?.intent).toBe(intent)
    expect(ordered(written(found?.query))).toBe(ordered(query))
  })
})
