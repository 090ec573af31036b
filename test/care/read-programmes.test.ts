import { describe, expect, test } from 'vitest'
import { programmes } from '../../src/care/programme.ts'
import { readProgrammes } from '../../src/care/read-programmes.ts'

const good = { key: 'ours', name: '本县方案', commitments: [{ kinds: ['call'], times: 1, period: 'week' }] }
const withCommitment = (change: object) => ({
  programmes: [{ ...good, commitments: [{ ...good.commitments[0], ...change }] }],
})
const problems = (given: unknown) => {
  const read = readProgrammes(given)
  return 'problems' in read ? read.problems : []
}

describe('a county edits its programmes in a file', () => {
  test('the programmes that are shipped can be written out and read back', () => {
    expect(readProgrammes(JSON.parse(JSON.stringify({ programmes })))).toEqual({ programmes })
  })

  test('what is left out has a plain meaning', () => {
    expect(readProgrammes({ programmes: [good] })).toEqual({
      programmes: [
        {
          ...good,
          confidential: false,
          months: null,
          commitments: [
            {
              key: 'call',
              kinds: ['call'],
              times: 1,
              period: 'week',
              by: 'station',
              graceDays: null,
              meetingsCount: true,
              countedFrom: 'calendar',
            },
          ],
        },
      ],
    })
  })

  test('kinds and periods may be called as the bot calls them', () => {
    expect(readProgrammes(withCommitment({ kinds: ['电话', 'visit'], period: '每半月' }))).toMatchObject({
      programmes: [{ commitments: [{ kinds: ['call', 'visit'], period: 'half-month' }] }],
    })
  })
})

describe('a bad file is refused with place, value and what was expected', () => {
  const first = 'programmes[0].commitments[0]'
  const cases: [string, unknown, string, unknown, object][] = [
    ['no file at all', null, '', null, { kind: 'fields', known: ['programmes'] }],
    ['an empty list', { programmes: [] }, 'programmes', [], { kind: 'list' }],
    ['no name', { programmes: [{ ...good, name: undefined }] }, 'programmes[0].name', undefined, { kind: 'text' }],
    ['a blank name', { programmes: [{ ...good, name: ' ' }] }, 'programmes[0].name', ' ', { kind: 'text' }],
    ['an unknown kind', withCommitment({ kinds: ['call', 'fly'] }), `${first}.kinds[1]`, 'fly', { kind: 'one-of' }],
    ['no kind', withCommitment({ kinds: [] }), `${first}.kinds`, [], { kind: 'list' }],
    ['an unknown period', withCommitment({ period: 'daily' }), `${first}.period`, 'daily', { kind: 'one-of' }],
    ['no times', withCommitment({ times: 0 }), `${first}.times`, 0, { kind: 'whole-number', from: 1 }],
    ['half a time', withCommitment({ times: 1.5 }), `${first}.times`, 1.5, { kind: 'whole-number', from: 1 }],
    ['times in words', withCommitment({ times: '两次' }), `${first}.times`, '两次', { kind: 'whole-number', from: 1 }],
    ['a stranger', withCommitment({ by: 'anyone' }), `${first}.by`, 'anyone', { kind: 'one-of' }],
    ['grace as long as its week', withCommitment({ graceDays: 7 }), `${first}.graceDays`, 7, { from: 0, to: 6 }],
    ['grace before the end', withCommitment({ graceDays: -1 }), `${first}.graceDays`, -1, { from: 0, to: 60 }],
    [
      'a week counted from enrolment',
      withCommitment({ countedFrom: 'enrolment' }),
      `${first}.period`,
      'week',
      { kind: 'one-of' },
    ],
    ['a field nobody knows', withCommitment({ colour: 'red' }), `${first}.colour`, 'red', { kind: 'fields' }],
    ['a list that is none', { programmes: 'all' }, 'programmes', 'all', { kind: 'list' }],
    ['the same key twice', { programmes: [good, { ...good, name: '另一个' }] }, 'programmes[1].key', 'ours', {}],
    ['the same name twice', { programmes: [good, { ...good, key: 'b' }] }, 'programmes[1].name', '本县方案', {}],
  ]
  test.each(cases)('%s', (_name, given, place, value, expected) => {
    expect(problems(given)).toEqual([{ place, value, expected: expect.objectContaining(expected) }])
  })

  test('every problem is named at once', () => {
    expect(problems(withCommitment({ times: 0, period: 'daily', kinds: ['fly'] }))).toHaveLength(3)
  })
})
