import { readFileSync, writeFileSync } from 'node:fs'
import type { Speaker } from '../../src/care/speaker.ts'
import { readContext } from '../../src/understand/context.ts'
import { splitClauses } from '../../src/understand/recognise/clause.ts'
import { understand } from '../../src/understand/understand.ts'

/**
 * Writes the labelled messages clause by clause, each with the kinds that it tells as done, for the votes on kinds:
 * `npx tsx test/understand/told-clauses.ts`. Messages that are read otherwise than
 * they are labelled are left out.
 */
const folder = new URL('../corpus/', import.meta.url)
const rosters = JSON.parse(readFileSync(new URL('rosters.json', folder), 'utf8'))
const messages = readFileSync(new URL('dev.jsonl', folder), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))

const byVoice = new Map<string, Set<string>>()
for (const one of messages) {
  const speaker = speakerOf(one.roster, one.sender)
  const message = { text: one.text, channel: one.channel, mention: one.mention, quote: null, at: new Date(one.at) }
  const meaning = understand(message, speaker)
  const told = new Set(meaning.records.map(({ child, activity }) => `${child} ${activity}`))
  const labelled = new Set(
    one.expect.records.map((record: { child: string; activity: string }) => `${record.child} ${record.activity}`),
  )
  if (meaning.clarify || [...told].sort().join() !== [...labelled].sort().join()) continue
  const context = readContext(message, speaker)
  const lines = byVoice.get(one.id[0]) ?? new Set<string>()
  byVoice.set(one.id[0], lines)
  for (const clause of splitClauses(context.masked)) {
    const span = context.normalised.originalSpan(clause.from, clause.to)
    const kinds = new Set<string>()
    for (const { of, from } of meaning.evidence) {
      const record = /^records\.(\d+)\.activity$/.exec(of)?.[1]
      if (record !== undefined && from >= span.from && from < span.to)
        kinds.add(meaning.records[Number(record)]?.activity ?? '')
    }
    let text = clause.text
    for (const child of [...context.children].reverse())
      if (child.from >= clause.from && child.to <= clause.to && child.value.kind !== 'unknown')
        text = `${text.slice(0, child.from - clause.from)}X${text.slice(child.to - clause.from)}`
    text = text.replace(/\uE001+/g, 'X').replace(/\uE002+/g, 'V')
    if (/[\u4e00-\u9fff]/.test(text)) lines.add(`${[...kinds].sort().join() || '-'}|${text}`)
  }
}
const head =
  '# Clauses of the labelled messages and the kinds they tell as done. Written by test/understand/told-clauses.ts.\n'
const body = [...byVoice].map(([voice, lines]) => `[${voice}]\n${[...lines].join('\n')}\n`).join('')
const to = new URL('../../src/understand/learner/told.txt', import.meta.url)
writeFileSync(to, head + body)

function speakerOf(roster: string, sender: string): Speaker {
  const { station, volunteers, children } = rosters[roster]
  const person = volunteers.find(({ id }: { id: string }) => id === sender)
  return {
    account: sender,
    person: { id: sender, name: person.name },
    offices: [],
    stations: [{ id: 1, name: station }],
    roomStation: { id: 1, name: station },
    roster: {
      children: children.map(
        (child: { id: string; name: string; aliases?: string[]; sex?: 'm' | 'f'; guardian?: string }) => ({
          id: child.id,
          name: child.name,
          nicknames: child.aliases ?? [],
          sex: child.sex ?? null,
          guardian: child.guardian ?? null,
        }),
      ),
      volunteers,
    },
    ownChildren: person.children,
    question: null,
    recent: [],
  }
}
