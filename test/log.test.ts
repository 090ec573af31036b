import { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createLog } from '../src/log.ts'
import { station } from '../src/store/schema/index.ts'
import { onEveryStore } from './support/database.ts'

/** A child's name, and one that a pattern for Latin words would let through. */
const marks = ['周小雨标记', 'MarkedName']
const marked = marks.join(' ')

let written = ''
const log = createLog('debug', {
  write: (line) => {
    written += line
  },
})
const failureOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('it was to fail')
}
const expectNoMark = () => {
  expect(written).not.toBe('')
  for (const mark of marks) expect(written).not.toContain(mark)
}

beforeEach(() => {
  written = ''
})

/** Every way in which a line can be given an error. */
const ways: Record<string, (error: unknown) => void> = {
  alone: (error) => log.error(error as Error),
  'as err': (error) => log.error({ err: error }, 'it failed'),
  'as err without words': (error) => log.error({ err: error }),
  'under another name': (error) => log.warn({ reason: error, room: 'r1' }, 'it failed'),
  'deep in the fields': (error) => log.info({ tried: [{ outbox: 7, last: { error } }] }, 'it failed'),
  'as a further argument': (error) => Reflect.apply(log.error, log, ['it failed: %s %o', error, error]),
  'of a child logger': (error) => log.child({ reason: error }).error('it failed'),
}

class MarkedError extends Error {
  readonly code = marked
  readonly child = marked
  readonly details = marked
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = `Marked ${marked}`
  }
}

/** What libraries and we ourselves throw, each with a name in its text. */
const errors: Record<string, () => unknown> = {
  'an error': () => new Error(marked),
  'an error whose text looks like a stack': () => new Error(`no\n    at ${marked} (/x.ts:1:1)\n    at ${marked}:2:2`),
  'an error whose text was changed later': () => Object.assign(new Error(marked), { message: 'other' }),
  'an error of a class of its own with fields': () => new MarkedError(marked),
  'a zod error': () => failureOf(() => z.object({ [marked]: z.enum(['a']) }).parse({ [marked]: marked })),
  'a strict zod error': () => failureOf(() => z.strictObject({}).parse({ [marked]: marked })),
  'a JSON error': () => failureOf(() => JSON.parse(`{"${marked}`)),
  'a gRPC error': () =>
    Object.assign(new Error(`2 UNKNOWN: ${marked}`), { code: 2, details: marked, metadata: { name: [marked] } }),
  'causes in causes': () => new Error('outer', { cause: new Error(marked, { cause: new MarkedError(marked) }) }),
  'a cause that is a text': () => new Error('outer', { cause: marked }),
  'an error that is its own cause': () => {
    const error = new Error(marked)
    error.cause = error
    return error
  },
  'an aggregate': () => new AggregateError([new Error(marked), new MarkedError(marked), marked], marked),
  'an error with a query in which the name stands': () =>
    Object.assign(new Error('query failed'), {
      query: `insert into child (name) values ('${marked}', E'it''s ${marked}', $x$${marked}$x$) -- '${marked}`,
      params: [marked],
    }),
}

describe.each(Object.entries(errors))('%s', (_name, make) => {
  test.each(Object.entries(ways))('is logged %s without what it says', (_way, write) => {
    write(make())
    expectNoMark()
  })
})

onEveryStore('a broken unique key', (store, kind) => {
  test.each(Object.entries(ways))('is logged %s without the value', async (_way, write) => {
    const twice = store().transaction((db) => db.insert(station).values([{ name: marked }, { name: marked }]))
    write(await twice.catch((error: unknown) => error))
    expectNoMark()
    expect(written).toContain('station_name_unique')
    expect(written).toContain('23505')
  })

  test('in raw SQL with the value written in is logged without it', async () => {
    const raw = sql.raw(`insert into station (name) values ('${marked}'), ('${marked}')`)
    log.error(
      {
        err: await store()
          .transaction((db) => db.execute(raw))
          .catch((error: unknown) => error),
      },
      kind,
    )
    expectNoMark()
    expect(written).toContain('insert into station (name) values (?), (?)')
  })
})

describe('PGlite itself', () => {
  const client = new PGlite()
  afterAll(() => client.close())

  test.each(["select '周小雨标记 MarkedName'::int", 'select "周小雨标记 MarkedName"'])(
    'fails with %s in its text, which is not logged',
    async (query) => {
      log.error(await client.query(query).catch((error: unknown) => error))
      expectNoMark()
    },
  )
})

describe('a line about an error', () => {
  test('tells what the error is, where it was thrown, and what the caller says', () => {
    const error = Object.assign(new RangeError(marked), {
      code: 'ERR_OUT_OF_RANGE',
      constraint_name: 'child_birth_day',
    })
    log.error({ err: error, outbox: 7 }, 'send failed')
    const line: Record<string, unknown> = JSON.parse(written)
    expect(line).toMatchObject({
      level: 'error',
      msg: 'send failed',
      outbox: 7,
      err: { name: 'RangeError', code: 'ERR_OUT_OF_RANGE', constraint: 'child_birth_day' },
    })
    expect(JSON.stringify(line.err)).toContain('log.test.ts')
  })

  test('keeps plain fields as they are', () => {
    log.info({ at: new Date(0), list: [1, 'a', null], in: { n: 1 } }, 'fine')
    expect(JSON.parse(written)).toMatchObject({
      at: '1970-01-01T00:00:00.000Z',
      list: [1, 'a', null],
      in: { n: 1 },
      msg: 'fine',
    })
  })
})
