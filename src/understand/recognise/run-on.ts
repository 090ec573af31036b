import type { Context } from '../mention.ts'
import type { Clause } from './clause.ts'
import { compile } from './pattern.ts'

/** A clause longer than this, without a mark, is several run together. */
const LONGEST_BREATH = 20
/** Shorter pieces are words, no clauses. */
const LEAST_PIECE = 3

const day = '(?:今|昨|前|明|后)(?:天|儿|晚|早|日|个)|(?:这|上|下|本)?(?:周|星期|礼拜)[一二三四五六日天末]'
const who = '(?:他们?|她们?|<name>|<party>|娃儿?|孩子)'
const speaks =
  '(?:说|讲|在|不在|没|也|又|就|都|还|非要|硬要|想|要|高兴|哭|笑|很|挺|好|现在|今天|昨天|已经|一直|正|叫我|喊我|问我|跟我|给我)'

/** Where a writer who sets no marks begins anew: a subject, a day or a connective, after what sounds like an end. */
const begins = compile(
  [
    `(?<=[了过的呢着完好来去里家屋路心久钟时次])(?:我|俺|咱)(?=们?(?:就|又|也|还|再|去|给|跟|把|走|没|到|带|买|打|叫|问|帮|陪|送|讲|教|接|看|今|昨|明|后|一))`,
    `(?<=[了过呢完家里边])${who}${speaks}`,
    `(?<=[了过呢完久钟时接通人空])(?:${day})(?!的?(?:时候|生日))(?=[^,。;!?\\n]{4})`,
    '(?<=[了过呢完好来去])(?:没去成|没去|没打通|没接|没人接|没人|没见|没碰|没遇|然后|后来|结果|但是?|可是?|不过|所以|因为|顺便|顺路|顺手|完了又|又给|又去|又跟|又帮|又陪|还给|还跟|还陪|还送|还帮|就给|就跟|就去|就陪)',
    '(?<=[了过呢完好])(?:给(?:他|她|<name>)|跟(?:他|她|<name>)|陪(?:他|她|<name>)|教(?:他|她|<name>)|帮(?:他|她|<name>)|打了|讲了|说了|聊了|坐了|待了|玩了|写了|读了|看了)',
    '(?<=[\\u4e00-\\u9fff])(?:我就|我又|我后天|我明天|我今天|我昨天|我跟|我把|我给|我去给|我带|我没)',
    '(?<=[了过])(?:明|后)天|(?<=[\\u4e00-\\u9fff])(?:周|星期|礼拜)[一二三四五六日天](?=又|再|才|去|给|打|接)',
  ].join('|'),
  'y',
)
/** After these a subject is the object of what stands before: 跟我, 让我, 叫他. */
const holdsOn = /[跟和给对叫让找帮陪问把被向告诉同与为替从到在是喊请]$/

/** The clauses of one that goes on without any mark, as hasty writers and voice input leave it. */
export function splitRun(context: Context, clause: Clause): Clause[] {
  const text = context.masked.slice(clause.from, clause.to)
  const short = text.length <= LONGEST_BREATH
  const pieces: Clause[] = []
  let start = 0
  const close = (end: number) => {
    pieces.push({ ...clause, from: clause.from + start, to: clause.from + end, text: text.slice(start, end) })
    start = end
  }
  for (let at = LEAST_PIECE; at < text.length - 2; at++) {
    if (at - start < LEAST_PIECE || holdsOn.test(text.slice(start, at)) || insideMention(context, clause.from + at))
      continue
    begins.lastIndex = at
    const names = context.children.some(({ from }) => from >= clause.from + start && from < clause.from + at)
    const secondDay = isSecondDay(text, start, at) && !(short && names)
    if (secondDay || (!short && begins.test(text))) close(at)
  }
  close(text.length)
  return pieces
}

const dayAt = compile(day, 'y')
const dayIn = compile(`${day}(?!的?(?:时候|和|到|至|跟|与|、))`, '')

/** 明天开学今天给他送了书包: another day begins another clause. */
function isSecondDay(text: string, start: number, at: number): boolean {
  dayAt.lastIndex = at
  return dayAt.test(text) && dayIn.test(text.slice(start, at)) && !/[到至、起从]$/.test(text.slice(start, at))
}

function insideMention(context: Context, at: number): boolean {
  return [...context.children, ...context.volunteers, ...context.days, ...context.minutes].some(
    ({ from, to }) => from < at && at < to,
  )
}
