import { createRequire } from 'node:module'
import { renderAsync } from '@resvg/resvg-js'

const require = createRequire(import.meta.url)
/** Noto Sans SC from npm: resvg draws nothing, and says nothing, where a font is missing or is woff. */
const fontFiles = ['Regular', 'Bold'].map((weight) =>
  require.resolve('@embedpdf/fonts-sc').replace(/dist.*$/u, `fonts/NotoSansHans-${weight}.otf`),
)

/** Emoji and control characters, which the font does not hold, out. */
function drawable(text: string): string {
  return text.replace(/\p{Extended_Pictographic}|[\u0000-\u001f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufe0f]/gu, '')
}

/** Text for an SVG. */
export function escaped(text: string): string {
  return drawable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** An SVG as a PNG, off the main thread. Takes 20–50 ms: the font is parsed each time. */
export async function toPng(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Noto Sans S Chinese' },
  })
  return image.asPng()
}
