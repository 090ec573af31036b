import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Speaker } from '../care/speaker.ts'
import { readClauseEar } from '../understand/learner/clause-model.ts'
import { readRequestEar } from '../understand/learner/request-model.ts'
import { labelledIntents, type Meaning } from '../understand/meaning.ts'
import { createUnderstanding } from '../understand/understand.ts'

const rosterShape = z.object({
  station: z.string(),
  volunteers: z.array(
    z.object({ id: z.string(), name: z.string(), leader: z.boolean().default(false), children: z.array(z.string()) }),
  ),
  children: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      aliases: z.array(z.string()).default([]),
      sex: z.enum(['m', 'f']).nullish(),
      guardian: z.string().nullish(),
    }),
  ),
})

const messageShape = z.object({
  id: z.string(),
  roster: z.string(),
  sender: z.string(),
  at: z.string(),
  channel: z.enum(['group', 'private']),
  mention: z.boolean(),
  text: z.string(),
})

type RosterFile = Readonly<Record<string, z.infer<typeof rosterShape>>>
type CorpusMessage = z.infer<typeof messageShape>

const usage =
  'usage: npm run -s understand -- --rosters FILE [--without VOICES] [--ear FILE] [--requests FILE] < messages.jsonl'

function speakerOf(rosters: RosterFile, message: CorpusMessage): Speaker {
  const roster = rosters[message.roster]
  const sender = roster?.volunteers.find(({ id }) => id === message.sender)
  if (!roster || !sender) throw new Error(`${message.id}: no volunteer ${message.sender} in roster ${message.roster}`)
  const station = { id: Object.keys(rosters).indexOf(message.roster) + 1, name: roster.station }
  const children = roster.children.map(({ id, name, aliases, sex, guardian }) => ({
    id,
    name,
    nicknames: aliases,
    sex: sex ?? null,
    guardian: guardian ?? null,
  }))
  return {
    account: sender.id,
    person: { id: sender.id, name: sender.name },
    offices: [{ role: sender.leader ? 'leader' : 'volunteer', station }],
    stations: [station],
    roomStation: message.channel === 'group' ? station : null,
    roster: { children, volunteers: roster.volunteers },
    ownChildren: sender.children,
    question: null,
    recent: [],
  }
}

/** The meaning in the shape of the corpus labels (test/corpus/GUIDE.md): what no label names is `none`. */
function labels(meaning: Meaning) {
  const intent = labelledIntents.find((labelled) => labelled === meaning.intent) ?? 'none'
  return {
    intent,
    records: meaning.records.map(({ child, by, activity, date, minutes, outcome }) => ({
      child,
      ...(by === undefined ? {} : { by }),
      activity,
      date,
      minutes,
      outcome,
    })),
    plans: meaning.plans.map(({ child, activity, date }) => ({ child, activity, date })),
    wishes: meaning.wishes,
    concern: meaning.concern.level,
    clarify: meaning.clarify,
    ...(meaning.changes ? { changes: meaning.changes } : {}),
    ...(meaning.query ? { query: meaning.query } : {}),
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rosters: { type: 'string' },
      without: { type: 'string' },
      ear: { type: 'string' },
      requests: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(usage)
    return
  }
  if (!values.rosters) {
    console.error(usage)
    process.exitCode = 2
    return
  }
  const rosters = z.record(z.string(), rosterShape).parse(JSON.parse(readFileSync(values.rosters, 'utf8')))
  const withoutVoices = values.without?.split(',') ?? []
  const { understand } = createUnderstanding({
    withoutVoices,
    ...(values.ear ? { ear: readClauseEar(values.ear) } : {}),
    ...(values.requests ? { requests: readRequestEar(values.requests) } : {}),
  })
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue
    const message = messageShape.parse(JSON.parse(line))
    const { text, channel, mention } = message
    const meaning = understand(
      { text, channel, mention, quote: null, at: new Date(message.at) },
      speakerOf(rosters, message),
    )
    console.log(JSON.stringify({ id: message.id, expect: labels(meaning) }))
  }
}

await main()
