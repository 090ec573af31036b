import { closed, open, type Say } from './part.ts'

export interface Choice {
  /** what may be said in a group */
  readonly group: string
  readonly full: string
}

function numbered(choices: readonly Choice[], inGroup: boolean): Say {
  return choices.flatMap((choice, index) => [
    open(`\n${index + 1} `),
    inGroup ? open(choice.group) : closed(choice.full),
  ])
}

/** Which child is meant. Without choices: nobody of that name is known. */
export function whichChild(choices: readonly Choice[], inGroup: boolean): Say {
  if (choices.length === 0) return [open('这是哪个孩子?请回名字,我再记。')]
  const how = choices.length > 1 ? '回数字就行,几个都是就回“都是”' : '是就回1,不是就回名字'
  return [open('这是哪个孩子?'), ...numbered(choices, inGroup), open(`\n(${how})`)]
}

export function whichActivity(): Say {
  return [open('这次做了什么?比如:打电话、看望、辅导、送东西。回一个词就行。')]
}

/** What was read may not be all. */
export function whetherAll(): Say {
  return [open('这条我怕没记全。漏了什么,再说一句就行;没漏就不用回。')]
}

export function whichDay(): Say {
  return [open('这是哪天的事?回“昨天”或“5号”这样就行。')]
}

export function whetherDone(): Say {
  return [open('这次见到/联系上了吗?回“是”或“没有”。')]
}

/** Several records fit an undo or an amendment. */
export function whichRecord(choices: readonly Choice[], inGroup: boolean): Say {
  return [open('是哪一条?'), ...numbered(choices, inGroup), open('\n(回数字)')]
}

export function whichStation(choices: readonly Choice[]): Say {
  return [open('是哪个站点?'), ...numbered(choices, true), open('\n(回数字)')]
}

export function whatIsAsked(): Say {
  return [open('没太明白要查什么。可以问:我的孩子、本周汇总、某个孩子最近怎样。')]
}

/** An answer that fits no choice. */
export function notAChoice(count: number): Say {
  return [open(count > 1 ? `请回1到${count}的数字,或回“算了”。` : '请回名字,或回“算了”。')]
}

export function leftAlone(): Say {
  return [open('好,那条不记了。')]
}

export function whoseLine(name: string, line: number | null): Say {
  return [
    open(`接龙${line === null ? '里有一行' : `第${line}行`}的“`),
    closed(name),
    open('”是哪位志愿者?请回全名,我再补记。'),
  ]
}

export function stationChosen(name: string): Say {
  return [open(`好,现在看“${name}”。请再问一次。`)]
}
