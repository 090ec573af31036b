import type { Said } from '../../src/chat/chat.ts'
import { readTranscript } from '../../src/chat/transcript.ts'
import { addScenePeople } from '../../src/cli/play/people.ts'
import { playedOn } from '../../src/cli/play/stage.ts'
import type { Db, Store } from '../../src/store/database.ts'
import { type Place, whoIs } from '../../src/store/speaker.ts'

/** The evening at which the scene plays. */
export const evening = new Date('2026-03-11T20:15:00+08:00')
export const group = '石桥村爱心群'

const HEAD = `时间 2026-03-11 20:15
协调员 何玉芬
站点 柳树镇石桥村关爱站
群 ${group}
站长 刘桂兰: 王小虎(虎子)、周末(末末)
志愿者 王秀英: 王子涵(涵涵)、李想
志愿者 赵春梅: 陈小红
站点 青山镇关爱站
群 青山群
站长 周敏: 罗乐乐
志愿者 王秀英: 罗乐乐
未绑定 路过的张姐`

/** Writes the people of the scene, as a transcript's head names them. */
export async function setTheScene(store: Store, head = HEAD): Promise<void> {
  const { scene } = readTranscript('scene', head)
  await store.transaction((db) => addScenePeople(db, scene, playedOn, evening))
}

/** Where somebody writes: in a room, else in private. */
export function placeOf(account: string, room: string | null = null): Place {
  return { ...playedOn, account, room }
}

/** The ids that the store gave a person and a child of the scene. */
export async function idsOf(db: Db, account: string, child: string): Promise<{ person: number; child: number }> {
  const { person, roster } = await whoIs(db, placeOf(account), evening)
  const found = roster.children.find(({ name }) => name === child)
  if (!person || !found) throw new Error(`the scene has no ${account} with ${child}`)
  return { person: Number(person.id), child: Number(found.id) }
}

let count = 0

/** A message as a network hands it over. */
export function said(account: string, text: string, over: Partial<Said> = {}): Said {
  count += 1
  const { room = group } = over
  return {
    ...playedOn,
    kind: 'said',
    account,
    room,
    channel: room === null ? 'private' : 'group',
    messageId: `message-${count}`,
    text,
    mentions: [],
    mentionsBot: false,
    quote: null,
    shownName: account,
    roomAlias: null,
    files: [],
    at: evening,
    ...over,
  }
}
