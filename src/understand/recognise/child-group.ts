import type { ChildId, RosterChild } from '../../care/roster.ts'
import type { Speaker } from '../../care/speaker.ts'
import type { ChildReading, Mention } from '../mention.ts'
import { matchesIn } from '../sieve.ts'
import {
  boyWord,
  childWord,
  countWord,
  generalAfter,
  generalBefore,
  girlWord,
  ownChildWord,
  ownKinWord,
  siblingWord,
} from '../words/children.ts'
import { nameIndexOf } from './name-index.ts'

interface Surroundings {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly speaker: Speaker
  readonly own: readonly RosterChild[]
  /** names before it in the text, each child once, in their order */
  readonly named: readonly ChildId[]
  /** those of them that stand directly before it: 阿勇阿菊[两兄妹] */
  readonly beside: readonly ChildId[]
  /** names of the whole text, each child once */
  readonly all: readonly ChildId[]
  /** the names told together last, wherever: in 丽丽没去,佳怡和佳明去了 the last two */
  readonly lastRun: readonly ChildId[]
}

interface Rule {
  readonly name: string
  readonly pattern: RegExp
  /** null: no mention after all; the words are still used up */
  readonly read: (words: Surroundings, found: RegExpExecArray) => ChildReading | null
}

type Free = (from: number, to: number) => boolean

const me = '(?:我们|俺们|咱们|我|俺|咱|偶|自己|自)'
const noun = `(?:${childWord}|${girlWord}|${boyWord})`
const demonstrative = '(?:(?:这|那|该)(?:个|位|名|小)?)'

const girls = new RegExp(girlWord)
const boys = new RegExp(boyWord)
const other = '(?:另外|另|令外|剩下|剩|其余|还有)(?:的|那|一)*'
const afterCue = '(?<=^|[,。、;:!?\\s给和跟陪带看接送])'

const rules: readonly Rule[] = [
  rule('own-family', `${me}(?:自己)?(?:的|嘞|那|那个|这个)?(?:${ownKinWord})`, ownFamily),
  rule(
    'own-family',
    `${me}(?:自己)?(?:家里|家|屋里头|屋里|屋头)(?:的|嘞|那|那个|这个)?(?:大|小|两个|俩|三个)?(?:${ownChildWord})(?![^,。]{0,3}结对)`,
    ownFamily,
  ),
  rule(
    'own-family',
    '(?:自家|亲戚家|朋友家|同事家|姐姐家|妹妹家|哥哥家|弟弟家)(?:的|嘞)?(?:孩子|娃|小孩|伢|儿子|女儿)',
    ownFamily,
  ),
  rule('general', `(?:${generalBefore})(?:${noun})们?`, () => null),
  rule('general', `(?:${noun})们?${generalAfter}`, () => null),
  rule('family', '(?<=[去到上在来往跟和给])[一-龥]家(?![长庭里访务具乡教])', family),
  rule('own-children', `(?:我|俺|咱)(?:的|嘞|得|滴)(?:那|这)?(?:几个|些)?${noun}们?`, ({ own }) =>
    told(own.map(idOf), own.map(idOf)),
  ),
  rule('the-others', `(?:另外|剩下|剩|其他|其余)(?:的|那)?(?:${countWord}|几)个?(?:${noun})?`, theOthers),
  rule('the-other', `${other}(?:个|位)${noun}`, theOther),
  rule('the-other', `${other}个(?=[没不在打说讲也就还电今明昨下家,。;!?]|$)`, theOther),
  rule('pair', '(?:他|她|它|她们|他们|孩子|人)俩|[他她]们?(?:两个|两人|二人)|俩人|两人(?!份)|两个人', pair),
  rule('trio', '[他她]们?(?:三个|仨|三人)|仨人|三个人|仨(?=都|一起|一块|全|也|跟|在|今|昨|,|。|$)', trio),
  rule(
    'siblings',
    `(?:两|俩|二|三)(?:个)?(?:${siblingWord})|(?:姐妹|姊妹|兄弟|姐弟|兄妹|弟兄|哥|姐|姊|娘)(?:俩|两个|二人|仨|三个)|双胞胎|龙凤胎`,
    siblings,
  ),
  rule(
    'count',
    `(?:这|那)?(${countWord})(?:个|名|位)?(?:小)?${noun}|(两|三|四|五|六)个(?=都|一起|一块|全都|一人|各|今天|昨天)`,
    counted,
  ),
  rule('ones', `一(?:个|名)${noun}(?!人|们)`, ones),
  rule('all', `(?:${noun}|孩)们|(?:这|那)(?:几|些)(?:个)?${noun}`, everyone),
  rule('girl', `${demonstrative}?(?:${girlWord})(?!儿?们)`, (words) => bySex(words, 'f')),
  rule('boy', `${demonstrative}?(?:${boyWord})(?!儿?们)`, (words) => bySex(words, 'm')),
  rule(
    'elder-or-younger',
    afterCue +
      '(?:老大|老二|老三|老幺|大的|小的|大宝|二宝|大娃|二娃)(?:那个)?(?=在|没|不|今|昨|说|讲|也|都|作业|考|跟|和|家|发|感|,|:|去|打|接|[一-龥]{0,2}电话)',
    oneOfOwn,
  ),
  rule('child', `(?:${demonstrative})?(?:${childWord})(?:家)?`, child),
]

/** Children told without a name: 孩子, 俩娃, 她俩, 另外那个; `names` are the names already read. */
export function groupMentions(
  text: string,
  speaker: Speaker,
  names: readonly Mention<ChildReading>[],
  free: Free,
): Mention<ChildReading>[] {
  const own = ownChildren(speaker)
  const found: Mention<ChildReading>[] = []
  const used: { from: number; to: number }[] = []
  for (const { name, pattern, read } of rules) {
    for (const match of matchesIn(text, pattern)) {
      const from = match.index
      const to = from + match[0].length
      if (!free(from, to) || used.some((other) => from < other.to && to > other.from)) continue
      used.push({ from, to })
      const value = read({ text, from, to, speaker, own, ...namedBefore(text, from, names) }, match)
      if (value) found.push({ from, to, text: match[0], rule: ruleName(name, value, names, from), value })
    }
  }
  return found.sort((one, other) => one.from - other.from)
}

function rule(name: string, pattern: string, read: Rule['read']): Rule {
  return { name, pattern: new RegExp(pattern, 'g'), read }
}

/** 'child-again' says of 孩子 after a name that it only takes the name up again. */
function ruleName(name: string, value: ChildReading, names: readonly Mention<ChildReading>[], from: number): string {
  const before = new Set(names.filter((other) => other.to <= from).flatMap((other) => other.value.children))
  const again = value.kind === 'group' && value.children.length > 0 && value.children.every((one) => before.has(one))
  return again ? `${name}-again` : name
}

function ownChildren(speaker: Speaker): RosterChild[] {
  const { children } = nameIndexOf(speaker.roster)
  return speaker.ownChildren.flatMap((id) => children.get(id) ?? [])
}

function namedBefore(text: string, from: number, names: readonly Mention<ChildReading>[]) {
  const before = names.filter((name) => name.to <= from)
  const last = before.at(-1)
  return {
    all: [...new Set(names.flatMap((name) => name.value.children))],
    named: [...new Set(before.flatMap((name) => name.value.children))],
    beside: runBefore(text, from, before),
    lastRun: last ? runBefore(text, last.to, before) : [],
  }
}

/** The names that stand side by side up to `end`. */
function runBefore(text: string, end: number, names: readonly Mention<ChildReading>[]): ChildId[] {
  const run: ChildId[] = []
  for (const name of [...names].reverse()) {
    if (!/^(?: ?[、&+,和跟与] ?|还有|都| )?$/.test(text.slice(name.to, end))) break
    run.unshift(...name.value.children)
    end = name.from
  }
  return [...new Set(run)]
}

const idOf = (child: RosterChild) => child.id

function told(children: readonly ChildId[], candidates: readonly ChildId[], sure = true): ChildReading {
  return { kind: 'group', children, candidates, sure: sure && children.length > 0 }
}

function asked(own: readonly RosterChild[]): ChildReading {
  return told([], own.map(idOf))
}

function ownFamily(): ChildReading {
  return { kind: 'unknown', children: [], candidates: [], sure: true }
}

/** 孩子: the one named just before, else the only one of the sender. */
function child({ own, named, lastRun }: Surroundings): ChildReading {
  if (named.length === 1) return told(named, named)
  if (named.length > 1) return told(lastRun, named, false)
  const [only] = own
  return own.length === 1 && only ? told([only.id], [only.id]) : asked(own)
}

function bySex(words: Surroundings, sex: 'm' | 'f'): ChildReading {
  const { children } = nameIndexOf(words.speaker.roster)
  const fits = (id: ChildId) => children.get(id)?.sex !== (sex === 'm' ? 'f' : 'm')
  const named = words.named.filter(fits)
  if (named.length === 1) return told(named, named)
  if (words.named.length > 0) return told([], named)
  const own = words.own.filter((one) => fits(one.id))
  const [only] = own
  return own.length === 1 && only ? told([only.id], [only.id], words.own.length === 1) : asked(words.own)
}

function theOther({ own, named, speaker }: Surroundings): ChildReading {
  const last = speaker.recent[0]?.child
  const told_ = named.length > 0 ? named : last ? [last] : []
  const rest = own.filter((one) => !told_.includes(one.id))
  const [only] = rest
  if (told_.length > 0 && rest.length === 1 && only) return told([only.id], [only.id])
  return asked(rest)
}

function theOthers({ own, named }: Surroundings, found: RegExpExecArray): ChildReading {
  const rest = own.filter((one) => !named.includes(one.id))
  const count = numberIn(found[0])
  return named.length > 0 && rest.length === count ? told(rest.map(idOf), rest.map(idOf)) : asked(rest)
}

function ones({ own, named }: Surroundings): ChildReading {
  return asked(own.filter((one) => !named.includes(one.id)))
}

function everyone({ own, named }: Surroundings): ChildReading {
  if (named.length > 1) return told(named, named)
  return told(own.map(idOf), own.map(idOf))
}

function pair(words: Surroundings): ChildReading {
  return several(words, 2)
}

function trio(words: Surroundings): ChildReading {
  return several(words, 3)
}

/** So many children: those named beside it or in the text, else all of the sender's if they are as many. */
function several(words: Surroundings, count: number): ChildReading {
  const { own, named, beside } = words
  if (beside.length === count) return told(beside, beside)
  if (named.length === count) return told(named, named)
  const surname = /([一-龥])家的?$/.exec(words.text.slice(Math.max(0, words.from - 3), words.from))?.[1]
  const family = own.filter((one) => surname && one.name.startsWith(surname))
  if (family.length === count) return told(family.map(idOf), family.map(idOf), false)
  const all = own.map(idOf)
  if (own.length === count && named.every((one) => all.includes(one))) return told(all, all)
  if (named.length === 0 && words.all.length === count) return told(words.all, words.all)
  if (named.length > count) return told(named.slice(-count), named, false)
  return asked(own)
}

const counts: Readonly<Record<string, number>> = {
  两: 2,
  俩: 2,
  二: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

function counted(words: Surroundings, found: RegExpExecArray): ChildReading {
  const sex = girls.test(found[0]) ? 'm' : boys.test(found[0]) ? 'f' : null
  if (!sex) return several(words, numberIn(found[0]))
  // Two girls are not the sender's girl and boy: those of the other sex are out, and of these all must be known.
  const { children } = nameIndexOf(words.speaker.roster)
  const fits = (id: ChildId) => children.get(id)?.sex !== sex
  const only = (ids: readonly ChildId[]) => ids.filter(fits)
  return several(
    {
      ...words,
      own: words.own.filter((one) => fits(one.id)),
      named: only(words.named),
      beside: only(words.beside),
      all: only(words.all),
    },
    numberIn(found[0]),
  )
}

/** 去何家: the sender's children of that surname; of others that surname may be too many. */
function family({ own }: Surroundings, found: RegExpExecArray): ChildReading | null {
  const fitting = own.filter((one) => one.name.startsWith(found[0][0] ?? ''))
  return fitting.length > 0 ? told(fitting.map(idOf), fitting.map(idOf), false) : null
}

function numberIn(words: string): number {
  const [digit] = /[两俩二三仨四五六七八九十2-9]/.exec(words) ?? []
  return digit ? (counts[digit] ?? Number(digit)) : 0
}

/** Two of one surname: the pair among the sender's, the one named among them if one is. */
function siblings(words: Surroundings, found: RegExpExecArray): ChildReading {
  const count = /[三仨]/.test(found[0]) ? 3 : 2
  const plain = several(words, count)
  if (plain.children.length === count) return plain
  const families = new Map<string, RosterChild[]>()
  for (const one of words.own) families.set(one.name[0] ?? '', [...(families.get(one.name[0] ?? '') ?? []), one])
  const fitting = [...families.values()].filter(
    (family) => family.length === count && words.beside.every((id) => family.some((one) => one.id === id)),
  )
  const [only] = fitting
  return fitting.length === 1 && only ? told(only.map(idOf), only.map(idOf), false) : asked(words.own)
}

function oneOfOwn({ own }: Surroundings): ChildReading {
  const [only] = own
  return own.length === 1 && only ? told([only.id], [only.id]) : asked(own)
}
