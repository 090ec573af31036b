/** Order of what arrives, with reads that end in another order than they began. */

import { expect, it } from 'vitest'
import type { Incoming } from '../../src/chat/chat.ts'
import { createOrder } from '../../src/chat/wechaty/order.ts'

const recall = (messageId: string, room: string | null, account = 'wang'): Incoming => ({
  kind: 'recalled',
  platform: 'wechaty',
  botAccount: 'bot',
  account,
  room,
  at: new Date(0),
  messageId,
})
const later = <T>(milliseconds: number, value: T) =>
  new Promise<T>((resolve) => setTimeout(() => resolve(value), milliseconds))

function listening(handle: (incoming: Incoming) => Promise<void> = async () => {}) {
  const heard: string[] = []
  const failed: string[] = []
  const order = createOrder(
    async (incoming) => {
      await handle(incoming)
      if (incoming.kind === 'recalled') heard.push(incoming.messageId)
    },
    (stage) => failed.push(stage),
  )
  return { order, heard, failed }
}

it('is that of arrival, also where the first is read last', async () => {
  const { order, heard } = listening()
  order.add(() => later(40, recall('report', 'room')))
  order.add(() => later(1, recall('undo', 'room')))
  order.add(() => later(20, recall('thanks', 'room')))
  await order.idle()
  expect(heard).toEqual(['report', 'undo', 'thanks'])
})

it('holds in each conversation alone: one that is slow to handle keeps no other waiting', async () => {
  const { order, heard } = listening(({ room }) => later(room === 'slow' ? 60 : 1, undefined))
  order.add(() => later(1, recall('slow 1', 'slow')))
  order.add(() => later(1, recall('slow 2', 'slow')))
  order.add(() => later(1, recall('quick', 'other')))
  order.add(() => later(1, recall('private', null)))
  await order.idle()
  expect(heard).toEqual(['quick', 'private', 'slow 1', 'slow 2'])
})

it('goes on past what can not be read, is nothing to tell, or fails to be handled', async () => {
  const { order, heard, failed } = listening(async (incoming) => {
    if (incoming.kind === 'recalled' && incoming.messageId === 'bad') throw new Error('handling fails')
  })
  order.add(() => later(1, recall('first', 'room')))
  order.add(() => Promise.reject(new Error('reading fails')))
  order.add(async () => null)
  order.add(() => later(1, recall('bad', 'room')))
  order.add(() => later(1, recall('last', 'room')))
  await order.idle()
  expect(heard).toEqual(['first', 'last'])
  expect(failed).toEqual(['read', 'handle'])
})
