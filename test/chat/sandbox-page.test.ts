import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readTranscript } from '../../src/chat/transcript.ts'
import { demoNames } from '../../src/cli/play/demo-names.ts'
import { play } from '../../src/cli/play/player.ts'
import { showFaults } from '../../src/cli/play/show.ts'
import { openBrowser } from '../support/browser.ts'
import { openSnapshot } from '../support/database.ts'
import { openSandbox } from '../support/sandbox.ts'

/** A Wednesday evening that is to come: the demo's clock never goes back. */
const EVENING = new Date('2031-03-12T18:00:00+08:00')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** How far the messages are from being scrolled to their end, in pixels. */
const FROM_THE_END =
  '(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)(messages)'

let opened: Awaited<ReturnType<typeof openBrowser>>
let browser: Browser
let bot: Awaited<ReturnType<typeof openSandbox>>
let context: BrowserContext
let page: Page
const faults: string[] = []

beforeAll(async () => {
  opened = await openBrowser()
  browser = opened.browser
})
afterAll(() => opened.close())
beforeEach(async () => {
  bot = await openSandbox(await openSnapshot(), EVENING)
  faults.length = 0
  context = await newContext(1280)
  page = await visit(context)
})
afterEach(async () => {
  await context.close()
  await bot.close()
  expect(faults).toEqual([])
  expect(bot.errors).toEqual([])
})

const newContext = (width: number) =>
  browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true, reducedMotion: 'reduce' })

async function visit(where: BrowserContext): Promise<Page> {
  const visited = await where.newPage()
  visited.setDefaultTimeout(8000)
  visited.on('pageerror', (error) => faults.push(error.message))
  visited.on('dialog', (dialog) => faults.push(dialog.message()))
  visited.on('request', (request) => {
    if (!request.url().startsWith(bot.address) && !request.url().startsWith('data:')) faults.push(request.url())
  })
  await visited.goto(bot.address)
  await visited.locator('#who b').waitFor({ state: 'attached' })
  return visited
}

async function say(text: string, on = page): Promise<void> {
  await on.locator('#text').fill(text)
  await on.locator('#text').press('Enter')
}

/** The bot's bubble that has these words, once it is there. */
const told = (words: string, on = page) => on.locator('.message.bot .bubble', { hasText: words }).last().waitFor()
const become = (office: string) => page.locator('#quick button', { hasText: office }).click()
const conversation = (name: string) => page.locator('#conversations button', { hasText: name })
const fits = (on: Page) => on.evaluate('document.documentElement.scrollWidth <= innerWidth')

async function seriousFindings(on: Page): Promise<string[]> {
  await on.evaluate(axe)
  const { violations } = (await on.evaluate('axe.run(document)')) as {
    violations: { id: string; impact: string; nodes: { html: string }[] }[]
  }
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

describe('the page as a volunteer meets it', () => {
  test('a sentence to try names her own child, fills the field, and is kept and answered', async () => {
    await page.getByRole('button', { name: '昨晚给陈佳怡打了半小时电话' }).click()
    await page.locator('#text').press('Enter')
    await told('记好了:佳怡 电话30分钟(昨天)')
    await page.reload()
    await told('记好了:佳怡 电话30分钟(昨天)')
  })

  test('the panel says which words gave which value, what was kept and who was shown what', async () => {
    await say('昨晚给陈佳怡打了半小时电话')
    await told('记好了')
    await page.locator('.mine .bubble').click()
    const minutes = page.locator('.values button', { hasText: '时长' })
    await minutes.hover()
    expect(await page.locator('.mine mark.strong').allTextContents()).toEqual(['半小时'])
    const panel = await page.locator('#panel').innerText()
    expect(panel).toMatch(/活动:李秀云 → 陈佳怡 电话 2031-03-11 30分钟 \(记着\)/)
    expect(panel).toMatch(/陈佳怡 的.*→ 石桥村爱心妈妈群/)
  })

  test('a question is answered, a message quoted and taken back', async () => {
    await say('今天打了电话')
    await told('这是哪个孩子')
    await say('2')
    await told('记好了:佳明 电话')
    const first = page.locator('.message.mine').first()
    await first.hover()
    await first.getByRole('button', { name: '引用' }).click()
    await say('撤销')
    await told('撤销了')
    expect(await page.locator('.mine blockquote').innerText()).toBe('今天打了电话')
    await first.hover()
    await first.getByRole('button', { name: '撤回' }).click()
    await page.locator('.gone', { hasText: '你 撤回了一条消息' }).waitFor()
  })

  test('接龙 is opened, added to and sent again whole', async () => {
    await page.locator('#relay').click()
    await page.locator('#relay-lines input').last().fill('李秀云 佳怡 电话20分钟')
    await page.locator('#relay-form').getByRole('button', { name: '发出去' }).click()
    await told('佳怡 电话20分钟')
    await become('站长')
    await page.locator('#relay').click()
    expect(await page.locator('#relay-lines input').first().inputValue()).toBe('李秀云 佳怡 电话20分钟')
    await page.locator('#relay-lines input').last().fill('周桂兰 虎子 家访')
    await page.locator('#relay-form').getByRole('button', { name: '发出去' }).click()
    await told('已有,没重复记')
    expect(await page.locator('.mine .bubble').last().innerText()).toBe(
      '#接龙\n本周关爱\n\n1. 李秀云 佳怡 电话20分钟\n2. 周桂兰 虎子 家访',
    )
  })

  test('the clock goes ahead, and what comes meanwhile is unread in its chat', async () => {
    await say('陈佳怡说不想活了,手腕上有刀口')
    await conversation('伴伴').locator('.unread').waitFor()
    await page.locator('#open-clock').click()
    await page.locator('#waiting li', { hasText: '告急' }).first().waitFor()
    await page.getByRole('button', { name: '+1小时' }).click()
    await page.locator('#now', { hasText: '19:' }).waitFor()
    await become('站长')
    await conversation('伴伴').locator('.unread').waitFor()
    expect(Number(await conversation('伴伴').locator('.unread').innerText())).toBeGreaterThan(1)
    await conversation('伴伴').click()
    await conversation('伴伴').locator('.unread').waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('#now', { hasText: '19:' }).waitFor()
    expect(await conversation('伴伴').locator('.unread').count()).toBe(0)
  })

  test('the clock shows what will come by itself in seven days, and then it comes', async () => {
    await say('明天下午去看陈佳怡')
    await told('预告记下了')
    await page.locator('#open-clock').click()
    await page.locator('#waiting li', { hasText: /^3月12日周三 19:00 每日提醒:.*李秀云/ }).waitFor({ timeout: 20_000 })
    await page.getByRole('button', { name: '今晚7点' }).click()
    await page.locator('#now', { hasText: '19:' }).waitFor()
    await conversation('伴伴(私聊)').locator('.unread').waitFor()
    await page.locator('#open-clock').click()
    await page.locator('#date').fill('2031-03-17T09:00')
    expect(await page.getByRole('button', { name: '明晚7点' }).isVisible()).toBe(true)
    await page.getByRole('button', { name: '周一9点' }).click()
    await page.locator('#now', { hasText: '3月17日周一 09:00' }).waitFor({ timeout: 20_000 })
    await page.locator('#open-clock').click()
    await page.locator('#date').fill('2031-03-18T10:30')
    await page.getByRole('button', { name: '拨到' }).click()
    await page.locator('#now', { hasText: '3月18日周二 10:30' }).waitFor({ timeout: 20_000 })
  })

  test('a summary card is a picture in its bubble, seen to its end', async () => {
    await become('站长')
    await say('@伴伴 汇总图')
    const card = page.locator('.message.bot .bubble img')
    await card.waitFor()
    await expect.poll(() => card.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBeGreaterThan(300)
    expect(await card.getAttribute('alt')).toContain('汇总')
    await expect.poll(() => page.evaluate(FROM_THE_END)).toBeLessThan(5)
  })

  test('practice in private keeps nothing and says so in each answer', async () => {
    await conversation('伴伴(私聊)').click()
    await say('练习')
    await told('开始练习')
    await say('今天去看了佳明')
    await told('【练习,没有记下】')
    await page.locator('.mine .bubble').last().click()
    await page.locator('#panel .values').first().waitFor()
    expect(await page.locator('#panel').innerText()).not.toContain('(记着)')
    await say('陈佳怡说不想活了,手腕上有刀口')
    await told('练习中,没有上报。如果是真的,回『真的』')
    await say('结束练习')
    await told('练习')
    await become('站长')
    expect(await conversation('伴伴(私聊)').locator('.unread').count()).toBe(0)
  })

  test('two browsers see the same room', async () => {
    const other = await newContext(1280)
    const second = await visit(other)
    await say('今天去看了佳明')
    await told('记好了:佳明 看望', second)
    await other.close()
  })

  test('somebody new is added, is told what to do, and a room alias is shown', async () => {
    await page.locator('#who').click()
    await page.locator('#new-name').fill('新来的小陈')
    await page.locator('#new-name').press('Enter')
    await page.locator('#who', { hasText: '新来的小陈' }).waitFor()
    await page.locator('#alias').click()
    await page.locator('#alias-name').fill('石桥小陈')
    await page.locator('#alias-name').press('Enter')
    await page.locator('#alias-dialog').waitFor({ state: 'hidden' })
    await say('今天去看了虎子')
    await conversation('伴伴(私聊)').locator('.unread').waitFor()
    await become('志愿者')
    await page.locator('.message.other .who', { hasText: '石桥小陈' }).waitFor()
  })
})

describe('for every hand and eye', () => {
  test('keyboard alone: @, send, history, panel, another person', async () => {
    await page.locator('#text').focus()
    await page.keyboard.type('@伴')
    await page.locator('#picker [aria-selected="true"]', { hasText: '伴伴' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('帮助')
    await page.keyboard.press('Enter')
    await page.locator('.message.bot').first().waitFor()
    await page.keyboard.press('ArrowUp')
    expect(await page.locator('#text').inputValue()).toBe('@伴伴 帮助')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('#text').inputValue()).toBe('')
    await page.locator('.mine').getByRole('button', { name: '听懂了什么' }).focus()
    await page.keyboard.press('Enter')
    await page.locator('.values', { hasText: '帮助' }).waitFor()
    await page.locator('#who').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('周桂兰')
    await page.keyboard.press('Enter')
    await page.locator('#who', { hasText: '周桂兰' }).waitFor()
  })

  test('no serious finding of axe, in the chat and in each dialog', async () => {
    await say('昨晚给陈佳怡打了半小时电话')
    await told('记好了')
    await page.locator('.mine .bubble').click()
    await page.locator('.values').first().waitFor()
    expect(await seriousFindings(page)).toEqual([])
    for (const opener of ['#who', '#open-clock', '#relay', '#alias']) {
      await page.locator(opener).click()
      expect(await seriousFindings(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
  })

  test('a phone shows one pane at a time, nothing sideways, buttons large enough for a thumb', async () => {
    const phone = await newContext(390)
    const small = await visit(phone)
    await small.getByRole('button', { name: '昨晚给陈佳怡打了半小时电话' }).click()
    await small.locator('.strong[type=submit]').first().click()
    await told('记好了', small)
    expect(await small.locator('nav').isVisible()).toBe(false)
    expect(await fits(small)).toBe(true)
    await small.locator('.mine .bubble').click()
    await small.locator('.mine').getByRole('button', { name: '听懂了什么' }).click()
    await small.locator('#panel .values').first().waitFor()
    const tooSmall = await small.$$eval('button', (buttons) =>
      buttons
        .map((button) => ({ name: button.textContent, box: button.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && (box.height < 40 || box.width < 40))
        .map(({ name }) => name),
    )
    expect(tooSmall).toEqual([])
    expect(await seriousFindings(small)).toEqual([])
    await small.locator('#close-panel').click()
    await small.locator('#back').click()
    expect([await small.locator('nav').isVisible(), await small.locator('.chat').isVisible()]).toEqual([true, false])
    expect(await fits(small)).toBe(true)
    await phone.close()
  })
})

test('markup, bidi and very long words stay words, in names and messages', async () => {
  const evil = '<img src=x onerror=alert(1)>'
  await page.locator('#who').click()
  await page.locator('#new-name').fill('<b onclick=a()>\u202e人')
  await page.locator('#new-name').press('Enter')
  await page.locator('#who', { hasText: 'onclick' }).waitFor()
  for (const text of [evil, `\u202e${evil}\u2066\u0000`, '</li><script>alert(2)</script>', 'W'.repeat(19_000)])
    await say(text)
  await page.locator('.bubble', { hasText: 'WWWW' }).waitFor()
  expect(await page.locator('.bubble').first().innerText()).toBe(evil)
  expect(await page.locator('.bubble img, .bubble script, #who b b').count()).toBe(0)
  expect(await fits(page)).toBe(true)
  await say('长'.repeat(100_000))
  await page
    .locator('#problem', { hasText: '不对' })
    .or(page.locator('#problem', { hasText: '太长' }))
    .waitFor()
  expect((await page.locator('#text').inputValue()).length).toBe(100_000)
})

test('the talk is saved as a file that plays back as it went', async () => {
  await say('昨晚给陈佳怡打了半小时电话')
  await told('记好了:佳怡')
  const first = page.locator('.message.mine').first()
  await first.hover()
  await first.getByRole('button', { name: '引用' }).click()
  await say('撤销')
  await told('撤销了')
  await page.locator('#relay').click()
  await page.locator('#relay-lines input').last().fill('李秀云 佳明 电话20分钟')
  await page.locator('#relay-form').getByRole('button', { name: '发出去' }).click()
  await told('佳明 电话20分钟')
  await page.locator('#voice').click()
  await become('协调员')
  await conversation('伴伴(私聊)').click()
  await say('绑定码 周桂兰')
  await told('给周桂兰的绑定码')
  await become('志愿者')
  await say('陈佳怡说不想活了,手腕上有刀口')
  await conversation('伴伴').locator('.unread').waitFor()
  // the last of the answers in other chats
  await page.waitForTimeout(500)
  await page.locator('#open-clock').click()
  await page.getByRole('button', { name: '+1小时' }).click()
  await page.locator('#now', { hasText: '19:' }).waitFor()
  await say('我的孩子')
  await told('李秀云结对的孩子')
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()])
  expect(download.suggestedFilename()).toBe('banban.chat')
  const content = readFileSync(await download.path(), 'utf8')
  expect(content).toContain('人物 演示')
  expect(content).toMatch(/引用 1: 撤销/)
  const transcript = readTranscript('saved.chat', content, demoNames)
  expect(transcript.isChecked).toBe(true)
  const played = await play(transcript, openSnapshot)
  expect(showFaults('saved.chat', played), content).toBe('')
})
