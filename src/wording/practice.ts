import { open, type Say } from './part.ts'

export function practiceBegins(minutes: number): Say {
  return [
    open(
      `开始练习。接下来${minutes}分钟,你私聊我说的都不会记下,我只告诉你会怎么记。\n可以试:昨晚给孩子打了半小时电话\n练完回:结束练习`,
    ),
  ]
}

export function practiceEnds(): Say {
  return [open('练习结束,刚才的都没有记下。现在起说的会真的记。')]
}

/** It ended by itself. */
export function practiceIsOver(): Say {
  return [open('练习时间到了,刚才的都没有记下。现在起说的会真的记。')]
}

export function noPractice(): Say {
  return [open('现在没有在练习。想练习就私聊我回:练习')]
}

export function practiseInPrivate(): Say {
  return [open('练习请私聊我:发“练习”就开始。')]
}

/** An answer that was practised: what would have been said. */
export function practised(say: Say, others: number): Say {
  const also = others > 0 ? [open('\n(真发时,我还会私下告诉别的有关的人)')] : []
  const apart = say
    .map(({ text }) => text)
    .join('')
    .startsWith('\n')
    ? ''
    : '\n'
  return [open(`【练习,没有记下】${apart}`), ...say, ...also]
}

export function practisedSilence(): Say {
  return [open('【练习】这句不像上报,平时我不会出声。')]
}

/** Danger that was read in practice: nobody was told. */
export function practisedDanger(): Say {
  return [open('练习中,没有上报。如果是真的,回『真的』。\n有危险先打110。')]
}
