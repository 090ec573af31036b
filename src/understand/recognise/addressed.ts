/** What the bot is called where its own names on the network are not known. */
export const botNames: readonly string[] = ['伴伴', '伴伴机器人', '小伴', 'Banban']

export interface Addressed {
  /** called by its name at the head of the text */
  readonly addressed: boolean
  /** the text without the call */
  readonly rest: string
}

/** Ends a call: the blank that phones put after a mention, any other blank, a mark of punctuation, a particle. */
const afterName = /^(?:[啊呀哎诶哇哈呢]?[\s\u2005\u00a0,，、:：!！.。~～?？]+|[啊呀哎诶]?$)/

/**
 * Takes the bot's name off the head of a text ("伴伴,我的孩子", "@伴伴 我的孩子"). A typed name needs a blank, a
 * mark or the end after it, so that 伴伴们 and names that begin alike are no call; 所有人 never is one.
 */
export function addressed(text: string, names: readonly string[] = botNames): Addressed {
  const start = text.trimStart()
  const longestFirst = [...names].filter((name) => name !== '').sort((a, b) => b.length - a.length)
  for (const name of longestFirst) {
    for (const call of [`@${name}`, `＠${name}`, name]) {
      if (!start.toLowerCase().startsWith(call.toLowerCase())) continue
      const after = start.slice(call.length)
      const end = afterName.exec(after)
      if (end) return { addressed: true, rest: after.slice(end[0].length).trimStart() }
    }
  }
  return { addressed: false, rest: text }
}
