import { measureCheckIns } from './check-ins.ts'
import { measureEvening } from './evening.ts'
import { type Figures, type Pace, rounded } from './figures.ts'
import { measureStart } from './start.ts'
import { measureUnderstanding } from './understand.ts'
import { measureWechaty } from './wechaty.ts'
import { measureYear } from './year.ts'

/**
 * `npm run bench`: the figures as a table; `-- --json` prints them as one last line of JSON; `-- --quick` measures each once
 * and shortly; `-- --large` adds the evening of a province; names of parts (understand, check-ins, wechaty, start) measure these alone.
 */

const parts: Readonly<Record<string, (pace: Pace) => Promise<Figures>>> = {
  understand: measureUnderstanding,
  'check-ins': measureCheckIns,
  wechaty: measureWechaty,
  start: measureStart,
  year: measureYear,
  evening: measureEvening,
}

const given = process.argv.slice(2)
const asJson = given.includes('--json')
const quick = given.includes('--quick')
const large = given.includes('--large')
const named = given.filter((argument) => argument in parts)
const pace: Pace = quick ? { rounds: 1, roundMs: 600, quick, large } : { rounds: 3, roundMs: 1500, quick, large }

/** Ours beside what it is held against, both of the same run. */
const ratios: readonly (readonly [name: string, ours: string, other: string])[] = [
  ['understoodPerChrono', 'understoodMessagesPerSecond', 'chronoMessagesPerSecond'],
  ['understoodPerRecognizers', 'understoodMessagesPerSecond', 'recognizersMessagesPerSecond'],
  ...['pglite', 'postgres'].flatMap((store) =>
    [1, 10, 50].map(
      (atOnce) =>
        [
          `${store}CheckInsPerSqlAt${atOnce}`,
          `${store}CheckInsPerSecondAt${atOnce}`,
          `${store}SqlPerSecondAt${atOnce}`,
        ] as const,
    ),
  ),
  ['wechatyPerEchoRoundTrip', 'wechatyRoundTripMs', 'echoRoundTripMs'],
]

const all: Record<string, number> = {}
for (const [name, measure] of Object.entries(parts)) {
  if (named.length > 0 && !named.includes(name)) continue
  Object.assign(all, await measure(pace))
}
for (const [name, ours, other] of ratios) {
  const [own, theirs] = [all[ours], all[other]]
  if (own !== undefined && theirs) all[name] = own / theirs
}
const figures = Object.fromEntries(Object.entries(all).map(([name, figure]) => [name, rounded(figure)]))
for (const [name, figure] of Object.entries(figures)) console.log(`${name.padEnd(34)} ${String(figure).padStart(10)}`)
if (asJson) console.log(JSON.stringify(figures))
// wechaty leaves timers behind
process.exit()
