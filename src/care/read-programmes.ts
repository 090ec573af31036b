import { z } from 'zod'
import { activities, activityKinds } from './activity.ts'
import { byWhom, type Period, type Programme, periodEntries, periods } from './programme.ts'

/** What would have been right at a place of the file; wording.ts makes the sentence. */
export type Expected =
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'whole-number'; readonly from: number; readonly to: number }
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'list' }
  | { readonly kind: 'yes-or-no' }
  | { readonly kind: 'fields'; readonly known: readonly string[] }
  /** given twice */
  | { readonly kind: 'unique' }

export interface ProgrammeProblem {
  /** 'programmes[0].commitments[2].times' */
  readonly place: string
  /** what stands there; undefined: nothing */
  readonly value: unknown
  readonly expected: Expected
}

export type ReadProgrammes =
  | { readonly programmes: readonly Programme[] }
  | { readonly problems: readonly ProgrammeProblem[] }

const MAX_TIMES = 31
const MAX_GRACE_DAYS = 60
const MAX_MONTHS = 120
const MAX_LENGTH = 40

const labelled = <Key extends string>(keys: readonly Key[], label: (key: Key) => string) =>
  z.preprocess((given) => keys.find((key) => label(key) === given) ?? given, z.enum(keys as readonly [Key, ...Key[]]))

const text = z.string().trim().min(1).max(MAX_LENGTH)
const kind = labelled(activityKinds, (key) => activities[key].label)
const period = labelled(periods, (key) => periodEntries[key].label)

const commitment = z
  .strictObject({
    key: text.optional(),
    kinds: z.array(kind).min(1),
    times: z.int().min(1).max(MAX_TIMES).default(1),
    period,
    by: z.enum(byWhom).default('station'),
    graceDays: z.int().min(0).max(MAX_GRACE_DAYS).nullable().default(null),
    meetingsCount: z.boolean().default(true),
    countedFrom: z.enum(['calendar', 'enrolment']).default('calendar'),
  })
  .transform((given) => ({ ...given, key: given.key ?? given.kinds[0] ?? '' }))

const programme = z.strictObject({
  key: text,
  name: text,
  confidential: z.boolean().default(false),
  months: z.int().min(1).max(MAX_MONTHS).nullable().default(null),
  commitments: z.array(commitment).min(1),
})

const file = z.strictObject({ programmes: z.array(programme).min(1) })

type Path = readonly PropertyKey[]

/** What each field takes, by its name. */
const fields: Record<string, Expected> = {
  programmes: { kind: 'list' },
  key: { kind: 'text', maxLength: MAX_LENGTH },
  name: { kind: 'text', maxLength: MAX_LENGTH },
  confidential: { kind: 'yes-or-no' },
  months: { kind: 'whole-number', from: 1, to: MAX_MONTHS },
  commitments: { kind: 'list' },
  kinds: { kind: 'list' },
  times: { kind: 'whole-number', from: 1, to: MAX_TIMES },
  period: { kind: 'one-of', values: periods },
  by: { kind: 'one-of', values: byWhom },
  graceDays: { kind: 'whole-number', from: 0, to: MAX_GRACE_DAYS },
  meetingsCount: { kind: 'yes-or-no' },
  countedFrom: { kind: 'one-of', values: ['calendar', 'enrolment'] },
}

const entries: Record<string, Expected> = {
  programmes: { kind: 'fields', known: ['key', 'name', 'confidential', 'months', 'commitments'] },
  commitments: {
    kind: 'fields',
    known: ['key', 'kinds', 'times', 'period', 'by', 'graceDays', 'meetingsCount', 'countedFrom'],
  },
  kinds: { kind: 'one-of', values: activityKinds },
}

/**
 * Programmes from a county's file, {programmes: [{key, name, commitments: [{kinds, times, period, …}]}]}; kinds and periods by key or by
 * label. Either all of them are good, or every problem is named with its place, what stands there and what was expected.
 */
export function readProgrammes(given: unknown): ReadProgrammes {
  const read = file.safeParse(given)
  if (!read.success) return { problems: read.error.issues.flatMap((issue) => problemsOf(issue, given)) }
  const problems = [...doubled(read.data.programmes), ...impossible(read.data.programmes)]
  return problems.length > 0 ? { problems } : { programmes: read.data.programmes }
}

function problemsOf(issue: z.core.$ZodIssue, given: unknown): ProgrammeProblem[] {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  return paths.map((path) => ({
    place: placeOf(path),
    value: at(given, path),
    expected: expectedAt(issue.code === 'unrecognized_keys' ? issue.path : path),
  }))
}

function expectedAt(path: Path): Expected {
  const last = path.at(-1)
  const found = typeof last === 'number' ? entries[String(path.at(-2))] : fields[String(last ?? '')]
  return found ?? { kind: 'fields', known: ['programmes'] }
}

function placeOf(path: Path): string {
  return path.reduce<string>(
    (place, part) => (typeof part === 'number' ? `${place}[${part}]` : `${place}${place && '.'}${String(part)}`),
    '',
  )
}

function at(given: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    given,
  )
}

function doubled(read: readonly Programme[]): ProgrammeProblem[] {
  const twice = (values: readonly string[], place: (index: number) => string) =>
    values.flatMap((value, index) =>
      values.indexOf(value) < index ? [{ place: place(index), value, expected: { kind: 'unique' as const } }] : [],
    )
  return [
    ...twice(
      read.map(({ key }) => key),
      (index) => `programmes[${index}].key`,
    ),
    ...twice(
      read.map(({ name }) => name),
      (index) => `programmes[${index}].name`,
    ),
    ...read.flatMap(({ commitments }, outer) =>
      twice(
        commitments.map(({ key }) => key),
        (index) => `programmes[${outer}].commitments[${index}].key`,
      ),
    ),
  ]
}

const canCountFromEnrolment: readonly Period[] = ['month', 'quarter', 'half-year', 'year']

/** What is well written and still cannot be kept: a grace as long as the period, a weekend counted from a day of enrolment. */
function impossible(read: readonly Programme[]): ProgrammeProblem[] {
  return read.flatMap(({ commitments }, outer) =>
    commitments.flatMap((one, index): ProgrammeProblem[] => {
      const place = `programmes[${outer}].commitments[${index}]`
      const longest = Math.min(MAX_GRACE_DAYS, periodEntries[one.period].shortestDays - 1)
      return [
        ...((one.graceDays ?? 0) > longest
          ? [
              {
                place: `${place}.graceDays`,
                value: one.graceDays,
                expected: { kind: 'whole-number', from: 0, to: longest } as const,
              },
            ]
          : []),
        ...(one.countedFrom === 'enrolment' && !canCountFromEnrolment.includes(one.period)
          ? [
              {
                place: `${place}.period`,
                value: one.period,
                expected: { kind: 'one-of', values: canCountFromEnrolment } as const,
              },
            ]
          : []),
      ]
    }),
  )
}
