import { readContext } from '../../src/understand/context.ts'
import { splitClauses } from '../../src/understand/recognise/clause.ts'
import { understand } from '../../src/understand/understand.ts'
import { messagesOf, sets, speakersOf } from './labelled-sets.ts'

/** The labelled sets as the second ear learns them: whole messages, and clauses of those that are read as labelled. */
export function toldTexts(): { wholes: string; clauses: string } {
  const wholes = new Map<string, Set<string>>()
  const clauses = new Map<string, Set<string>>()
  for (const set of sets) {
    const speaker = speakersOf(set)
    for (const one of messagesOf(set)) {
      const voice = one.id.charAt(0)
      const message = { ...one, quote: null, at: new Date(one.at) }
      const context = readContext(message, speaker(one))
      const meaning = understand(message, speaker(one))
      const plain = (from: number, to: number) => masked(context, from, to)
      const kinds = [...new Set(one.expect.records.map(({ activity }) => activity))].sort().join()
      if (one.expect.clarify === null)
        added(wholes, voice, `${kinds || '-'}|${plain(0, context.masked.length).replace(/\n/g, ',')}`)
      const key = (records: readonly { child: string; activity: string }[]) =>
        [...new Set(records.map(({ child, activity }) => `${child} ${activity}`))].sort().join()
      if (set === 'dev' || meaning.clarify || key(meaning.records) !== key(one.expect.records)) continue
      for (const { from, to } of splitClauses(context.masked)) {
        const span = context.normalised.originalSpan(from, to)
        const told = meaning.evidence.flatMap(({ of, from: at }) => {
          const record = /^records\.(\d+)\.activity$/.exec(of)?.[1]
          return record !== undefined && at >= span.from && at < span.to
            ? [meaning.records[Number(record)]?.activity ?? '']
            : []
        })
        const text = plain(from, to)
        if (/[\u4e00-\u9fff]/.test(text)) added(clauses, voice, `${[...new Set(told)].sort().join() || '-'}|${text}`)
      }
    }
  }
  return { wholes: written(wholes), clauses: written(clauses) }
}

function masked(context: ReturnType<typeof readContext>, from: number, to: number): string {
  let text = context.masked.slice(from, to)
  for (const child of [...context.children].reverse())
    if (child.from >= from && child.to <= to && child.value.kind !== 'unknown')
      text = `${text.slice(0, child.from - from)}X${text.slice(child.to - from)}`
  return text.replace(/\uE001+/g, 'X').replace(/\uE002+/g, 'V')
}

function added(to: Map<string, Set<string>>, voice: string, line: string): void {
  const lines = to.get(voice) ?? new Set<string>()
  to.set(voice, lines.add(line))
}

const head = '# Written by test/understand/doubt-weights.ts: the labelled sets, kinds told as done before the bar.\n'

function written(lines: ReadonlyMap<string, ReadonlySet<string>>): string {
  return head + [...lines].map(([voice, own]) => `[${voice}]\n${[...own].join('\n')}\n`).join('')
}
