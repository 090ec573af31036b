import type { OpenQuestion } from '../../care/speaker.ts'
import type { Arguments } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { allWords, answerFiller, noWords, placeWords, yesWords } from '../words/answers.ts'
import { recogniseActivities } from './activity.ts'
import { readPlanAnswer } from './plan-answer.ts'
import { kindsNamed } from './query-named.ts'
import { bareForm } from './vocabulary.ts'

const yes = new Set(yesWords)
const no = new Set(noWords)
const all = new Set(allWords)
const filler = new RegExp(answerFiller, 'g')
/** Longer texts tell something new. */
const LONGEST = 24

/** What a text answers to the open question; null where it is no answer to it. */
export function readAnswer(context: Context): Arguments | null {
  const question = context.speaker.question
  if (!question) return null
  const text = plainForm(context.normalised.text)
  if (text === '' || text.length > LONGEST) return null
  if (question.about === 'confirm') return confirmed(question, text)
  if (question.about === 'plan') return readPlanAnswer(context, question)
  if (no.has(text)) return { declined: true }
  const chosen = chosenOptions(question, text) ?? named(context, question)
  if (chosen) return question.several || chosen.length === 1 ? { chosen } : null
  if (question.options.length === 1 && yes.has(text) && text !== '1') return { chosen: valuesOf(question) }
  if (question.about === 'date') return dayAnswer(context)
  if (question.about === 'activity') return kindAnswer(context, question)
  return null
}

/** The text without marks around it; without softening words too, unless they are the answer (嗯, 记吧). */
function plainForm(text: string): string {
  const unmarked = text.replaceAll(/^[\s,，.。!！~～…]+|[\s,，.。!！~～…?？]+$/g, '')
  return yes.has(unmarked) || no.has(unmarked) || all.has(unmarked) ? unmarked : bareForm(text)
}

function valuesOf(question: OpenQuestion): string[] {
  return question.options.map((option) => option.value)
}

/** Yes is the first option, no the second one; a bare confirmation without options says only whether it was declined. */
function confirmed(question: OpenQuestion, text: string): Arguments | null {
  const [first, second] = valuesOf(question)
  if (yes.has(text)) return { chosen: first === undefined ? [] : [first] }
  if (no.has(text)) return second === undefined ? { declined: true } : { chosen: [second], declined: true }
  const chosen = chosenOptions(question, text)
  return chosen ? { chosen } : null
}

/** Options by number (1, 1和3, 第二个), by place, by all, or by their label. */
function chosenOptions(question: OpenQuestion, text: string): string[] | null {
  const values = valuesOf(question)
  if (values.length > 1 && all.has(text)) return values
  const place = placeWords[text.replace(/^(?:是|选|就是|记)/, '')]
  const placed = place === undefined ? undefined : values.at(place)
  if (placed !== undefined) return [placed]
  return numbered(values, text) ?? labelled(question, text)
}

const digitOf: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

function numbered(values: readonly string[], text: string): string[] | null {
  const numbers = [...text.matchAll(/\d{1,2}|[一二三四五六七八九十]/g)].map(
    (match) => digitOf[match[0]] ?? Number(match[0]),
  )
  const rest = text
    .replaceAll(/\d{1,2}|[一二三四五六七八九十]/g, '')
    .replaceAll(/第|个|条|号|和|跟|与|是|选|那|就|记|都|改|删|的|[\s,，、.。+＋&/]/g, '')
  if (numbers.length === 0 || rest !== '') return null
  const chosen = numbers.map((number) => values[number - 1])
  return chosen.every((value) => value !== undefined) ? [...new Set(chosen)] : null
}

/** The label itself, or a part of it of two characters or more that no other label has. */
function labelled(question: OpenQuestion, text: string): string[] | null {
  const words = text.replace(/^(?:是|就是|选|记)/, '')
  const exact = question.options.filter((option) => option.label === words)
  const [only] = exact
  if (exact.length === 1 && only) return [only.value]
  if (words.length < 2) return null
  const holding = question.options.filter((option) => option.label.includes(words))
  const [held] = holding
  return holding.length === 1 && held ? [held.value] : null
}

/** Children or volunteers by name, with nothing beside them but softening words. */
function named(context: Context, question: OpenQuestion): string[] | null {
  const mentions =
    question.about === 'author'
      ? context.volunteers.map((mention) => ({ ...mention, ids: mention.value.volunteers }))
      : context.children.map((mention) => ({
          ...mention,
          ids: mention.value.children.length > 0 ? mention.value.children : mention.value.candidates,
        }))
  if (
    mentions.length === 0 ||
    (question.about !== 'child' && question.about !== 'author' && question.about !== 'record')
  )
    return null
  if (beside(context, mentions) !== '') return null
  const offered = new Set(valuesOf(question))
  const ids = mentions.map((mention) => mention.ids.filter((id) => offered.size === 0 || offered.has(id)))
  if (ids.every((found) => found.length === 1)) return [...new Set(ids.flat())]
  const anew = mentions.map((mention) => mention.ids)
  return question.about === 'child' && anew.every((found) => found.length === 1) ? [...new Set(anew.flat())] : null
}

/** What is left of the text without the mentions and softening words. */
function beside(context: Context, mentions: readonly { readonly from: number; readonly to: number }[]): string {
  const kept = [...context.normalised.text].length === 0 ? '' : context.normalised.text
  const left = [...mentions]
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to }) => text.slice(0, from) + text.slice(to), kept)
  return left.replaceAll(filler, '').replaceAll(/(?:\[[^\]]{1,6}\]|\p{Extended_Pictographic}|\uFE0F)+/gu, '')
}

function dayAnswer(context: Context): Arguments | null {
  const [day] = context.days.filter((mention) => mention.value.past !== null && mention.value.kind === 'day')
  if (!day?.value.past || context.days.length !== 1 || beside(context, [day]) !== '') return null
  return { date: day.value.past.first }
}

function kindAnswer(context: Context, question: OpenQuestion): Arguments | null {
  const named = new Set([
    ...recogniseActivities(context.masked).map((mention) => mention.value.kind),
    ...kindsNamed(context.masked),
  ])
  const [kind] = named
  if (named.size !== 1 || kind === undefined || context.masked.length > 12) return null
  const option = question.options.find((entry) => entry.value === kind)
  return option ? { chosen: [option.value], activity: kind } : { activity: kind }
}
