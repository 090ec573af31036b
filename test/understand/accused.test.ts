import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accusedOf } from '../../src/understand/accused.ts'

const zhou = { id: 'zhou', name: '周桂兰', leader: true }
const meng = { id: 'meng', name: '孟庆香', leader: true }
const yan = { id: 'yan', name: '黄艳芳', leader: false }
const people = [zhou, meng, yan]

const rosters = JSON.parse(readFileSync(new URL('../corpus/rosters.json', import.meta.url), 'utf8'))
const corpus = readFileSync(new URL('../corpus/dev.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

describe('accusedOf', () => {
  it.each(['b-003', 'b-040', 'b-104', 'd-045', 'd-121'])('accuses nobody where %s calls its leader', (id) => {
    const message = corpus.find((one) => one.id === id)
    expect(accusedOf(message.text, rosters[message.roster].volunteers)).toEqual([])
  })

  it.each([
    '周站长,孩子被他爸打了',
    '周站长好,我今天家访,孩子腿上有皮带印',
    '站长在吗,孩子不见了',
    '请站长马上联系我,孩子手腕有划痕',
    '急!站长!!娃要跳楼',
    '@周桂兰 快来,孩子落水了',
    '孩子离家出走了!周姐快来',
    '娃被打了,怎么办啊,周站长',
    '艳芳今天去看了霞妹,手腕上好几道印子',
    '艳芳刚跟我讲,霞妹不想活了',
    '周姐说他爸又打他了',
    '周站长家访时发现孩子身上有伤',
    '我和周姐今天去看了浩浩,身上有皮带印',
    '孩子说他舅舅拿皮带抽他',
  ])('accuses nobody who is called on, found it or told of it: %s', (text) => {
    expect(accusedOf(text, people)).toEqual([])
  })

  it.each([
    ['周站长打了他', ['zhou']],
    ['周姐喝了酒就打娃', ['zhou']],
    ['孩子说是桂兰姐掐的', ['zhou']],
    ['老周把他关在屋里', ['zhou']],
    ['周桂兰对她动手动脚', ['zhou']],
    ['周姐说要打死他', ['zhou']],
    ['娃不敢去周姐家,一提就哭', ['zhou']],
    ['周站長打了他', ['zhou']],
    ['周 站 长 打了他', ['zhou']],
    ['孩子说周站长摸她,站长在吗?', ['zhou']],
    ['周站长,就是她打的孩子', ['zhou']],
    ['艳芳今天去看了霞妹,还打了她一巴掌', ['yan']],
    ['艳芳和周姐把娃锁在屋里', ['zhou', 'yan']],
    ['站长打了他', ['zhou', 'meng']],
    ['她说站长不让她告诉别人', ['zhou', 'meng']],
    ['协调员打了孩子', ['yan']],
  ])('may be accusing in %s', (text, ids) => {
    expect(accusedOf(text, people)).toEqual(ids)
  })

  it('never throws and names only people it was given', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (text, name) => {
        expect(['x', 'zhou']).toEqual(
          expect.arrayContaining(accusedOf(text + name, [zhou, { id: 'x', name, leader: true }])),
        )
      }),
    )
  })
})
