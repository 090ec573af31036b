import type { Guess } from './learner/request-features.ts'
import { likeliest, type RequestEar } from './learner/request-model.ts'
import type { Arguments, Evidence, Intent, Meaning } from './meaning.ts'
import type { Context } from './mention.ts'
import { namedTarget, readAmend, readChanges } from './recognise/amend.ts'
import { readWishChange } from './recognise/amend-wish.ts'
import { readAnswer } from './recognise/answer.ts'
import { readCommand } from './recognise/command.ts'
import { asksHelp, isBareHelp, nearestCommand } from './recognise/help.ts'
import { withoutPicture } from './recognise/picture.ts'
import { readQuery, readQueryAs } from './recognise/query.ts'
import { bareQuery } from './recognise/query-topic.ts'
import { readUndo } from './recognise/undo.ts'

/** Longer texts, and those of more lines, are reports unless words and rules say else; in characters. */
const LONGEST_HEARD = 80
const MOST_LINES = 3
/** A word or two is read by the tables alone, in characters. */
const FEW = 6
/** From here on the learner's reading stands; where the bot was not called, it must be surer: people chat in private too. */
const SURE = 0.5
const SURE_UNSPOKEN = 0.7
/** From here on another matter than the rules read is wanted. */
const SURE_WANT = 0.6
/** From here on what the rules heard asked is taken for something else. */
const SURELY_NOTHING = 0.7

/**
 * What a text asks of the bot: a command, an answer, a taking back, a correction, a question, help. null where it asks
 * nothing, and the text is read as a report. 'none' where it is surely a question between people. Its concern is always
 * 'none': danger is read apart, and a text with an urgent one is no request. Words and rules read first; the learner, who
 * knows what they made of it, decides.
 */
export function readRequest(context: Context, ear: RequestEar): Meaning | null {
  if (context.normalised.text.trim() === '') return null
  const heard = context.message.channel === 'private' || context.message.mention
  const exact = command(context, heard) ?? answer(context)
  if (exact) return exact
  const ruled = takenBack(context) ?? amended(context) ?? asked(context, heard)
  return forRulesAlone(context, ruled) ? ruled : heardBy(context, heard, ruled, ear)
}

/** Long texts are reports to the learner, exact words and pictures are none of its business. */
function forRulesAlone({ masked }: Context, ruled: Meaning | null): boolean {
  if (masked.length > LONGEST_HEARD || masked.split('\n').length > MOST_LINES) return true
  return ruled !== null && (masked.trim().length <= FEW || ruled.asPicture === true)
}

/** What words and rules make of a text that is said to the bot, for the learner: 'summary list', 'amend -', 'null -'. */
export function guessOf(context: Context): Guess {
  const spoken = { ...context, message: { ...context.message, mention: true } }
  return guessFrom(takenBack(spoken) ?? amended(spoken) ?? asked(spoken, true))
}

const guessFrom = (ruled: Meaning | null): Guess => `${ruled?.intent ?? 'null'} ${ruled?.query?.want ?? '-'}`

function heardBy(context: Context, heard: boolean, ruled: Meaning | null, ear: RequestEar): Meaning | null {
  const { mention } = context.message
  const { request, want } = ear(context, mention ? guessFrom(ruled) : guessOf(context))
  const { label, chance } = likeliest(request)
  if (chance < (mention ? SURE : SURE_UNSPOKEN)) return ruled
  if (label === 'none') return ruled?.intent === 'none' || chance < SURELY_NOTHING ? ruled : null
  if (ruled?.intent === label && !ruled.query) return ruled
  const rule = `learner.${label}.${Math.round(chance * 100)}`
  if (label === 'undo') return { ...wholeText(context, 'undo', rule), target: namedTarget(context) }
  if (label === 'amend') {
    const changes = readChanges(context)
    if (!heard && Object.keys(changes).length === 0) return ruled
    return { ...wholeText(context, 'amend', rule), changes, target: namedTarget(context) }
  }
  if (!heard) return ruled
  if (label === 'help') return wholeText(context, 'help', rule)
  const wanted = likeliest(want)
  if (ruled?.intent === label && (ruled.query?.want === wanted.label || wanted.chance < SURE_WANT)) return ruled
  const query = readQueryAs(context, label, wanted.label)
  return query ? { ...wholeText(context, label, rule), query } : ruled
}

/** Asked of the group: who has time, who comes along. */
const invites =
  /^[^。!\n]{0,12}?(?:谁|哪个|哪位|哪几个|有没有人|有人)[^,。!?\n]{0,8}(?:有空|得空|有时间|得闲|方便|顺路|愿意|想去|能去|可以去|一起去|一路去|搭伴|陪我)[^。!\n]{0,24}[?]?$/

/** 我后天去小虎家,谁有空一道去 announces what the sender does herself. */
function invitesOthers(text: string): boolean {
  if (!invites.test(text)) return false
  const before = text.slice(0, text.search(/谁|哪个|哪位|哪几个|有没有人|有人/))
  return !(/\uE001/.test(before) && /[去到看带接陪送打]/.test(before))
}

function command(context: Context, heard: boolean): Meaning | null {
  const found = heard ? readCommand(context) : null
  if (!found) return null
  return { ...meaningOf(context, found.name, 0, found.to, 'command.word'), arguments: found.arguments }
}

function answer(context: Context): Meaning | null {
  // 我的孩子 asks; it does not say "mine" to the question that is open
  if (bareQuery(context) !== null) return null
  const found: Arguments | null = readAnswer(context)
  if (!found) return null
  return {
    ...meaningOf(context, 'answer', 0, context.normalised.text.length, 'answer.open-question'),
    arguments: found,
  }
}

function takenBack(context: Context): Meaning | null {
  const target = readUndo(context)
  return target && { ...wholeText(context, 'undo', 'undo.words'), target }
}

function amended(context: Context): Meaning | null {
  const found = readAmend(context)
  if (found) return { ...wholeText(context, 'amend', 'amend.words'), ...found }
  const wishChange = readWishChange(context)
  return wishChange && { ...wholeText(context, 'amend', 'amend.wish-words'), wishChange }
}

function asked(context: Context, heard: boolean): Meaning | null {
  const plain = withoutPicture(context)
  const found = plain && askedInWords(plain, heard)
  if (found?.intent === 'summary') return { ...found, asPicture: true }
  return askedInWords(context, heard)
}

function askedInWords(context: Context, heard: boolean): Meaning | null {
  if (isBareHelp(context) || (heard && asksHelp(context))) return wholeText(context, 'help', 'help.words')
  const found = readQuery(context)
  if (!heard && invitesOthers(context.masked)) return wholeText(context, 'none', 'query.who-comes-along')
  if (!found) return heard ? slip(context) : null
  if (!heard && bareQuery(context) === null)
    return found.plain ? wholeText(context, 'none', 'query.between-people') : null
  const meaning = meaningOf(context, found.intent, found.from, found.to, `query.${found.query.want}`)
  return { ...meaning, query: found.query }
}

function slip(context: Context): Meaning | null {
  const near = nearestCommand(context.masked)
  return near === null ? null : { ...wholeText(context, 'help', 'help.near-command'), didYouMean: near }
}

function wholeText(context: Context, intent: Intent, rule: string): Meaning {
  return meaningOf(context, intent, 0, context.normalised.text.length, rule)
}

function meaningOf(context: Context, intent: Intent, from: number, to: number, rule: string): Meaning {
  const evidence: Evidence = { of: 'intent', ...context.normalised.originalSpan(from, to), rule }
  return {
    intent,
    records: [],
    plans: [],
    wishes: [],
    concern: { level: 'none', children: [], words: [] },
    clarify: null,
    assumed: [],
    evidence: [evidence],
  }
}
