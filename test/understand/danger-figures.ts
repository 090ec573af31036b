import { readFileSync } from 'node:fs'
import { hearsDanger } from '../../src/understand/danger/learner.ts'
import { plain } from '../../src/understand/danger/plain.ts'
import { compile } from '../../src/understand/danger/sign.ts'
import type { Weights } from '../../src/understand/danger/weights.ts'
import { danger, signsIn } from '../../src/understand/danger.ts'
import { dangerSigns } from '../../src/understand/words/danger-signs.ts'
import { leaveOneOut, newVoices, type Told, toldRows } from '../support/danger-learn.ts'

/**
 * The figures of danger: npx tsx test/understand/danger-figures.ts [chat.jsonl …]
 * The learner judges each voice by weights that were trained without it. A chat file holds one JSON string a line,
 * all of it taken to be harmless.
 */
const patterns = compile(dangerSigns)
const byPatterns = (text: string, weights?: Weights) => signsIn(text, patterns, weights).length > 0
const byLearner = (text: string, weights?: Weights) => hearsDanger(plain(text, ','), weights).length > 0

interface Judged extends Told {
  readonly patterns: boolean
  readonly learner: boolean
}

const judges = {
  patterns: (row: Judged) => row.patterns,
  learner: (row: Judged) => row.learner,
  both: (row: Judged) => row.patterns || row.learner,
}

/** Wilson's 95 % interval of a share, in per cent. */
function share(part: number, of: number): string {
  if (of === 0) return '–'
  const z = 1.96
  const rate = part / of
  const middle = (rate + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z * Math.sqrt((rate * (1 - rate)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
  const percent = (value: number) => (100 * Math.max(0, Math.min(1, value))).toFixed(of > 2_000 ? 2 : 1)
  return `${percent(rate)} % (${part}/${of}; ${percent(middle - half)}–${percent(middle + half)})`
}

function line(name: string, rows: readonly Judged[]): void {
  if (rows.length === 0) return
  console.log(`\n${name}: ${rows.length} texts`)
  for (const [judge, says] of Object.entries(judges)) {
    const urgent = rows.filter(({ level }) => level === 'urgent')
    const right = urgent.filter(says).length
    const said = rows.filter(says).length
    const harmless = rows.filter(({ level }) => level === 'none')
    console.log(
      `  ${judge.padEnd(8)} recall ${share(right, urgent.length)}  precision ${share(right, said)}  none read as urgent ${share(harmless.filter(says).length, harmless.length)}`,
    )
  }
}

const judged: Judged[] = leaveOneOut(toldRows()).flatMap(({ rows, weights }) =>
  rows.map((row) => ({ ...row, patterns: byPatterns(row.text, weights), learner: byLearner(row.text, weights) })),
)
const fresh = new Set(newVoices().map(({ voice }) => voice))
const older = judged.filter(({ voice }) => !fresh.has(voice))
line(
  'New voices, each left out of the training',
  judged.filter(({ voice, held }) => fresh.has(voice) && !held),
)
line(
  'Older voices (danger.jsonl; the patterns were written with them)',
  older.filter(({ voice }) => !/^(writer|requests|examples|reports)/.test(voice)),
)
line(
  'dev.jsonl',
  older.filter(({ voice }) => voice.startsWith('writer')),
)
line(
  'requests.jsonl',
  older.filter(({ voice }) => voice === 'requests'),
)
line(
  'reports.txt',
  older.filter(({ voice }) => voice === 'reports.txt'),
)
for (const voice of fresh) {
  if (process.argv.includes('voices') || judged.some((row) => row.voice === voice && row.held))
    line(
      voice,
      judged.filter((row) => row.voice === voice),
    )
}
line(
  'Voices unread until the end',
  judged.filter(({ voice, held }) => fresh.has(voice) && held),
)

for (const file of process.argv.slice(2).filter((word) => word.endsWith('.jsonl'))) {
  const texts: string[] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row))
  const read = texts.filter((text) => byPatterns(text)).length
  const all = texts.filter((text) => danger(text).urgent).length
  console.log(`\n${file}: patterns ${share(read, texts.length)}, both ${share(all, texts.length)} read as urgent`)
}
