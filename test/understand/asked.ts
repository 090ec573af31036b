import type { OpenQuestion, Speaker } from '../../src/care/speaker.ts'
import { readContext } from '../../src/understand/context.ts'
import { trainedRequestEar } from '../../src/understand/learner/request-model.ts'
import type { Meaning } from '../../src/understand/meaning.ts'
import { readRequest } from '../../src/understand/request.ts'
import { speakerOf } from '../support/corpus.ts'

export interface Said {
  readonly text: string
  /** who speaks where: '@' in the group with a mention, 'group' without, else in private */
  readonly where?: '@' | 'group' | 'private'
  readonly question?: OpenQuestion
}

/** What 王秀英 of 石桥村 (her children are 王子涵/涵涵 c3 and 王子轩/轩轩 c4) is understood to ask, on Thursday 2026-03-12. */
export function asked({ text, where = 'private', question }: Said): Meaning | null {
  const channel = where === 'private' ? 'private' : 'group'
  const speaker: Speaker = { ...speakerOf('a1', 'v2', channel), question: question ?? null }
  const message = {
    text,
    channel,
    mention: where === '@',
    quote: null,
    at: new Date('2026-03-12T20:10:00+08:00'),
  } as const
  return readRequest(readContext(message, speaker), trainedRequestEar())
}

/** In examples of the vocabulary X stands for a child's name and V for a volunteer's. */
export function withNames(example: string): string {
  return example.replaceAll('X', '轩轩').replaceAll('V', '李建国')
}
