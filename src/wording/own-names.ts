import { closed, open, type Say } from './part.ts'
import { stacked } from './record.ts'

/** A name that she alone uses was learnt from her answer. */
export function nameRemembered(name: string, child: string): Say {
  return [
    open('以后您说“'),
    closed(name),
    open('”,我就知道是'),
    closed(child),
    open('。不对就回:别名 删除 '),
    closed(name),
  ]
}

export function nameForgotten(name: string): Say {
  return [open('好,“'), closed(name), open('”我忘掉了。')]
}

export function noSuchOwnName(name: string): Say {
  return [open('没有记过“'), closed(name), open('”。发“别名”看看都有哪些。')]
}

export function ownNamesList(names: readonly { readonly name: string; readonly child: string }[]): Say {
  if (names.length === 0) return [open('还没有记过您自己的叫法。要记就发:别名 毛毛 孩子的名字')]
  return [
    open('您自己的叫法:'),
    ...stacked(names.map(({ name, child }) => [closed(`${name} = ${child}`)])),
    open('\n(不要了就回:别名 删除 名字)'),
  ]
}

export function howToName(): Say {
  return [open('这样发:别名 毛毛 孩子的名字。名字要是您站点里的孩子。')]
}
