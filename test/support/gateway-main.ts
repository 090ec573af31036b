/** A gateway process of its own, so that it can be killed and frozen like a real one. Driven by test/support/gateway.ts. */

import { log } from 'wechaty-puppet'
import { PuppetServer } from 'wechaty-puppet-service'
import { LocalPuppet } from './local-puppet.ts'

log.level('silent')
const [port = '', token = '', bot = '', botName = ''] = process.argv.slice(2)
const tell = (message: object) => process.send?.(message)

const puppet = new LocalPuppet(bot, botName, (sent) => tell({ sent }))
const calls: Record<string, (...given: never[]) => unknown> = {
  addContact: puppet.addContact.bind(puppet),
  addRoom: puppet.addRoom.bind(puppet),
  setAlias: puppet.setAlias.bind(puppet),
  say: puppet.say.bind(puppet),
  recall: puppet.recall.bind(puppet),
  join: puppet.join.bind(puppet),
  leave: puppet.leave.bind(puppet),
  rename: puppet.rename.bind(puppet),
  requestFriend: puppet.requestFriend.bind(puppet),
  inviteToRoom: puppet.inviteToRoom.bind(puppet),
  refuse: puppet.refuse.bind(puppet),
  failReads: puppet.failReads.bind(puppet),
  dropAccount: puppet.dropAccount.bind(puppet),
  returnAccount: puppet.returnAccount.bind(puppet),
  accepted: () => puppet.accepted,
  status: () => ({ loggedIn: puppet.isLoggedIn, starts: puppet.starts, stops: puppet.stops, refused: puppet.refused }),
}

process.on('message', async ({ call, name, given }: { call: number; name: string; given: never[] }) => {
  try {
    tell({ call, result: await calls[name]?.(...given) })
  } catch (error) {
    tell({ call, error: String(error) })
  }
})
// without its test there is nothing to serve
process.on('disconnect', () => process.exit())

await new PuppetServer({ endpoint: `127.0.0.1:${port}`, puppet, token }).start()
tell({ ready: true })
