import type { ActivityKind } from '../../care/activity.ts'

type Kinds = ReadonlySet<ActivityKind>

const talks: readonly ActivityKind[] = ['call', 'talk', 'guardian', 'parent', 'teacher']
const stays: readonly ActivityKind[] = ['visit', 'outing', 'festival', 'birthday', 'homestay']

/** What a verb before a duration can be the length of. `only`: of nothing else, whatever was told before. */
const verbs: readonly { readonly verb: string; readonly kinds: Kinds; readonly only: boolean }[] = [
  row('读|念|看(?:了)?(?:会儿)?书|看绘本|讲故事|讲绘本|讲书', ['reading'], true),
  row(
    '(?:打(?:羽毛球|篮球|乒乓球|乒乓|排球|球|牌|雪仗)|踢(?:足)?球|下(?:了)?[一-龥]{0,2}棋|跳绳|跑步|放风筝|画画|唱歌|跳舞|游泳|骑车)(?:打|踢|下|跳|跑|放|画|唱|游|骑)?',
    ['outing'],
    true,
  ),
  row(
    '辅导|补课?|订正|批改|改|教|复习|预习|默写|听写|练字|讲题|讲作业|做题|做作业|写作业',
    ['tutoring', 'reading', 'letter', 'call'],
    true,
  ),
  row('写|抄', ['letter', 'tutoring'], true),
  row('逛|爬|玩|耍|转', [...stays, 'reading'], false),
  row('待|呆|坐', ['visit', 'festival', 'birthday', ...talks], false),
  row('聊|唠|谈|摆|扯|通话|说话|说|劝|开导', [...talks, 'visit'], true),
  row('讲', [...talks, 'visit', 'tutoring', 'reading'], false),
  row('测|填', ['assessment'], false),
]

function row(verb: string, kinds: readonly ActivityKind[], only: boolean) {
  return { verb, kinds: new Set(kinds), only }
}

const between =
  '(?:了|过|的|得|有|也|又|就|满|足足|整整|大概|大约|差不多|约|约莫|将近|快|近|一共|总共|前后|都|花了|花|用了|用|他|她|他们|她们|[,:]| )*'
const rows = verbs.map(({ verb, kinds, only }) => ({ pattern: new RegExp(`(?:${verb})${between}$`), kinds, only }))

/** A verb and its length stand no further apart, in characters. */
const LONGEST = 24

/** The kinds whose length stands after the words `before` (读了, 聊了大概), longest verb first; null where no verb says. */
export function kindsOfDuration(before: string): { readonly kinds: Kinds; readonly only: boolean } | null {
  const near = before.slice(-LONGEST)
  const found = rows.flatMap(({ pattern, kinds, only }) => {
    const match = pattern.exec(near)
    return match ? [{ at: match.index, kinds, only }] : []
  })
  const [first] = found.sort((a, b) => a.at - b.at)
  return first ?? null
}
