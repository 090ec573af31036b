import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTranscript } from '../../src/chat/transcript.ts'
import { compare, type Told } from '../../src/cli/play/compare.ts'
import { play } from '../../src/cli/play/player.ts'
import { show, showFaults } from '../../src/cli/play/show.ts'
import { openSnapshot } from '../support/database.ts'
import { setTheScene } from '../support/scene.ts'

const HEAD = `时间 2026-03-11 20:15
协调员 何玉芬
站点 甲站
群 甲群
站长 刘桂兰: 王小虎(虎子)
志愿者 王秀英: 王子涵(涵涵)
`
const REPORT = '[群] 王秀英: 昨晚给涵涵打了半小时电话'
const ECHO = '记好了:涵涵 电话30分钟(昨天)'

async function played(...lines: string[]) {
  const transcript = readTranscript('x.chat', HEAD + lines.join('\n'))
  const done = await play(transcript, openSnapshot)
  return { shown: show(done), faults: showFaults('x.chat', done) }
}

describe('a transcript that is played', () => {
  test('prints who was told what, and is content where all is as expected', async () => {
    const { shown, faults } = await played(REPORT, `> ${ECHO}*`, '[群] 刘桂兰: 今晚吃啥', '> 无')
    expect(faults).toBe('')
    expect(shown).toBe(
      `
── 2026-03-11 ──
20:15 ${REPORT}
      → [群 甲群] ${ECHO}
    | (不对就回“撤销”,或直接说怎么改)
20:15 [群] 刘桂兰: 今晚吃啥`,
    )
  })

  test.each([
    ['other words', [REPORT, '> 好的'], 'x.chat:8: told otherwise\n  - [群 甲群] 好的\n  + [群 甲群] 记好了'],
    ['silence where an answer was expected', ['[群] 王秀英: 好', '> 好的'], 'x.chat:8: not told\n  - [群 甲群] 好的'],
    [
      'an answer where silence was expected',
      [REPORT, '> 无'],
      'x.chat:7: told without being expected\n  + [群 甲群] 记好了',
    ],
    ['an answer that nobody expected', ['[私] 王秀英: 帮助', '[群] 王秀英: 好', '> 无'], 'x.chat:7: told without'],
    ['one of two answers only', [REPORT, `> ${ECHO}*`, '> [私 王秀英] 好'], 'x.chat:9: not told\n  - [私 王秀英] 好'],
    ['a word that must not be said', [REPORT, '> 含 涵涵 不含 30分钟'], 'x.chat:8: told otherwise'],
  ])('finds %s', async (_name, lines, says) => {
    const { faults } = await played(...lines)
    expect(faults).toContain(says)
  })

  test('without any expectation is only played', async () => {
    expect((await played(REPORT)).faults).toBe('')
  })

  test('refuses a clock that goes back', async () => {
    await expect(played(REPORT, '时间 20:00')).rejects.toThrow('the clock never goes back')
  })

  test('refuses a store that has people in it', async () => {
    const store = await openSnapshot()
    await setTheScene(store)
    const transcript = readTranscript('x.chat', HEAD + REPORT)
    await expect(play(transcript, async () => store)).rejects.toThrow('The store to play on is not empty.')
  })

  test('knows the demo county', async () => {
    const transcript = readTranscript('x.chat', '时间 2026-03-11 20:15\n人物 演示\n[群 石桥] 周桂兰: 我的孩子\n', {
      rooms: ['石桥村爱心妈妈群'],
      people: ['周桂兰'],
    })
    const done = await play(transcript, openSnapshot)
    expect(show(done)).toContain('周桂兰结对的孩子:')
  })
})

describe('comparing what was told with what was expected', () => {
  const room = { room: '甲群' }
  const person = { person: '王秀英' }
  const told = (where: Told['in'], text: string): Told => ({ in: where, text, messageId: null })
  const wanted = (where: Told['in'], text: string, line = 1) => ({
    line,
    kind: 'told' as const,
    in: where,
    label: null,
    text: { kind: 'whole' as const, text },
  })

  test('asks for the order within a conversation and not between them', () => {
    const expected = [wanted(room, '一'), wanted(person, '二'), wanted(room, '三')]
    expect(compare(expected, [told(person, '二'), told(room, '一'), told(room, '三')], 1).faults).toEqual([])
    expect(compare(expected, [told(room, '三'), told(room, '一'), told(person, '二')], 1).faults).toHaveLength(2)
  })

  test('takes what stands for {码}, and holds signs of patterns for what they are', () => {
    const { taken, faults } = compare([wanted(room, '码:{码} (七天)*')], [told(room, '码:0815 (七天)\n好')], 1)
    expect([faults, taken.get('码')]).toEqual([[], '0815'])
    expect(compare([wanted(room, 'a.c')], [told(room, 'abc')], 1).faults).toHaveLength(1)
  })
})

describe('npm run play', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'banban-play-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function run(content: string) {
    const file = join(folder, 'x.chat')
    writeFileSync(file, content)
    const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', 'src/cli/play.ts', file], {
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }

  test('ends with 0 where all is as expected, with 1 and the difference where not, with 2 at a line it can not read', () => {
    expect(run(`${HEAD}${REPORT}\n> ${ECHO}*`)).toMatchObject({ status: 0, stderr: '' })
    const wrong = run(`${HEAD}${REPORT}\n> 好的`)
    expect(wrong.status).toBe(1)
    expect(wrong.stdout).toContain('told otherwise\n  - [群 甲群] 好的\n  + [群 甲群] 记好了')
    expect(run(`${HEAD}[群] 王五: 好`)).toMatchObject({ status: 2, stderr: expect.stringContaining('line 7: “王五”') })
  }, 60_000)

  test('says in one line which file can not be read', () => {
    const { status, stderr } = spawnSync('node', ['--import', 'tsx', 'src/cli/play.ts', '/nonexistent.chat'], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: '/nonexistent.chat: can not be read, there is no such file\n',
    })
  })

  test('explains the recall and the second sending as they are read', () => {
    const { stderr } = spawnSync('node', ['--import', 'tsx', 'src/cli/play.ts', '--help'], { encoding: 'utf8' })
    const examples = [...stderr.matchAll(/(?:\[群\] )?王秀英 (?:撤回|重发) 甲/g)].map(([example]) => example)
    expect(examples).toHaveLength(2)
    for (const example of examples)
      expect(() => readTranscript('x.chat', `${HEAD}甲) ${REPORT}\n${example}\n`)).not.toThrow()
  })
})
