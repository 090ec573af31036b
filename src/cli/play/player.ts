import type { Said } from '../../chat/chat.ts'
import {
  type Action,
  type Beat,
  type Conversation,
  type Saying,
  type Transcript,
  TranscriptFault,
} from '../../chat/transcript.ts'
import { demoStations } from '../../demo/county.ts'
import { makeDemo } from '../../demo.ts'
import type { Db, Store } from '../../store/database.ts'
import { checkNature, isEmpty } from '../../store/nature.ts'
import { StoreUnusable } from '../../store/unusable.ts'
import { compare, type Told } from './compare.ts'
import { moveClock } from './move-clock.ts'
import { addScenePeople } from './people.ts'
import { openStage, playedOn, type Stage } from './stage.ts'

export interface PlayedBeat {
  readonly beat: Beat
  readonly at: Date
  /** as it was played: with what `{…}` stood for */
  readonly source: string
  readonly told: readonly Told[]
}

export interface Played {
  readonly beats: readonly PlayedBeat[]
  /** what went otherwise than the file says; empty where all is as expected */
  readonly faults: readonly { readonly line: number; readonly text: string }[]
}

/** What happens in a transcript as it is being played. */
interface Scene {
  readonly stage: Stage
  /** messages by label and number: people's and the bot's */
  readonly messages: Map<string, { readonly id: string; readonly by: string; readonly text: string }>
  readonly said: Map<string, Said>
  /** what `{…}` stood for */
  readonly taken: Map<string, string>
  count: number
}

/**
 * Plays a transcript on a store that is empty but for its tables. `open` opens it, and opens it again after 重启: then it
 * must be the same one.
 */
export async function play(transcript: Transcript, open: () => Promise<Store>): Promise<Played> {
  const { scene: head, beats } = transcript
  const start = moveClock(head.start, new Date(0), 1)
  const demoRooms = head.isDemo ? demoStations.map(({ room }) => room) : []
  const rooms = [...demoRooms, ...head.stations.flatMap((station) => station.rooms), ...head.freeRooms]
  const reminders = head.digestHour === null ? null : { digestHour: head.digestHour }
  const stage = await openStage({ start, rooms, reminders }, open)
  try {
    await stage.store().transaction(async (db) => {
      await claimForPlay(db, start)
      if (head.isDemo) await makeDemo(db, start, playedOn)
      await addScenePeople(db, head, playedOn, start)
    })
    const scene: Scene = { stage, messages: new Map(), said: new Map(), taken: new Map(), count: 0 }
    const played: PlayedBeat[] = []
    const faults: Played['faults'][number][] = []
    for (const beat of beats) {
      const done = await playBeat(beat, scene)
      played.push(done)
      faults.push(...stage.logged().map((text) => ({ line: beat.line, text: `the bot failed: ${text}` })))
      if (transcript.isChecked) faults.push(...check(beat, done.told, scene))
    }
    return { beats: played, faults }
  } finally {
    await stage.close()
  }
}

/** Invented people never meet real ones: the store must be empty, and is a demo from now on. */
async function claimForPlay(db: Db, now: Date): Promise<void> {
  if (!(await isEmpty(db)))
    throw new StoreUnusable(
      'The store to play on is not empty. Take a fresh one: what is played writes invented people.',
    )
  await checkNature(db, { setting: 'demo', embedded: true, networkSet: false }, now)
}

async function playBeat(beat: Beat, scene: Scene): Promise<PlayedBeat> {
  const { stage } = scene
  await act(beat.action, beat.line, scene)
  await stage.drain()
  const told: Told[] = stage.chat.take().map(({ messageId, message }) => ({
    in: 'room' in message.to ? { room: message.to.room } : { person: message.to.account },
    text: [message.text, message.file && '[图片]'].filter(Boolean).join(' '),
    messageId,
  }))
  for (const person of stage.chat.takeAccepted()) told.push({ in: 'friend', text: person, messageId: null })
  for (const concern of stage.lastResorts()) told.push({ in: 'alert command', text: String(concern), messageId: null })
  return { beat, at: stage.now(), source: filled(beat.source, scene), told }
}

async function act(action: Action, line: number, scene: Scene): Promise<void> {
  const { stage } = scene
  switch (action.kind) {
    case 'said':
      return stage.bot().receive(said(action, line, scene))
    case 'again': {
      const first = scene.said.get(action.label)
      if (!first) throw new TranscriptFault(line, action.label, 'the label or number of a said line')
      return stage.bot().receive(first)
    }
    case 'recalled':
      return stage.bot().receive({
        ...base(action.who, action.in, stage.now()),
        kind: 'recalled',
        messageId: messageOf(action.label, line, scene).id,
      })
    case 'clock': {
      const to = moveClock(action.move, stage.now(), line)
      if (to < stage.now()) throw new TranscriptFault(line, '时间', 'a later time: the clock never goes back')
      return stage.advance(to)
    }
    case 'restart':
      return stage.restart()
    case 'reach':
      return stage.chat.reach(action.who, action.isReachable)
    case 'away': {
      const from = stage.now()
      await stage.advance(new Date(from.getTime() + action.minutes * 60_000))
      return stage.bot().wasAway(playedOn, from, stage.now())
    }
    case 'befriend': {
      const requestId = action.who
      const asked = { ...base(action.who, { person: action.who }, stage.now()), kind: 'friendAsked' as const }
      await stage.bot().receive({ ...asked, requestId, hello: filled(action.hello, scene) })
      return stage.bot().idle()
    }
  }
}

function base(who: string, where: Conversation, at: Date) {
  return { ...playedOn, account: who, room: 'room' in where ? where.room : null, at }
}

function said(saying: Saying, line: number, scene: Scene): Said {
  const { stage, messages } = scene
  const at = saying.sentAt === null ? stage.now() : moveClock(saying.sentAt, stage.now(), line)
  if (at > stage.now()) throw new TranscriptFault(line, '(…)', 'a sending time that has passed')
  scene.count += 1
  const messageId = `said-${scene.count}`
  const text = filled(saying.text, scene)
  const quoted = saying.quote && messageOf(saying.quote.label, line, scene)
  const message: Said = {
    ...base(saying.who, saying.in, at),
    kind: 'said',
    channel: 'room' in saying.in ? 'group' : 'private',
    messageId,
    text: quoted && saying.quote?.isFlat ? flattened(quoted, text) : text,
    mentions: [...text.matchAll(/@(?<name>[^\s\u2005@]+)/g)].map(({ groups }) => groups?.name ?? ''),
    mentionsBot: saying.mentionsBot,
    quote: quoted && !saying.quote?.isFlat ? { messageId: quoted.id } : null,
    shownName: saying.who,
    roomAlias: null,
    files: saying.files.map((kind, index) => ({ id: `${messageId}-${index}`, name: kind, kind, size: null })),
  }
  const number = String([...scene.said.keys()].filter((key) => /^\d+$/.test(key)).length + 1)
  for (const label of [number, ...(saying.label === null ? [] : [saying.label])]) {
    messages.set(label, { id: messageId, by: saying.who, text })
    scene.said.set(label, message)
  }
  return message
}

/** As Wechaty's puppets write a quote into the text. */
function flattened(quoted: { readonly by: string; readonly text: string }, text: string): string {
  return `「${quoted.by}:${quoted.text}」\n${Array(15).fill('-').join(' ')}\n${text}`
}

function messageOf(label: string, line: number, { messages }: Scene) {
  const found = messages.get(label)
  if (!found) throw new TranscriptFault(line, label, 'the label of a message that was really sent')
  return found
}

function filled(text: string, { taken }: Scene): string {
  return text.replace(/\{([^{}]+)\}/g, (whole, name: string) => taken.get(name) ?? whole)
}

function check(beat: Beat, told: readonly Told[], scene: Scene): Played['faults'][number][] {
  const expected = beat.expected.map((each) =>
    each.kind === 'told' && each.text.kind === 'whole'
      ? { ...each, text: { ...each.text, text: filled(each.text.text, scene) } }
      : each,
  )
  const { met, taken, faults } = compare(expected, told, beat.line)
  for (const [name, value] of taken) scene.taken.set(name, value)
  for (const { expected: one, told: got } of met)
    if (one.label !== null && got.messageId !== null)
      scene.messages.set(one.label, { id: got.messageId, by: '伴伴', text: got.text })
  return [...faults]
}
