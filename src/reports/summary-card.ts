import type { CardWords, Part } from '../wording.ts'
import { escaped, toPng } from './picture.ts'

/** Pixels. A phone shows it at about half that width, so the smallest letters are 26. */
const WIDTH = 750
const MARGIN = 56
const INNER = WIDTH - 2 * MARGIN
const FAMILY = 'Noto Sans S Chinese'
const ink = {
  title: '#7a2e1d',
  text: '#3b2a24',
  soft: '#7d655b',
  bar: '#e4775a',
  rest: '#f3dfd5',
  paper: '#fff8f2',
  card: '#ffffff',
}

/** A stretch of the card and how much height it takes. */
interface Block {
  readonly height: number
  readonly draw: (top: number) => string
}

/** The summary as a PNG: what was kept in large figures, kinds as bars. */
export async function summaryCard(words: CardWords): Promise<Uint8Array> {
  return toPng(summarySvg(words))
}

export function summarySvg(words: CardWords): string {
  const blocks: Block[] = [
    heading(words),
    figures(words),
    progress(words.reached),
    ...(words.kept ? [progress(words.kept)] : []),
    ...(words.kinds.length > 0 ? [kinds(words)] : []),
    ...words.notes.map(note),
    thanks(words.thanks),
  ]
  const height = blocks.reduce((sum, block) => sum + block.height, 0)
  let top = 0
  const drawn = blocks.map((block) => {
    const svg = block.draw(top)
    top += block.height
    return svg
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="${FAMILY}">
<rect width="${WIDTH}" height="${height}" fill="${ink.paper}"/>
<rect x="24" y="24" width="${WIDTH - 48}" height="${height - 48}" rx="28" fill="${ink.card}" stroke="${ink.rest}" stroke-width="2"/>
${drawn.join('\n')}
</svg>`
}

interface Style {
  readonly size: number
  readonly fill?: string
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  /** shrinks to fit */
  readonly room?: number
}

function write(part: Part, x: number, baseline: number, style: Style): string {
  const { size, fill = ink.text, bold = false, anchor = 'start', room = INNER } = style
  const fits = Math.min(size, Math.floor(room / Math.max(1, widthInEms(part.text))))
  return `<text x="${x}" y="${baseline}" font-size="${fits}" font-weight="${bold ? 700 : 400}" fill="${fill}" text-anchor="${anchor}">${escaped(part.text)}</text>`
}

/** Han characters are one em wide, others about 0.6. */
function widthInEms(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/u.test(character) ? 1 : 0.6), 0)
}

function heading({ title, under }: CardWords): Block {
  return {
    height: 168,
    draw: (top) =>
      write(title, MARGIN, top + 96, { size: 44, bold: true, fill: ink.title }) +
      write(under, MARGIN, top + 142, { size: 28, fill: ink.soft }),
  }
}

function figures({ figures: all }: CardWords): Block {
  const column = INNER / Math.max(1, all.length)
  return {
    height: 156,
    draw: (top) =>
      all
        .map(({ value, label }, index) => {
          const x = MARGIN + column * (index + 0.5)
          const room = column - 16
          return (
            write(value, x, top + 84, { size: 76, bold: true, fill: ink.bar, anchor: 'middle', room }) +
            write(label, x, top + 128, { size: 28, fill: ink.soft, anchor: 'middle', room })
          )
        })
        .join(''),
  }
}

function progress({ label, part, whole }: CardWords['reached']): Block {
  const share = whole > 0 ? Math.min(1, part / whole) : 0
  return {
    height: 92,
    draw: (top) => write(label, MARGIN, top + 36, { size: 28 }) + bar(MARGIN, top + 54, INNER, share, 14),
  }
}

function kinds({ kinds: all }: CardWords): Block {
  const most = Math.max(1, ...all.map(({ count }) => count))
  const row = 52
  const label = 196
  const figure = 72
  return {
    height: all.length * row + 28,
    draw: (top) =>
      all
        .map((kind, index) => {
          const middle = top + 24 + index * row
          return (
            write(kind.label, MARGIN, middle + 20, { size: 28, room: label - 12 }) +
            bar(MARGIN + label, middle, INNER - label - figure, kind.count / most, 22) +
            `<text x="${WIDTH - MARGIN}" y="${middle + 20}" font-size="28" fill="${ink.text}" text-anchor="end">${kind.count}</text>`
          )
        })
        .join(''),
  }
}

function bar(x: number, y: number, width: number, share: number, height: number): string {
  const filled = Math.max(height, Math.round(width * share))
  const rect = (w: number, fill: string) =>
    `<rect x="${x}" y="${y}" width="${w}" height="${height}" rx="${height / 2}" fill="${fill}"/>`
  return rect(width, ink.rest) + (share > 0 ? rect(filled, ink.bar) : '')
}

function note(part: Part): Block {
  return { height: 46, draw: (top) => write(part, MARGIN, top + 32, { size: 28, fill: ink.soft }) }
}

function thanks(part: Part): Block {
  return {
    height: 108,
    draw: (top) => write(part, WIDTH / 2, top + 48, { size: 30, bold: true, fill: ink.title, anchor: 'middle' }),
  }
}
