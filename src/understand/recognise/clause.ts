import { CHILD_MASK } from '../mention.ts'

/** A stretch of the text that tells one thing, without the mark that ends it. */
export interface Clause {
  readonly from: number
  readonly to: number
  readonly text: string
  /** clauses with the same number stand in one sentence (。!? or a line break ends it) */
  readonly sentence: number
  readonly line: number
}

const sentenceEnds = /[。!?\n…]/
const hardMarks = /[,。;!?\n\t…()"“”]/
/** Words that open a clause where a hasty writer sets no mark (然后跟他一起看书还给他带了两本书). */
const openers =
  /然后|接着|完了(?=又|跟|还|再|给)|(?:还|又|再|并|另外|顺便|顺带|顺道|顺手|顺路)(?:给|跟|陪|和|帮|带|替|去看|去了|送|打了)(?:[^,。;!?\n])/y

/**
 * Splits the text into clauses at punctuation, at blanks beside Chinese characters and before words that open a new
 * doing. A colon between digits is a clock, no mark.
 */
export function splitClauses(text: string, from = 0, to = text.length): Clause[] {
  const clauses: Clause[] = []
  let start = from
  let sentence = 0
  let line = 0
  const close = (end: number) => {
    const told = text.slice(start, end)
    const lead = told.length - told.trimStart().length
    const trimmed = told.trim()
    if (trimmed) clauses.push({ from: start + lead, to: start + lead + trimmed.length, text: trimmed, sentence, line })
  }
  for (let at = from; at < to; at++) {
    const mark = text.charAt(at)
    if (hardMarks.test(mark) || isSoftMark(text, at)) {
      close(at)
      start = at + 1
      // !! ends one sentence.
      if (sentenceEnds.test(mark) && !sentenceEnds.test(text.charAt(at - 1))) sentence++
      if (mark === '\n') line++
    } else if (at > start + 3 && opens(text, at)) {
      close(at)
      start = at
    }
  }
  close(to)
  return clauses
}

function isSoftMark(text: string, at: number): boolean {
  const mark = text.charAt(at)
  const before = text.charAt(at - 1)
  const after = text.charAt(at + 1)
  // 然然电话20分钟、欣欣视频10分钟: two tellings; 然然、欣欣: one of two.
  if (mark === '、')
    return (
      (after === CHILD_MASK && /[钟时分次刻hn接通]/.test(before)) ||
      (endsTelling.test(text.slice(Math.max(0, at - 3), at)) && beginsTelling.test(text.slice(at + 1, at + 10)))
    )
  if (mark === ':') return !(/\d/.test(before) && /\d/.test(after))
  if (mark === '~' || mark === '|') return !(/\d/.test(before) && /\d/.test(after))
  if (mark === ' ') return !(isLatin(before) && isLatin(after)) && !(/\d/.test(before) && isUnit(text, at + 1))
  return false
}

/** 周一墨墨语音、周二石头家访: two tellings side by side. */
const endsTelling = /(?:语音|电话|视频|家访|走访|辅导|谈心|陪读|阅读|见面|上门|测评|分钟|小时|[钟刻了])$/
const beginsTelling = /^(?:今|昨|前|日|周|星期|礼拜|\d)[^,。;!?\n、]{0,5}\uE001/

const isLatin = (character: string) => /[A-Za-z0-9.:]/.test(character)
const isUnit = (text: string, at: number) => /^(?:分|个?小时|个?钟|min|h)/i.test(text.slice(at, at + 4))

function opens(text: string, at: number): boolean {
  openers.lastIndex = at
  return openers.test(text)
}
