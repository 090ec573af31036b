import { readFileSync } from 'node:fs'
import type { Message } from '../src/understand/meaning.ts'
import { understand } from '../src/understand/understand.ts'
import { type Figures, median, type Pace, quantile } from './figures.ts'
import { speakerOfStation } from './station.ts'

/**
 * How fast a message of the dev corpus is understood on a warm process, for a station of 60 children, beside what two
 * libraries take to find the dates alone in the same texts.
 */

const at = new Date('2026-03-11T20:15:00+08:00')
const speaker = speakerOfStation()

/** Reads one text; what it returns is dropped. */
type Reader = (text: string) => unknown

const wholeMessage: Reader = (text) => {
  const message: Message = { text, channel: 'group', mention: false, quote: null, at }
  return understand(message, speaker)
}

function texts(): string[] {
  const lines = readFileSync(new URL('../test/corpus/dev.jsonl', import.meta.url), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as { text: string }).text)
}

async function datesByChrono(): Promise<Reader> {
  const { zh } = await import('chrono-node')
  return (text) => zh.hans.parse(text, at)
}

async function datesByRecognizers(): Promise<Reader> {
  const { default: recognizers } = await import('@microsoft/recognizers-text-date-time')
  const model = new recognizers.DateTimeRecognizer('zh-cn').getDateTimeModel()
  return (text) => model.parse(text, at)
}

/** Milliseconds that each text takes. */
function timed(read: Reader, all: readonly string[]): number[] {
  return all.map((text) => {
    const before = performance.now()
    read(text)
    return performance.now() - before
  })
}

export async function measureUnderstanding({ rounds, quick }: Pace): Promise<Figures> {
  const all = texts()
  const readers = { understood: wholeMessage, chrono: await datesByChrono(), recognizers: await datesByRecognizers() }
  const perSecond: Record<keyof typeof readers, number[]> = { understood: [], chrono: [], recognizers: [] }
  const slowest: Record<keyof typeof readers, number[]> = { understood: [], chrono: [], recognizers: [] }
  const names = Object.keys(readers) as (keyof typeof readers)[]
  // the first round warms up and does not count; the slow one is given a part of the texts where time is short
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const part = name === 'recognizers' && (quick || round === 0) ? all.filter((_, index) => index % 5 === 0) : all
      const figures = timed(readers[name], part)
      if (round === 0) continue
      perSecond[name].push((1000 * part.length) / figures.reduce((sum, one) => sum + one, 0))
      slowest[name].push(quantile(figures, 0.99))
    }
  return {
    messages: all.length,
    understoodMessagesPerSecond: median(perSecond.understood),
    understoodP99Ms: median(slowest.understood),
    chronoMessagesPerSecond: median(perSecond.chrono),
    chronoP99Ms: median(slowest.chrono),
    recognizersMessagesPerSecond: median(perSecond.recognizers),
    recognizersP99Ms: median(slowest.recognizers),
  }
}
