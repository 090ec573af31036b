import type { OpenQuestion } from '../../care/speaker.ts'
import type { Arguments } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { planAnswers, yesWords } from '../words/answers.ts'

const done = new RegExp(`^(?:${planAnswers.done})$`)
const notDone = new RegExp(`^(?:${planAnswers.notDone})$`)
const moved = new RegExp(`^${planAnswers.moved}$`)
const isMove = /改|推|换|延|挪|约|等|补|移|再/
const yes = new Set(yesWords)
const no = new Set(['没', '没有', '没有呢', '还没', '不是', '否', '没去'])

/**
 * 去了 · 没去成 · 改到周六, where the bot asked whether an announced day came about: 'done', 'not' or 'later' as what is chosen, the child that is
 * named or the only one asked about. Null: a sentence that stands for itself.
 */
export function readPlanAnswer(context: Context, question: OpenQuestion): Arguments | null {
  const asked = question.options.map(({ value }) => value)
  const named = [...new Set(context.children.flatMap(({ value }) => value.children))]
  const children = named.length > 0 ? named : asked.length === 1 ? asked : []
  if (children.length === 0 || children.some((child) => !asked.includes(child))) return null
  const text = plain(blanked(context))
  const day = dayIn(context)
  if (day !== null && moved.test(text) && (isMove.test(text) || isAhead(context)))
    return { chosen: ['later'], date: day, children }
  if (no.has(text) || notDone.test(text)) return text === '' ? null : { chosen: ['not'], children }
  if (text !== '' && (yes.has(text) || done.test(text))) {
    const minutes = context.minutes.length === 1 ? context.minutes[0]?.value.minutes : null
    return { chosen: ['done'], children, ...(typeof minutes === 'number' && { minutes }) }
  }
  return null
}

/** The one day that is named and still to come. */
function dayIn({ days, today }: Context) {
  const ahead = days.flatMap(({ value }) => (value.tense !== 'past' && value.future ? [value.future.first] : []))
  const [only, ...others] = ahead.filter((day) => day >= today)
  return only !== undefined && others.length === 0 ? only : null
}

function isAhead({ days }: Context): boolean {
  return days.some(({ value }) => value.tense === 'future')
}

/** The text without names, days and minutes. */
function blanked({ normalised, children, days, minutes }: Context): string {
  return [...children, ...days, ...minutes].reduce(
    (text, { from, to }) => text.slice(0, from) + ' '.repeat(to - from) + text.slice(to),
    normalised.text,
  )
}

function plain(text: string): string {
  return text.replaceAll(/[\s,，、。.!！~～…:：?？]|\[[^\]]{1,6}\]/g, '')
}
