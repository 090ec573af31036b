import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import bundled from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/**
 * A real Chromium from npm, with a Chinese font from npm: machines without fonts show Chinese too. BANBAN_CHROME names
 * an installed one instead (elsewhere than Linux x64).
 */
export async function openBrowser(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'banban-browser-'))
  const fonts = fileURLToPath(new URL('../../node_modules/@embedpdf/fonts-sc/fonts', import.meta.url))
  const config = join(folder, 'fonts.conf')
  writeFileSync(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`,
  )
  const installed = process.env.BANBAN_CHROME
  const browser = await chromium.launch({
    executablePath: installed ?? (await bundled.executablePath()),
    // not the bundle's own: in a single process the whole browser ends with its first page
    args: ['--no-sandbox', '--font-render-hinting=none'],
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: config },
  })
  return {
    browser,
    close: async () => {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
