import { createSandboxChat, openTalk, sandboxPlatform } from '../../src/chat/sandbox.ts'
import { demoBotAccount, demoGuest, makeDemo } from '../../src/demo.ts'
import { createDemoClock } from '../../src/main/demo-clock.ts'
import { createSandboxSide } from '../../src/main/sandbox-backend.ts'
import { wire } from '../../src/main/wire.ts'
import { defaultOutboxSettings } from '../../src/outbox.ts'
import { usualReminders } from '../../src/reminders.ts'
import type { Store } from '../../src/store/database.ts'
import { checkNature } from '../../src/store/nature.ts'
import { nextDue } from '../../src/store/next-due.ts'

/** The demo with its page on a free port, on an empty store, without waiting between messages. Its clock begins at `from`, which is in the future. */
export async function openSandbox(store: Store, from: Date) {
  const clock = createDemoClock(from)
  await store.transaction(async (db) => {
    await checkNature(db, { setting: 'demo', embedded: true, networkSet: false }, from)
    await makeDemo(db, from)
  })
  const errors: unknown[] = []
  const log = { info: () => {}, warn: () => {}, error: (facts: object) => void errors.push(facts) }
  const on = { platform: sandboxPlatform, botAccount: demoBotAccount }
  const side = createSandboxSide(store, clock, on, { guest: demoGuest, reminders: usualReminders })
  const chat = createSandboxChat({
    port: 0,
    botAccount: demoBotAccount,
    botName: '伴伴',
    backend: side.backend,
    talk: openTalk(null),
  })
  const wired = wire({
    store,
    chats: [chat],
    settings: {
      botName: '伴伴',
      textDays: 30,
      reminders: usualReminders,
      concerns: { numbers: '' },
      outbox: { ...defaultOutboxSettings, roomIntervalSeconds: 0 },
      friendPauseMs: 0,
    },
    now: clock.now,
    log,
    explain: side.explained,
  })
  clock.nextDue = (after) => store.read((db) => nextDue(db, after))
  clock.onPass = async () => {
    await wired.tick()
    while ((await wired.outbox.runOnce()) > 0);
  }
  await wired.start()
  return {
    address: chat.address(),
    backend: side.backend,
    errors,
    close: async () => {
      await wired.stop()
      await store.close()
    },
  }
}
