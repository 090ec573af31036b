import { keepOwnName } from '../store/own-names.ts'
import { nameRemembered } from '../wording.ts'
import { type Asked, inPrivate, type Reply, shownChild } from './command.ts'

/** As the answer to 这是哪个孩子 names one child, the word that was asked about is hers from now on. */
export async function rememberName(asked: Asked, name: string | undefined): Promise<Reply[]> {
  const chosen = asked.meaning.arguments?.chosen ?? []
  const [child] = chosen
  if (name === undefined || child === undefined || chosen.length !== 1 || asked.speaker.question?.about !== 'child')
    return []
  await keepOwnName(asked.db, { person: asked.self, child: Number(child), name })
  const say = nameRemembered(name, shownChild(asked.speaker, child).full)
  return [{ ...inPrivate(say, [{ child, fields: ['name'] }]), part: 'own name' }]
}
