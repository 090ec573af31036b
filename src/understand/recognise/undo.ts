import type { Target } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { notOursWords, otherObjects, recordWords, undoWords } from '../words/amend.ts'
import { bareWords } from '../words/commands.ts'
import { namedTarget } from './amend.ts'
import { bareForm, clausesOf, either } from './vocabulary.ts'

const record = either(recordWords.patterns)
const undo = either(undoWords.patterns)
const notOurs = either(notOursWords.patterns)
const other = new RegExp(otherObjects)
const bare = new Set(bareWords.filter((entry) => entry.intent === 'undo').flatMap((entry) => entry.words))
/** Words that follow a taking back and give the right value: then it is a correction. */
const corrected = /(?:应该|应当|应)是|改成|改为|换成/
const LONG = 60

/** The record to take back, as far as the text says which; null where it takes none back. */
export function readUndo(context: Context): Target | null {
  const text = context.masked
  if (bare.has(bareForm(text))) return {}
  if (text.length > LONG || corrected.test(text)) return null
  return takesBack(text) ? namedTarget(context) : null
}

function takesBack(text: string): boolean {
  const clauses = clausesOf(text).map((clause) => clause.text)
  const pointed = clauses.findIndex((clause) => record.test(clause))
  const undone = clauses.findIndex((clause) => undo.test(clause))
  const apart = pointed >= 0 && undone >= 0
  if (apart && record.test(text) && !aboutOther(clauses, undone)) return true
  if (notOurs.test(text) && !other.test(text.replace(/群/g, ''))) return true
  const wrong = /(?:发|记|写|报|打|搞|弄|整|填|说|讲)(?:的)?(?:错|岔|混|差|重|多)|手滑|手误|点错/.test(text)
  return wrong && undone >= 0 && text.length <= 24 && !aboutOther(clauses, undone)
}

function aboutOther(clauses: readonly string[], index: number): boolean {
  const clause = clauses[index] ?? ''
  return other.test(clause) && !record.test(clause)
}
