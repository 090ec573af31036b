import { rolesHere } from '../rights.ts'
import { didYouMean, help as helpText, howToBind } from '../wording.ts'
import { answer, type Command, inGroup } from './command.ts'

/** What she can do here; for a word that looks like a command, which one. Unbound, in private: how to be bound. */
export const help: Command = async (asked) => {
  const { speaker, meaning, heard } = asked
  if (speaker.person === null) return inGroup(asked) ? [] : [answer(howToBind())]
  if (meaning.didYouMean !== undefined) return [answer(didYouMean(meaning.didYouMean))]
  return [answer(helpText(rolesHere(speaker, heard.channel)))]
}
