import type { Target } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { notOursWords, otherObjects, recordWords, undoWords } from '../words/amend.ts'
import { bareWords } from '../words/commands.ts'
import { namedTarget, readChanges } from './amend.ts'
import { bareForm, clausesOf, either } from './vocabulary.ts'

const record = either(recordWords.patterns)
const undo = either(undoWords.patterns)
const notOurs = either(notOursWords.patterns)
const other = new RegExp(otherObjects)
const bare = new Set(bareWords.filter((entry) => entry.intent === 'undo').flatMap((entry) => entry.words))
/** Words that follow a taking back and give the right value: then it is a correction. */
const corrected = /(?:应该|应当|应)是|改成|改为|换成/
/** 怎么撤销 asks for help. */
const asksHow = /怎么|怎样|咋|如何|啷个|点样|能不能撤|可以撤.{0,4}[吗么]/
const LONG = 60
/** 撤销2: the second of my records */
const byNumber = /^(?<word>\p{Script=Han}{1,2})\s*第?(?<digits>\d{1,2})(?:条|号)?$/u
/** A taking back that leads the text needs no word for the record. */
const bareHead = /^(?:撤销|撤回|撤消|作废)(?:一下|了|掉|吧)?[,，。!！\s]/
/** 不算,重来: what follows is told anew in a message of its own. */
const startsOver =
  /^(?:哎呀?|啊|呀|哦)?[,，\s]*(?:刚才?|这个|那个|这条)?(?:的)?(?:不算|不作数|作废|取消|不要|不对|错|撤|删|莫算|重)(?:了|掉|咯|啦)*[,，。!\s]*(?:我|俺|等我|让我)?(?:重新?|再|等下再)(?:来|发|报|记|写|说|讲|打)(?:过|一[次遍下回条])?$/
const anew = /重新?(?:发|报|记|写)/

/** 撤了重新发:… with new values replaces the record: that is a correction. */
function sentAnew(context: Context): boolean {
  return anew.test(context.masked) && Object.keys(readChanges(context)).length > 0
}

/** The record to take back, as far as the text says which; null where it takes none back. */
export function readUndo(context: Context): Target | null {
  const text = context.masked
  const whole = bareForm(text)
  // 撤咯 is what people say who leave; of one character only the bare word is heard.
  if (bare.has(whole)) return whole.length > 1 || text.trim() === whole ? {} : null
  const numbered = byNumber.exec(whole)?.groups
  if (numbered?.word !== undefined && bare.has(numbered.word)) return { number: Number(numbered.digits) }
  if (text.length > LONG || corrected.test(text) || asksHow.test(text) || sentAnew(context)) return null
  if (startsOver.test(whole)) return {}
  if (bareHead.test(whole)) return namedTarget(context)
  return takesBack(context) ? namedTarget(context) : null
}

function takesBack(context: Context): boolean {
  const text = context.masked
  const clauses = clausesOf(text).map((clause) => clause.text)
  const pointed = clauses.findIndex((clause) => record.test(clause))
  const undone = clauses.findIndex((clause) => undo.test(clause))
  const apart = pointed >= 0 && undone >= 0
  if (apart && record.test(text) && !aboutOther(clauses, undone)) return true
  if (notOurs.test(text) && context.minutes.length === 0 && !other.test(text.replace(/群/g, ''))) return true
  const wrong =
    /(?:发|记|写|报|打|搞|弄|整|填|说|讲|按|点|认|看|听)(?:的)?(?:错|岔|混|串|差|重|多|早(?=了)|快了)|手滑|手误|点错/.test(
      text,
    )
  return wrong && undone >= 0 && text.length <= 24 && !aboutOther(clauses, undone)
}

function aboutOther(clauses: readonly string[], index: number): boolean {
  const clause = clauses[index] ?? ''
  return other.test(clause) && !record.test(clause)
}
