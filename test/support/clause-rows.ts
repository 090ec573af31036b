import { readFileSync } from 'node:fs'
import { activityKinds } from '../../src/care/activity.ts'
import { clauseEar } from '../../src/understand/learner/clause-model.ts'
import { goldMessages, placeRest } from './clause-gold.ts'
import { type ClauseRow, learnClauses, type TaggedLine, taggedLines, taggedRows } from './clause-learn.ts'
import { composedLines } from './clause-wordings.ts'
import { messagesOf, sets, speakersOf } from './labelled-sets.ts'
import { speakerOf, tableMessages } from './told-tables.ts'

/** Tellings of one clause each (corpus/tagged/tellings.list: `kinds|wording` under `[voice]`), as tagged lines. */
export function tellings(): TaggedLine[] {
  let voice = ''
  const lines: TaggedLine[] = []
  for (const line of readFileSync(new URL('../corpus/tagged/tellings.list', import.meta.url), 'utf8').split('\n')) {
    voice = /^\[(.+)\]$/.exec(line)?.[1] ?? voice
    const bar = line.indexOf('|')
    if (line.startsWith('#') || bar < 0) continue
    const named = line
      .slice(bar + 1)
      .replace(/(?<![A-Za-z])X(?![A-Za-z])/g, '陈佳怡')
      .replace(/(?<![A-Za-z])V(?![A-Za-z])/g, '李秀云')
    const kinds = activityKinds.filter((kind) => line.slice(0, bar).split(',').includes(kind))
    const standing = /没人|没接|没在|不在|没见|关机|打不通/.test(named) ? 'missed' : 'done'
    const tags = kinds.map((kind) => ({ at: named.length, kinds: [kind], standing }))
    lines.push({ voice, intent: 'checkin', concern: 'none', text: named, tags })
  }
  return lines
}

/** Every clause to learn from, but those of the sets and voices left out. */
export function clauseRows(without: readonly string[] = []): ClauseRow[] {
  const lines = [...taggedLines(), ...tellings(), ...composedLines()].filter(({ voice }) => !without.includes(voice))
  const gold = sets
    .filter((set) => !without.includes(set))
    .flatMap((set) => goldMessages(messagesOf(set), speakersOf(set)))
    .filter(({ rows }) => !without.includes(rows[0]?.voice ?? ''))
  const tables = (['reports', 'casts'] as const)
    .filter((table) => !without.includes(table))
    .flatMap((table) => goldMessages(tableMessages(table), ({ sender }) => speakerOf(table, sender)))
  const told = taggedRows(lines)
  const all = [...tables, ...gold]
  const placed = all.filter(({ unplaced }) => unplaced.length === 0).flatMap(({ rows }) => rows)
  const ear = clauseEar(learnClauses([...told, ...placed]))
  return [...told, ...placeRest(all, ear)]
}
