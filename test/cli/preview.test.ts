import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Running, run } from '../support/process.ts'

// each test starts processes that open a store: slow on a busy machine
describe('npm run preview', { timeout: 120_000 }, () => {
  let folder = ''
  let bot: Running | null = null

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'banban-preview-'))
  })

  afterEach(async () => {
    bot?.kill('SIGTERM')
    await bot?.ended
    bot = null
    rmSync(folder, { recursive: true })
  })

  const environment = () => ({
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: '',
    BANBAN_STORE: '',
    PORT: '0',
    BANBAN_LOG_LEVEL: 'silent',
  })
  const previewing = async (...args: string[]) => {
    const running = run('src/cli/preview.ts', args, environment())
    return { code: await running.ended, text: running.lines.join('\n') }
  }

  test('says how it is asked, and that an empty place has nothing', async () => {
    expect(await previewing('--days', 'soon')).toMatchObject({ code: 2 })
    expect(await previewing('--days', '3')).toMatchObject({ code: 0, text: expect.stringContaining('还没有数据') })
  })

  test('is answered by the bot that holds the folder, and by the folder once it is free', async () => {
    bot = run('src/main.ts', [], environment())
    await bot.until((line) => line.includes('Banban is ready'))
    const busy = await previewing('--days', '7')
    expect(busy).toMatchObject({ code: 0, text: expect.stringContaining('只是预演') })
    bot.kill('SIGTERM')
    await bot.ended
    expect(await previewing('--days', '7')).toMatchObject({ code: 0, text: expect.stringContaining('只是预演') })
  })
})
