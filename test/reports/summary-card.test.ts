import { Resvg } from '@resvg/resvg-js'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/care/day.ts'
import { summaryCard, summarySvg } from '../../src/reports/summary-card.ts'
import { type CardSums, isPublic, partsOf, summaryCardWords } from '../../src/wording.ts'

const asked = {
  from: '2026-11-16' as Day,
  to: '2026-11-22' as Day,
  station: '柳树镇石桥村关爱站',
  kinds: [],
  today: '2026-11-22' as Day,
}
const sums: CardSums = {
  occasions: 23,
  activities: 41,
  minutes: 1230,
  children: 31,
  childrenInCare: 40,
  byKind: [
    { kind: 'call', count: 29 },
    { kind: 'visit', count: 12 },
  ],
  missed: 3,
  birthdaysAhead: 2,
  commitments: { kept: 33, due: 40 },
}

/** How many pixels are not the colour of their left neighbour: where letters are drawn there are many. */
function edges(png: Uint8Array): number {
  const image = `<image href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="750" height="900">${image}</svg>`
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  let count = 0
  for (let at = 4; at < pixels.length; at += 4) if (pixels[at] !== pixels[at - 4]) count += 1
  return count
}

describe('the summary card', () => {
  it('draws its Chinese words, which the same card without a font would not', async () => {
    const words = summaryCardWords(asked, sums)
    const drawn = edges(await summaryCard(words))
    const bare = summarySvg(words).replace(/<text[^>]*>[^<]*<\/text>/gu, '')
    const empty = edges(new Resvg(bare, { font: { loadSystemFonts: false } }).render().asPng())
    expect(drawn).toBeGreaterThan(empty * 3)
  })

  it('holds counts and fixed words only, so that a room may have it', () => {
    expect(isPublic(partsOf(summaryCardWords(asked, sums)))).toBe(true)
  })

  it.each([
    [
      'nothing kept yet',
      { ...sums, occasions: 0, activities: 0, minutes: 0, children: 0, byKind: [], commitments: null },
    ],
    ['a station without children', { ...sums, children: 0, childrenInCare: 0 }],
    ['a year of a county', { ...sums, occasions: 123456, activities: 1234567, minutes: 9_999_999 }],
  ])('is drawn with %s', (_, shown) => {
    const svg = summarySvg(summaryCardWords(asked, shown))
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })

  it('writes a station whose name holds markup, emoji and direction marks as plain text', async () => {
    const odd = { ...asked, station: '<svg onload="x">&\u202e站🌻' }
    const svg = summarySvg(summaryCardWords(odd, sums))
    expect(svg).toContain('&lt;svg onload=&quot;x&quot;&gt;&amp;站')
    await expect(summaryCard(summaryCardWords(odd, sums))).resolves.toBeInstanceOf(Uint8Array)
  })
})
