import { activityKinds } from '../../care/activity.ts'
import type { Example } from './learner.ts'
import { trainMany } from './multilabel.ts'
import { clausesOf, type KindVotes, learnKinds, plainClause, plainExample } from './tellings.ts'

/** Votes that only doubt: they have heard more than those that may record, and whole messages. */
export interface SecondEar {
  /** of one clause, made plain */
  readonly clause: KindVotes
  /** of a whole message, made plain: which kinds it tells as done, wherever */
  readonly whole: KindVotes
}

const READ_CHARACTERS = 240

/** Learns from the labelled sets but the voices left out; each part when first asked. */
export function learnSecondEar(examples: readonly Example[], withoutVoices: readonly string[]): SecondEar {
  const heard = (file: string) => clausesOf(file).filter(({ voice }) => !withoutVoices.includes(voice))
  let clause: KindVotes | undefined
  let whole: KindVotes | undefined
  return {
    clause: (text) => {
      clause ??= learnKinds(examples, withoutVoices, heard('told-voices.txt'))
      return clause(text)
    },
    whole: (text) => {
      whole ??= trainMany(
        heard('told-wholes.txt').map((one) => ({ text: plainExample(one.text), labels: one.kinds })),
        activityKinds,
        READ_CHARACTERS,
      )
      return whole(plainClause(text))
    },
  }
}
