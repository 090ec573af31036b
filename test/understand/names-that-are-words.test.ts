import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../src/care/speaker.ts'
import { recogniseChildren } from '../../src/understand/recognise/child.ts'

const children = [
  '张甜/甜甜',
  '李平安',
  '赵立夏/立夏',
  '钟方明',
  '孙早/早早',
  '周天/天天',
  '何宁/宁宁',
  '何康/康康',
  '陈俊杰',
].map((written) => {
  const [name = '', ...nicknames] = written.split('/')
  return { id: name, name, nicknames, sex: null, guardian: null }
})
const speaker: Speaker = {
  account: 'account',
  person: null,
  offices: [],
  stations: [],
  roomStation: null,
  roster: { children, volunteers: [] },
  ownChildren: children.map(({ id }) => id),
  question: null,
  recent: [],
}
const named = (text: string) =>
  recogniseChildren(text, speaker)
    .filter(({ value }) => value.kind === 'name')
    .flatMap(({ value }) => value.children)

describe('names that are words', () => {
  it.each([
    ['和甜甜聊了四十分钟', ['张甜']],
    ['甜甜通了电话', ['张甜']],
    ['平安在教室门口见了10分钟', ['李平安']],
    ['名字搞反了,是立夏哈', ['赵立夏']],
    ['昨天立夏给我打电话了', ['赵立夏']],
    ['天天早早俩来我家包饺子', ['周天', '孙早']],
    ['康康宁宁都在家', ['何康', '何宁']],
    ['钟黄明今天没来', ['钟方明']],
  ])('are the children that the words around them tell of: %s', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })

  it.each(['君姐让我下课去找她', '祝大家平安', '天天都要早早起来', '立夏那天去的'])(
    'stay words elsewhere: %s',
    (text) => {
      expect(named(text)).toEqual([])
    },
  )

  it('are not in care where the sender gives them to her own family', () => {
    expect(named('我女儿甜甜今天生日')).toEqual([])
  })
})
