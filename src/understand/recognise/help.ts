import { pinyin } from 'pinyin-pro'
import type { Context } from '../mention.ts'
import { bareWords, commandWords } from '../words/commands.ts'
import { briefHelpWords, commandHelpWords, commandSlips, elsewhere, helpWords, notHelp } from '../words/help.ts'
import { bareForm, clausesOf, either } from './vocabulary.ts'

const asked = either(helpWords.patterns)
const askedBriefly = either(briefHelpWords.patterns)
const ofCommands = new RegExp(commandHelpWords)
const aboutOther = new RegExp(notHelp)
const otherMatter = new RegExp(elsewhere)
const bare = new Set(bareWords.filter((entry) => entry.intent === 'help').flatMap((entry) => entry.words))
const ofBot =
  /打卡|记录?|报|登|填|格式|机器人|伴伴|第一|刚|新|你好|您好|不太?懂|不会|不懂|不晓得|不知道|搞不|弄不|整不|教|这个|用|写|改|撤|删/
const LONGEST = 40
const BRIEF = 18
/** A slip of a command is hardly longer than the command. */
const LONGEST_SLIP = 8

/** Does the text ask what the bot can do or how to write to it? */
export function asksHelp(context: Context): boolean {
  const text = bareForm(context.masked)
  if (bare.has(text)) return true
  if (text.length > LONGEST) return false
  if (ofCommands.test(text)) return true
  if (aboutOther.test(text)) return false
  return (
    asked.test(text) || (text.length <= BRIEF && askedBriefly.test(text) && !otherMatter.test(text) && !asideTold(text))
  )
}

/** 咋个搞法?人都在哪: a clause beside the question speaks of another matter. */
function asideTold(text: string): boolean {
  return clausesOf(text).some(
    (clause) => clause.text.length > 3 && !askedBriefly.test(clause.text) && !ofBot.test(clause.text),
  )
}

/** Help by one word, which needs no mention. */
export function isBareHelp(context: Context): boolean {
  return bare.has(bareForm(context.masked))
}

const known = [...new Set([...commandWords, ...bareWords].flatMap((entry) => entry.words))]
  .filter((word) => word.length >= 2 && /^\p{Script=Han}+$/u.test(word))
  .map((word) => ({ word, sound: soundOf(word) }))

/** The command that a short text looks or sounds most like; null where it is near none. */
export function nearestCommand(text: string): string | null {
  const word = bareForm(text).replace(/[\sA-Za-z0-9]+$/, '')
  if (word.length < 2 || word.length > LONGEST_SLIP) return null
  const sound = soundOf(word)
  const alike = known.find((entry) => entry.sound === sound) ?? known.find((entry) => isSlipOf(word, entry.word))
  if (alike) return alike.word
  const near = known
    .filter((entry) => entry.word.length >= 4)
    .map((entry) => ({ word: entry.word, distance: editDistance(entry.word, word) }))
    .sort((a, b) => a.distance - b.distance)
  const [best] = near
  return best && best.distance <= 1 ? best.word : null
}

/** 撒销 for 撤销: one character taken for another that it is often taken for. */
function isSlipOf(word: string, meant: string): boolean {
  if (word.length !== meant.length) return false
  const wrong = [...word].flatMap((character, at) => (character === meant[at] ? [] : [character + meant[at]]))
  const [only, ...others] = wrong
  return (
    only !== undefined &&
    others.length === 0 &&
    commandSlips.some((group) => [...only].every((one) => group.includes(one)))
  )
}

function soundOf(word: string): string {
  return pinyin(word, { toneType: 'none', type: 'array' }).join(' ')
}

/** How many characters must be put in, taken out, exchanged or swapped with their neighbour. */
function editDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array<number>(b.length).fill(0)])
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0
  for (let j = 0; j <= b.length; j++) rows[0]?.splice(j, 1, j)
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity
      rows[i]?.splice(j, 1, Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swapped))
    }
  }
  return at(a.length, b.length)
}
