import type { Want } from '../meaning.ts'
import {
  countWords,
  dueWords,
  hoursWords,
  lastWords,
  listWords,
  notYetWords,
  overviewWords,
  pairedWords,
  wantWords,
} from '../words/queries.ts'
import { either } from './vocabulary.ts'

export type QueryIntent = 'my-children' | 'child' | 'summary'

/** What the want depends on beside the words of the clause that asks. */
export interface Asked {
  readonly text: string
  readonly intent: QueryIntent
  readonly question: boolean
  readonly order: boolean
  /** volunteers are named */
  readonly byVolunteer: boolean
  /** all children named are the asker's own */
  readonly ownChild: boolean
}

const specific = wantWords.map((entry) => ({ want: entry.value, words: either(entry.patterns) }))
const paired = either(pairedWords)
const due = either(dueWords.patterns)
const notYet = either(notYetWords.patterns)
const hours = either(hoursWords.patterns)
const count = either(countWords.patterns)
const last = either(lastWords.patterns)
const list = either(listWords.patterns)
const overview = either(overviewWords.patterns)

/** 缺啥没做: what lacks is a deed, no thing that a child wants. */
const leftUndone = /(?:没|未|冇)(?:有)?(?:做|完成|办|弄|搞|打|去|跑|联系|上门|走|记)/
const asksWhom = /谁|哪|几|啥|什么|么子|多少|名单|别的|边个|名字|有没有|都有/
/** What a child still lacks: 该联系了没, 还差几次, 够了没. */
const stillDue =
  /(?:任务|次数|要求)[^,]{0,4}(?:完成|做完|齐|够|达)[^,]{0,3}(?:没|吗|冇)|该|要(?:打|去|联系|看|上门|家访)[^,，]{0,3}(?:吗|没|不|冇)|够(?:了|不够|没|次|数)|(?:还|都)?(?:差|欠|缺)[^,谁哪]{0,4}(?:几|多少|谁)/
/** Of both 谁家访了、谁没家访 the doers come first. */
const doersFirst = /谁.{0,3}(?:去|看|家访|联系|打)(?:了|过)?[、,]?谁没/
/** 打卡了没: of volunteers who are named it is asked whether they still lack it. */
const doneOrNot =
  /^[^谁哪几]*(?:打卡|上报|记录|家访|走访|上门|联系|完成|填报?|交|去|做)(?:了|过)?(?:吗|没|冇|不曾)(?:有|得)?(?:啊|呀|呢|哦)?[?]?$/
const howLongSince = /(?:多久|几天|多长时间|多少天)(?:都)?(?:没|冇)/
const lastTime = /上次|上回|最近一|最后一/
/** 大家跑得怎么样: how, not what. */
const howItGoes = /^[^谁哪]*(?:怎么样|咋样|如何|怎样|么样)/
/** 我名下几个 联系情况: how they do, not who they are. */
const howTheyDo = /^[^谁哪]*(?:情况|近况|进度|怎么样|咋样|如何)[?？]?$/
/** 都联系过了吗: is anything of mine still lacking? */
const allDone =
  /(?:都|全|全都)[^,谁哪]{0,4}(?:联系|打|看|去|家访|走访|上门|做|完成|记)[^,]{0,3}(?:了|过)[^,]{0,2}(?:吗|没|冇|么)/
/** 谁带孩子出去了: taken along, not paired with. */
const leadsOut = /(?:谁|哪个|哪位|有人)[^,]{0,2}(?:带|领|陪)[^,]{1,10}(?:去|到|玩|活动|逛|看)/
const announced = /预告|计划|打算|安排/
/** Due words that need no owner beside them: 该给谁打电话了 is asked for the asker. */
const dueForAsker = /该|应|轮|要|下一个|任务|欠|差|先/
/** 还差谁: whoever it is that lacks; what she lacks herself is said with 我 or as a number. */
const lacksWhom = /(?:差|欠|缺|漏)(?:了|着)?(?:谁|哪(?!天)|几个人|啥人|边个)/
const dueForOthers = /^.{0,4}(?:谁|哪个|哪些人|哪几个人)(?:还)?(?:没|要去|要来|准备|打算)/

/** What a stretch of text would ask for by its words alone; null where they name no matter. */
export function matterOf(text: string): Want | null {
  const found = specific.find((entry) => entry.words.test(text))
  if (found) return found.want
  const table: readonly (readonly [Want, RegExp])[] = [
    ['hours', hours],
    ['count', count],
    ['last', last],
    ['list', list],
    ['not-yet', notYet],
    ['overview', overview],
  ]
  return table.find(([, words]) => words.test(text))?.[0] ?? null
}

/** With nobody said to do it, whom to contact and when last is asked for oneself; 谁还没联系 is not. */
export function forAsker(text: string): boolean {
  const matter = matterOf(text)
  if (matter === 'concerns' || matter === 'birthday' || lacksWhom.test(text) || howItGoes.test(text)) return false
  if (last.test(text)) return true
  return due.test(text) && dueForAsker.test(text) && !dueForOthers.test(text)
}

/** Do the words belong to care of one's own: due, or the children paired with one? */
export function ofOwnCare(text: string): boolean {
  return due.test(text) || paired.test(text)
}

/** The want of the clause that asks; null where it asks nothing that can be looked up. */
export function wantOf(asked: Asked): Want | null {
  const { text, intent } = asked
  const general = specific.find((entry) => entry.words.test(text))?.want
  const dueRather =
    intent === 'my-children' &&
    (general === 'volunteer' || general === 'plans' || (general === 'wishes' && leftUndone.test(text))) &&
    due.test(text) &&
    !announced.test(text)
  if (general && !dueRather) return general
  const figure = earlier(text)
  if (intent === 'my-children') return ownWant(asked, figure)
  if (figure && !(intent === 'child' && stillDue.test(text))) return figure
  return intent === 'summary' ? stationWant(asked) : childWant(asked)
}

function ownWant({ text }: Asked, figure: Want | null): Want {
  const lacking =
    /差|欠|缺|剩|要做|(?:漏|忘)(?:了|掉|记)|够(?:次数|数|不够|了)|没(?:联系|做|走|跑|去|打|看|上门|家访|完成)/.test(
      text,
    ) && due.test(text)
  if (lacking && !lastTime.test(text) && !howLongSince.test(text)) return 'due'
  if (last.test(text) && !/(?:谁|哪).*(?:没|冇)/.test(text)) return 'last'
  if (figure) return figure
  if (due.test(text) || allDone.test(text)) return 'due'
  if (paired.test(text) && asksWhom.test(text) && !howTheyDo.test(text)) return 'children'
  if (overview.test(text) && !/记录|记了|干了|做了/.test(text)) return 'overview'
  return list.test(text) ? 'list' : 'overview'
}

function stationWant(asked: Asked): Want | null {
  const { text } = asked
  const lacks = notYet.test(text)
  if (
    !lacks &&
    paired.test(text) &&
    asksWhom.test(text) &&
    !leadsOut.test(text) &&
    /带|名下|结对|负责|管|分|手[里上头底]|跟|帮扶|包保|认领|的[^,]{1,4}(?:是|有|叫|系)(?:谁|哪|边|啥|什么)/.test(text)
  )
    return 'children'
  if (lacks && !doersFirst.test(text)) return 'not-yet'
  if (asked.byVolunteer && doneOrNot.test(text)) return 'not-yet'
  if (howItGoes.test(text)) return 'overview'
  if (asked.byVolunteer && last.test(text)) return 'last'
  if (list.test(text)) return 'list'
  return overview.test(text) || asked.order || !asked.question ? 'overview' : null
}

function childWant(asked: Asked): Want | null {
  const { text } = asked
  if (paired.test(text) && /谁|哪[个位几些]|边个/.test(text) && /结对|负责|跟进|帮扶|包保|认领/.test(text))
    return 'volunteer'
  if (stillDue.test(text)) return asked.ownChild ? 'due' : 'not-yet'
  if (last.test(text)) return 'last'
  if (list.test(text)) return 'list'
  if (notYet.test(text)) return 'not-yet'
  return overview.test(text) || asked.order || !asked.question ? 'overview' : null
}

/** Hours or a count, whichever is asked first. */
function earlier(text: string): Want | null {
  const places = [
    { want: 'count' as const, at: text.search(count) },
    { want: 'hours' as const, at: text.search(hours) },
  ]
  const found = places.filter((place) => place.at >= 0).sort((a, b) => a.at - b.at)
  return found[0]?.want ?? null
}
