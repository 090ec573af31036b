/** How people answer a question back. Each stands for the whole answer once softening words are off. */
export const yesWords =
  '是 是的 是滴 是嘞 是哩 对 对的 对头 对滴 对嘞 好 好的 好嘞 好滴 嗯 嗯嗯 嗯呢 确认 确定 没错 没错的 没问题 不错 中 要得 行 可以 ok OK Ok 要 就是 就是他 就是她 就是这样 就这样 正确 系 系呀 係 得 可 成 妥 昂 恩 恩恩 y Y yes 1 记吧 记上'.split(
    ' ',
  )

export const noWords =
  '不是 不是的 不对 不 不要 不用 不用了 算了 算了吧 都不是 都不对 一个都不是 没有 没 否 取消 不记 不记了 别记 别记了 莫记 莫记了 不要了 不管了 没这回事 都不要 都没有 唔系 唔使 错 错了 不确认 不行 不可以 n N no 不系 冇 放弃 跳过 不需要'.split(
    ' ',
  )

/** Did the announced visit come about? Each stands for the whole answer, but for a day, a name or minutes beside it. */
export const planAnswers = {
  done: '(?:(?:已经|都|也|我|就|刚|是的?|对|嗯+|按时|准时|当天|好)*(?:去|看|打|送|陪|办|做|聊|见|弄|接|成|过去|辅导|通)(?:过|成|完|好|到|通|着|了|的)*(?:啦|咯|哈|呢|哦|啊)*)+',
  notDone:
    '(?:我|后来|临时|有事|有点事|太忙|忙|下雨|下大雨|家里有事|孩子不在|他不在|她不在|不好意思|抱歉|唉|还)*(?:没有?|冇|未|木有|没能|没有能)(?:去|打|看|送|办|做|见|弄|空|时间|来得及|顾上|能|抽出)*(?:成|了|到|通|着|过|上|得|呢|啊|空|时间|身)*|(?:给|又)?忘(?:记)?(?:了|掉了)?(?:去|打)?|取消了?|没空|来不及(?:了|去)?|不去了|不成',
  moved:
    '(?:没去成?|没成|没空|有事|忙|太忙|下雨|我|就|先|要|得|想|准备|打算|应该|大概|再|另外|改|推|换|延|挪|约|等|补|移|到|至|成|迟|期|在|去|打|看|吧|了|啊|哈|个)*',
} as const

/** All of what was offered. */
export const allWords =
  '都是 都有 都要 全部 全是 全都是 全都要 都对 两个都是 俩都是 两个都要 两个都有 两个 俩 三个都是 三个都要 几个都是 所有 都选 全选 一起 都去了 都打了 都看了 都记 全记 他俩 她俩 他们俩 她们俩 两个娃都是 两个都去了 两个都打了 都改 都删'.split(
    ' ',
  )

/** The place of an option: first, last. 0 is the first, -1 the last. */
export const placeWords: Readonly<Record<string, number>> = {
  最后一个: -1,
  最后那个: -1,
  最后一条: -1,
  最后: -1,
  末一个: -1,
  头一个: 0,
  头一条: 0,
  最前面: 0,
  最上面: 0,
  上面那个: 0,
  上面那条: 0,
  前面那个: 0,
  前一个: 0,
  前者: 0,
  后者: -1,
  后一个: -1,
  后面那个: -1,
  下面那个: -1,
  最下面: -1,
}

/** Stands around an answer without changing it. */
export const answerFiller =
  '就是|应该是|应该|记|是|给|说的|指的|我|选|那|这|就|的|个|第|号|条|娃|孩子|那个|他|她|系|嘅|嘞|滴|呀|啊|哦|噢|吧|哈|嘛|呢|啦|咯|了|去|打|的是|只有|只是|应该|可能|一起|和|跟|与|同|还有|以及|两个|都是|都|俩|[\\s,，、。.!！~～:：+＋&/]'
