import type { ChildId, RosterChild } from '../../care/roster.ts'
import type { Speaker } from '../../care/speaker.ts'
import type { ChildReading, Mention } from '../mention.ts'
import { matchesIn } from '../sieve.ts'
import { things } from '../words/activities.ts'
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
import {
  allBut,
  bySex,
  child,
  counted,
  everyone,
  family,
  idOf,
  oneOfFamily,
  oneOfOwn,
  oneSibling,
  ones,
  ownFamily,
  pair,
  type Surroundings,
  siblings,
  theOther,
  theOthers,
  told,
  trio,
} from './group-members.ts'
import { nameIndexOf } from './name-index.ts'
import type { OwnAt } from './name-owner.ts'

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
  rule('family-one', `[一-龥]家(?:的)?(?:那|这)个(?:${noun})?(?![一-龥]家)`, oneOfFamily),
  rule(
    'all-but',
    '(?<=除(?:了|去|开)?[^,。;!?\\n]{2,12}?(?:之外|以外|外)?[, ]?(?:其他|其它|别的|其余|剩下|剩)?(?:的|几个|人|娃|孩子)?)都(?=打|去|看|送|联系|视频|见|通|接|家访|走访|辅导|发|聊|读|讲|来)',
    allBut,
  ),
  rule('family', '(?<=[去到上在来往跟和给])[一-龥]家(?![长庭里访务具乡教])', family),
  rule('own-children', `(?:我|俺|咱)(?:的|嘞|得|滴)(?:那|这)?(?:几个|些)?${noun}们?`, ({ own }) =>
    told(own.map(idOf), own.map(idOf)),
  ),
  rule('the-others', `(?:另外|剩下|剩|其他|其余)(?:的|那)?(?:${countWord}|几)个?(?:${noun})?`, theOthers),
  rule('the-other', `${other}(?:个|位)${noun}`, theOther),
  rule(
    'the-other',
    `${other}个(?=[没不在打说讲也就还电今明昨前下家看去接通都送给见考写做读聊很挺好上周刚已有视补住,。;!?:\\d\\s]|$)`,
    theOther,
  ),
  rule(
    'pair',
    `(?:他|她|它|她们|他们|孩子|人)俩|[他她]们?(?:两人|二人)|[他她]们?两个(?!(?:大|小|新|热|肉|甜)?${things})|俩人|两人(?!份)|两个人`,
    pair,
  ),
  rule('trio', '[他她]们?(?:三个|仨|三人)|仨人|三个人|仨(?=都|一起|一块|全|也|跟|在|今|昨|,|。|$)', trio),
  rule(
    'siblings',
    `(?:两|俩|二|三)(?:个)?(?:${siblingWord})|(?:姐妹|姊妹|兄弟|姐弟|兄妹|弟兄|哥|姐|姊|娘)(?:俩|两个|二人|仨|三个)|双胞胎|龙凤胎`,
    siblings,
  ),
  rule(
    'siblings',
    `(?<=家的?|[给和跟带陪看接送]|^|[,。;!?\\s])(?:${siblingWord})(?:们)?(?=都|两|俩|今|昨|前天|在|没|一起|一块|各|一人|家|上周|周)`,
    siblings,
  ),
  rule('siblings', `(?<=[一-龥]家的?)(?:姐弟|兄妹|兄弟|弟兄|姐妹|姊妹)(?=[,。;!?\\s]|$)`, siblings),
  rule('sibling', `(?<=^|[,。、;:!?\\s给和跟陪带看接送找见到][了着到]?)(?:哥哥|姐姐|弟弟|妹妹)`, oneSibling),
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
  ownAt: OwnAt,
): Mention<ChildReading>[] {
  const found: Mention<ChildReading>[] = []
  const used: { from: number; to: number }[] = []
  for (const { name, pattern, read } of rules) {
    for (const match of matchesIn(text, pattern)) {
      const from = match.index
      const to = from + match[0].length
      if (!free(from, to) || used.some((other) => from < other.to && to > other.from)) continue
      used.push({ from, to })
      const own = ownChildren(speaker, ownAt(from))
      const value = read(
        { text, from, to, speaker, own, ...namedBefore(text, from, ofSameOwner(names, from, ownAt)) },
        match,
      )
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

function ownChildren(speaker: Speaker, own: ReadonlySet<ChildId>): RosterChild[] {
  const { children } = nameIndexOf(speaker.roster)
  return [...own].flatMap((id) => children.get(id) ?? [])
}

/** In a relay list what 两个 and 孩子 take up stands in the same volunteer's line. */
function ofSameOwner(
  names: readonly Mention<ChildReading>[],
  from: number,
  ownAt: OwnAt,
): readonly Mention<ChildReading>[] {
  const own = ownAt(from)
  return names.filter((name) => ownAt(name.from) === own)
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
