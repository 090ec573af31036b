import { closed, open, type Say } from './part.ts'

export function bound(name: string, offices: readonly string[]): Say {
  return [
    closed(name),
    open(
      `,绑定好了${offices.length > 0 ? `(${offices.join(';')})` : ''}。\n打完电话、看完孩子,在群里或这里说一声我就记下。发“帮助”看我会什么。`,
    ),
  ]
}

export function codeNotGood(): Say {
  return [open('这个绑定码不对,或已用过、过期了。请向站长再要一个。')]
}

/** The code is a secret: private only. */
export function codeMade(name: string, code: string): Say {
  return [
    open('给'),
    closed(name),
    open('的绑定码:'),
    closed(code),
    open('\n请单独发给本人,让她私聊我发:绑定 '),
    closed(code),
    open('\n(七天内有效,只能用一次,别发在群里)'),
  ]
}

export function codesOnlyInPrivate(): Say {
  return [open('绑定码要私聊我办,别在群里。')]
}

/** A code that was shown in a group. */
export function codeVoided(): Say {
  return [open('刚才发在群里的绑定码,为了安全已作废。请重新要一个,只在私聊里发给我。')]
}

export function whoseCode(): Say {
  return [open('要给谁?请发:绑定码 姓名')]
}

export function nobodyOfThatName(name: string): Say {
  return [
    open('没找到“'),
    closed(name),
    open('”,或不归你发码。协调员给站长和协调员发,站长给本站志愿者发;请核对花名册里的姓名。'),
  ]
}

export function severalOfThatName(name: string, stations: readonly string[]): Say {
  return [open('有好几位“'), closed(name), open(`”(${stations.join('、')}),请发:绑定码 姓名 站点名`)]
}

export function roomBound(station: string): Say {
  return [open(`好,这个群就是“${station}”的群了。志愿者在这里说一声就能记录,发“帮助”看用法。`)]
}

/** A leader of another station asks for a room that is somebody's. */
export function roomIsTaken(): Say {
  return [open('这个群已经是别的站点的了,要换请那边的站长来办。')]
}

export function bindRoomHere(): Say {
  return [open('请在要绑定的群里@我说:绑定站点')]
}

export function whichStationToBind(stations: readonly string[]): Say {
  return [open(`你管着几个站点,请说清是哪个:绑定站点 ${stations[0] ?? ''}`)]
}

export function notForYou(): Say {
  return [open('这个要站长或协调员来办。')]
}

export function notYourChild(): Say {
  return [open('只能看自己结对的孩子,别的孩子请问站长。')]
}

/** One line to somebody unbound whose text reads as a report. */
export function notKeptYet(): Say {
  return [open('这条还没记上:先向站长要绑定码,私聊发给我,再发一次')]
}

/** At the end of the leader's next answer. */
export function unheardWait(count: number): Say {
  return [open(`\n(还有${count}条没绑定的人发的记录没记上,请给她们发绑定码)`)]
}

export function answeredInPrivate(): Say {
  return [open('私聊发你了。')]
}

export function addMeFirst(): Say {
  return [open('我没法私聊你,请先加我好友。')]
}

export function howToBind(): Say {
  return [open('我是伴伴,帮爱心妈妈记电话和探望的。先向站长要绑定码,再发给我:绑定 码')]
}

export function tooManyTries(): Say {
  return [open('试得太多了,请一小时后再试,或向站长再要一个码。')]
}
