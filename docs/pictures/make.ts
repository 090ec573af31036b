import { mkdirSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { open } from '../../src/store/database.ts'
import { openBrowser } from '../../test/support/browser.ts'
import { openSandbox } from '../../test/support/sandbox.ts'

/** Makes the README's pictures from the sandbox: node --import tsx docs/pictures/make.ts */
const EVENING = new Date('2031-03-12T19:30:00+08:00')
const here = new URL('./', import.meta.url)

async function say(page: Page, text: string): Promise<void> {
  const before = await page.locator('.message.bot').count()
  await page.locator('#text').fill(text)
  await page.locator('#text').press('Enter')
  await page.locator('.message.bot').nth(before).waitFor()
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.waitForTimeout(300)
  const png = await page.screenshot()
  writeFileSync(new URL(name, here), png)
  process.stdout.write(`${name} ${Math.round(png.length / 1024)} kB\n`)
}

async function main(): Promise<void> {
  mkdirSync(here, { recursive: true })
  const bot = await openSandbox(await open('memory'), EVENING)
  const { browser, close } = await openBrowser()
  try {
    const phone = await browser.newPage({ viewport: { width: 390, height: 800 }, reducedMotion: 'reduce' })
    await phone.goto(bot.address)
    await phone.locator('#examples button').first().waitFor()
    await shoot(phone, 'phone-start.png')
    const desk = await browser.newPage({ viewport: { width: 1280, height: 850 }, reducedMotion: 'reduce' })
    await desk.goto(bot.address)
    await say(desk, '昨晚给佳怡打了半小时电话,今天带佳明去公园玩了两个小时')
    await say(desk, '不对,是前天打的')
    await say(desk, '1')
    await desk.locator('#quick button', { hasText: '站长' }).click()
    await say(desk, '我的孩子')
    await say(desk, '刚才去看了末末,陪着写了一小时作业')
    await desk.locator('#quick button', { hasText: '志愿者' }).click()
    await desk.locator('.mine .bubble').first().click()
    await desk.locator('.values').first().waitFor()
    await shoot(desk, 'desk.png')
    await shoot(phone, 'phone.png')
    await desk.locator('#quick button', { hasText: '站长' }).click()
    await say(desk, '本月汇总图')
    await phone.locator('img').last().waitFor()
    await shoot(phone, 'card.png')
  } finally {
    await close()
    await bot.close()
  }
}

await main()
