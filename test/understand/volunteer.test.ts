import { describe, expect, it } from 'vitest'
import { CHILD_MASK, VOLUNTEER_MASK } from '../../src/understand/mention.ts'
import { recogniseChildren } from '../../src/understand/recognise/child.ts'
import { maskNames } from '../../src/understand/recognise/mask.ts'
import { recogniseVolunteers } from '../../src/understand/recognise/volunteer.ts'
import { speakerOf } from '../support/corpus.ts'

/** Station a1: 刘桂兰 leads; 王秀英, 李建国, 张翠花, 陈大军, 周玉梅, 何春燕, 王秀云, 胡文斌. */
const speaker = speakerOf('a1', 'v9')
const read = (text: string, from = speaker) =>
  recogniseVolunteers(text, from).map(({ text: words, value }) => `${words}:${value.volunteers.join() || '?'}`)

describe('volunteers', () => {
  it.each([
    ['刘桂兰今天去看了小虎', ['刘桂兰:v1']],
    ['桂兰姐昨天去了', ['桂兰姐:v1']],
    ['刘站长,明天开会吗', ['刘站长:v1']],
    ['建国老师说他去过了', ['建国老师:v3']],
    ['陈哥替我去的', ['陈哥:v5']],
    ['和玉梅一起去的', ['玉梅:v6']],
    ['小何今天也来了', ['小何:v7']],
    ['老李没来', ['老李:v3']],
    ['王姐去看了小虎', ['王姐:?']],
    ['我今天去看了小虎', []],
    ['俺没空', []],
    ['校长和村支书都在', []],
    ['陈佳怡今天没来', []],
    ['给周末打电话', []],
  ])('%s', (text, mentions) => {
    expect(read(text)).toEqual(mentions)
  })

  it('a name shared with a child is the volunteer where it acts and the child where something is done with it', () => {
    const shared = speakerOf('c1', 'v1')
    expect(read('陈静今天去看了平安', shared)).toEqual(['陈静:v4'])
    expect(read('给陈静打了电话', shared)).toEqual([])
    expect(recogniseChildren('给陈静打了电话', shared).map(({ value }) => value.children)).toEqual([['c9']])
  })

  it('the sender is not the 王姐 she speaks of', () => {
    expect(read('王姐去看了小虎', speakerOf('a1', 'v2'))).toEqual(['王姐:v8'])
  })
})

describe('masking', () => {
  it('covers names and leaves the rest where it was', () => {
    const text = '玉梅和一鸣周末去看王小虎,孩子很好'
    const masked = maskNames(text, recogniseChildren(text, speaker), recogniseVolunteers(text, speaker))
    const child = CHILD_MASK
    expect(masked).toBe(`${VOLUNTEER_MASK.repeat(2)}和${child.repeat(2)}周末去看${child.repeat(3)},孩子很好`)
  })
})
