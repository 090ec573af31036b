import type { Db } from '../store/database.ts'
import { put } from '../store/outbox.ts'
import { endOverduePractices } from '../store/practice.ts'
import { practiceIsOver, textOf } from '../wording.ts'

const DAY = 86_400_000

/** Whoever practised until now is told that from here on her words count. */
export async function tellPracticesOver(db: Db, now: Date): Promise<void> {
  const over = await endOverduePractices(db, now)
  await put(
    db,
    over.map(({ platform, botAccount, account }) => ({
      platform,
      botAccount,
      conversation: account,
      isRoom: false,
      class: 'answer' as const,
      key: `practice-over ${platform} ${botAccount} ${account} ${now.toISOString()}`,
      text: textOf(practiceIsOver()),
      notBefore: now,
      validUntil: new Date(now.getTime() + DAY),
    })),
  )
}
