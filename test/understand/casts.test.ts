import { describe, expect, it } from 'vitest'
import { createUnderstanding } from '../../src/understand/understand.ts'
import { kept, sentAt, speakerOf, tableRows } from '../support/told-tables.ts'

/** What is read is held to the table here; whether a whole reading is doubted, in doubt.test.ts. */
const { understand } = createUnderstanding({ doubts: { message: () => ({ doubted: false, reasons: [] }) } })

describe('several children, several authors, lists, quotes and nicknames, as volunteers write them', () => {
  for (const { sender, written, quote, text, wanted } of tableRows('casts'))
    it(`${sender}: ${written}`, () => {
      const meaning = understand(
        { text, channel: 'group', mention: false, quote, at: sentAt },
        speakerOf('casts', sender),
      )
      expect(kept(meaning)).toEqual(wanted)
    })
})
