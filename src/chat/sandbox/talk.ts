import { randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync } from 'node:fs'
import type { SandboxMessage } from '../sandbox.ts'

/** Something that happened on the page, in the order in which it did. */
export type TalkEvent =
  /** the first of a talk; a browser's unread marks belong to this talk */
  | { readonly kind: 'begun'; readonly talk: string }
  | { readonly kind: 'message'; readonly message: SandboxMessage }
  | { readonly kind: 'recalled'; readonly as: string; readonly messageId: string; readonly at: string }
  /** the clock was set ahead to `at`; what came on the way stands before it */
  | { readonly kind: 'clock'; readonly at: string }
  | { readonly kind: 'person'; readonly account: string }
  | { readonly kind: 'alias'; readonly as: string; readonly room: string; readonly alias: string }

/** What was said on the page. With a file it outlives the process; it holds invented people's words alone. */
export interface Talk {
  readonly id: string
  events(): readonly TalkEvent[]
  add(event: TalkEvent): void
  /** when the last thing happened; null: nothing did */
  lastAt(): Date | null
}

/** As many events as are read back; older ones go at the next start. */
const KEPT = 5000

export function openTalk(file: string | null): Talk {
  const events: TalkEvent[] = file === null ? [] : readEvents(file)
  const begun = events.find((event) => event.kind === 'begun')
  const id = begun?.kind === 'begun' ? begun.talk : randomUUID()
  const add = (event: TalkEvent) => {
    events.push(event)
    if (file !== null) appendFileSync(file, `${JSON.stringify(event)}\n`, { mode: 0o600 })
  }
  if (!begun) add({ kind: 'begun', talk: id })
  return {
    id,
    events: () => events,
    add,
    lastAt: () => {
      const times = events.flatMap((event) => {
        const at = event.kind === 'message' ? event.message.at : 'at' in event ? event.at : null
        return at === null ? [] : [Date.parse(at)]
      })
      return times.length === 0 ? null : new Date(times.reduce((a, b) => Math.max(a, b)))
    },
  }
}

/** Lines that a crash cut off are left out. */
function readEvents(file: string): TalkEvent[] {
  let content = ''
  try {
    content = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  // the next line begins on its own
  if (content !== '' && !content.endsWith('\n')) appendFileSync(file, '\n')
  const events = content.split('\n').flatMap((line): TalkEvent[] => {
    try {
      return line === '' ? [] : [JSON.parse(line) as TalkEvent]
    } catch {
      return []
    }
  })
  return events.length <= KEPT ? events : [...events.slice(0, 1), ...events.slice(-KEPT)]
}
