import { forgetOwnName, keepOwnName, ownNamesOf } from '../store/own-names.ts'
import { howToName, nameForgotten, nameRemembered, noSuchOwnName, ownNamesList } from '../wording.ts'
import { type Asked, type Command, inPrivate, type Reply } from './command.ts'

const LONGEST_NAME = 8

/** 别名: what she alone calls her children; 别名 毛毛 佳怡 keeps one, 别名 删除 毛毛 forgets it. */
export const ownNames: Command = async (asked) => {
  const words = (asked.meaning.arguments?.text ?? '').split(/[\s,，、:：=]+/).filter((word) => word !== '')
  const [first, second] = words
  if (first === undefined) return [await list(asked)]
  if (/^(?:删除|删|删掉|去掉|取消|忘掉)$/.test(first) && second !== undefined) {
    const known = await forgetOwnName(asked.db, { person: asked.self, name: second })
    return [inPrivate(known ? nameForgotten(second) : noSuchOwnName(second))]
  }
  return [await keep(asked, first, second ?? '')]
}

async function list(asked: Asked): Promise<Reply> {
  const names = await ownNamesOf(asked.db, asked.self)
  const about = names.map(({ child }) => ({ child: String(child), fields: ['name'] }))
  return inPrivate(ownNamesList(names.map(({ name, childName }) => ({ name, child: childName }))), about)
}

async function keep(asked: Asked, name: string, of: string): Promise<Reply> {
  const meant = asked.speaker.roster.children.filter(
    (child) => child.name === of || child.nicknames.includes(of) || child.name.endsWith(of),
  )
  const [child] = meant
  if (of.length < 2 || name.length > LONGEST_NAME || child === undefined || meant.length > 1)
    return inPrivate(howToName())
  await keepOwnName(asked.db, { person: asked.self, child: Number(child.id), name })
  return inPrivate(nameRemembered(name, child.name), [{ child: child.id, fields: ['name'] }])
}
