import type { Speaker } from '../care/speaker.ts'
import { readContext } from './context.ts'
import type { Meaning, Message } from './meaning.ts'
import { splitQuote } from './quote.ts'
import { readReport } from './report.ts'
import { readRequest } from './request.ts'

/**
 * What a message says, for the speaker who sent it: the quote apart, what is asked of the bot, else what is reported.
 * Pure and synchronous; never throws on any text.
 */
export function understand(message: Message, speaker: Speaker): Meaning {
  const { quote, rest } = splitQuote(message.text)
  if (!quote) return readWhole(message, speaker)
  const own = { ...message, text: rest, quote: message.quote ?? quote.words }
  return shifted(readWhole(own, speaker), Math.max(0, message.text.lastIndexOf(rest)))
}

function readWhole(message: Message, speaker: Speaker): Meaning {
  const context = readContext(message, speaker)
  const report = readReport(context)
  const request = report.concern.level === 'urgent' ? null : readRequest(context)
  return request ?? report
}

/** Evidence counts from the start of the message, quote and all. */
function shifted(meaning: Meaning, by: number): Meaning {
  if (by === 0) return meaning
  const evidence = meaning.evidence.map((one) => ({ ...one, from: one.from + by, to: one.to + by }))
  return { ...meaning, evidence }
}
