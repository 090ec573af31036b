import { readdirSync, readFileSync } from 'node:fs'
import { activityKinds } from '../../src/care/activity.ts'
import type { Speaker } from '../../src/care/speaker.ts'
import { readContext } from '../../src/understand/context.ts'
import { BUCKETS, type ClauseSight, featuresOf } from '../../src/understand/learner/clause-features.ts'
import { type ClauseEar, clauseEar, clauseLabels } from '../../src/understand/learner/clause-model.ts'
import { sightsOf } from '../../src/understand/learner/clause-sights.ts'
import type { LinearTable } from '../../src/understand/learner/linear-table.ts'
import type { Context } from '../../src/understand/mention.ts'
import { recogniseActivities } from '../../src/understand/recognise/activity.ts'
import type { Clause } from '../../src/understand/recognise/clause.ts'
import { recogniseContacts } from '../../src/understand/recognise/contact.ts'
import { readLayout } from '../../src/understand/recognise/list.ts'
import { clausesOf } from '../../src/understand/refine/clauses.ts'
import { createLearning, roundsOf } from './linear-learn.ts'

/** A clause to learn from: where it stands, and the labels it bears; null where that is not known. */
export interface ClauseRow {
  readonly voice: string
  readonly message: string
  readonly sights: readonly ClauseSight[]
  readonly at: number
  readonly clause: Clause
  labels: ReadonlySet<string> | null
}

const tagged = new URL('../corpus/tagged/', import.meta.url)

/** Invented people that stand for the X and V of tagged lines. */
const names = '陈佳怡 罗浩宇 王梓萱 赵小军 田思雨 吴石头 周欣悦 马小燕'.split(' ')
const volunteers = '李秀云 张海燕 何玉芬'.split(' ')

/** Who writes the tagged lines. */
export const taggedSpeaker: Speaker = {
  account: 'v0',
  person: { id: 'v0', name: '孙桂芳' },
  offices: [],
  stations: [{ id: 1, name: '石桥村关爱站' }],
  roomStation: { id: 1, name: '石桥村关爱站' },
  roster: {
    children: names.map((name, at) => ({ id: `c${at}`, name, nicknames: [], sex: at % 2 ? 'm' : 'f', guardian: null })),
    volunteers: [
      { id: 'v0', name: '孙桂芳', leader: false, children: ['c0', 'c1'] },
      ...volunteers.map((name, at) => ({ id: `v${at + 1}`, name, leader: at === 0, children: [`c${at + 2}`] })),
    ],
  },
  ownChildren: ['c0', 'c1'],
  question: null,
  recent: [],
}

export interface TaggedLine {
  readonly voice: string
  readonly intent: string
  readonly concern: 'none' | 'attention' | 'urgent'
  readonly text: string
  readonly tags: readonly { readonly at: number; readonly kinds: readonly string[]; readonly standing: string }[]
}

/** The tagged messages: `intent concern|text{kind}…` a line; X is a child, V a volunteer, ⏎ a line break. */
export function taggedLines(folder = tagged): TaggedLine[] {
  const lines: TaggedLine[] = []
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.txt')) continue
    for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
      const parts = /^(\S+) ([-au])\|(.+)$/.exec(line)
      if (!parts) continue
      const concern = parts[2] === 'u' ? 'urgent' : parts[2] === 'a' ? 'attention' : 'none'
      lines.push({ voice: file.replace('.txt', ''), intent: parts[1] ?? '', concern, ...withoutTags(parts[3] ?? '') })
    }
  }
  return lines
}

/** The line with invented people for X and V; `next` numbers them. */
export function named(line: string, next: () => number): string {
  return line
    .replaceAll('⏎', '\n')
    .replace(/(?<![A-Za-z])X(?![A-Za-z])/g, () => names[next() % names.length] ?? '')
    .replace(/(?<![A-Za-z])V(?![A-Za-z])/g, () => volunteers[next() % volunteers.length] ?? '')
}

function withoutTags(line: string): Pick<TaggedLine, 'text' | 'tags'> {
  const tags: TaggedLine['tags'][number][] = []
  let text = ''
  let child = 0
  let last = 0
  const add = (part: string) => {
    text += named(part, () => child++)
  }
  for (const match of line.matchAll(/\{([^}]*)\}/g)) {
    add(line.slice(last, match.index))
    last = match.index + match[0].length
    for (const kind of (match[1] ?? '').split(',')) {
      const standing = kind.endsWith('!') ? 'missed' : kind.endsWith('>') ? 'plan' : 'done'
      tags.push({ at: text.length, kinds: [kind.replace(/[!>\s]/g, '')], standing })
    }
  }
  add(line.slice(last))
  return { text, tags }
}

/** The clauses of a message as the learner sees them, section by section. */
export function seenClauses(context: Context): { sights: ClauseSight[]; at: number; clause: Clause }[] {
  const layout = readLayout(context.masked, context.volunteers, context.speaker.roster)
  const doings = {
    activities: recogniseActivities(context.masked),
    contacts: recogniseContacts(context.masked),
  }
  return layout.sections.flatMap((section) => {
    const clauses = clausesOf(context, section.from, section.to)
    const sights = sightsOf(context, doings, clauses, section.layout)
    return clauses.map((clause, at) => ({ sights, at, clause }))
  })
}

/** A wish is no doing. */
const labelsOf = ({ kinds, standing }: TaggedLine['tags'][number]) =>
  kinds.includes('want') ? ['want'] : ['any', ...kinds, standing]

export function taggedRows(lines: readonly TaggedLine[]): ClauseRow[] {
  return lines.flatMap((line, number) => {
    const at = new Date('2026-03-11T20:15:00+08:00')
    const message = { text: line.text, channel: 'group' as const, mention: false, quote: null, at }
    const context = readContext(message, taggedSpeaker)
    const seen = seenClauses(context)
    const spans = seen.map(({ clause }) => context.normalised.originalSpan(clause.from, clause.to))
    const labels = seen.map(() => new Set<string>())
    for (const tag of line.tags) {
      const inside = spans.findIndex(({ from, to }) => from < tag.at && tag.at <= to)
      const found = inside >= 0 ? inside : spans.findLastIndex(({ from }) => from < tag.at)
      if (found < 0) continue
      for (const label of labelsOf(tag)) labels[found]?.add(label)
    }
    return seen.map((one, at) => ({
      ...one,
      voice: line.voice,
      message: `${line.voice} ${number}`,
      labels: labels[at] ?? null,
    }))
  })
}

const ROUNDS = 10
const STEP = 0.3
const RARE_AT_MOST = 3

/** Logistic regressions of all labels over the same features. */
export function learnClauses(rows: readonly ClauseRow[]): LinearTable {
  const known = rows.flatMap(({ sights, at, labels }) =>
    labels ? [{ ...featuresOf(sights, at), bears: clauseLabels.map((label) => labels.has(label)) }] : [],
  )
  const counts = clauseLabels.map((_, label) => known.filter(({ bears }) => bears[label]).length)
  const fair = counts.map((count) =>
    Math.min(RARE_AT_MOST, Math.max(1, (known.length / (12 * Math.max(1, count))) ** 0.5)),
  )
  const learning = createLearning(BUCKETS, clauseLabels.length, STEP)
  for (const row of roundsOf(known, ROUNDS))
    for (const [label, score] of learning.scores(row, 0, clauseLabels.length).entries()) {
      const chance = 1 / (1 + Math.exp(-score))
      learning.correct(row, label, row.bears[label] ? (1 - chance) * fair[label]! : -chance)
    }
  return learning.table()
}

/** How well an ear hears rows it has not learnt from: of each kind, and of clauses as wholes. */
export function figuresOf(ear: ClauseEar, rows: readonly ClauseRow[]): Record<string, unknown> {
  let exact = 0
  let told = 0
  let right = 0
  let missed = 0
  let extra = 0
  let loss = 0
  for (const { sights, at, labels } of rows) {
    if (!labels) continue
    told++
    const heard = ear(sights, at)
    const kinds = activityKinds.filter((kind) => heard.kinds[kind] > 0.5)
    const want = activityKinds.filter((kind) => labels.has(kind))
    for (const kind of activityKinds)
      loss -= Math.log(Math.max(1e-4, labels.has(kind) ? heard.kinds[kind] : 1 - heard.kinds[kind]))
    for (const kind of kinds) want.includes(kind) ? right++ : extra++
    for (const kind of want) if (!kinds.includes(kind)) missed++
    if (kinds.join() === want.join()) exact++
  }
  const rate = (part: number, whole: number) => Number((part / Math.max(1, whole)).toFixed(3))
  return {
    loss: Number((loss / told).toFixed(3)),
    clauses: told,
    exact: rate(exact, told),
    precision: rate(right, right + extra),
    recall: rate(right, right + missed),
  }
}

export { clauseEar }
