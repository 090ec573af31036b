import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../src/care/speaker.ts'
import { normalise } from '../../src/understand/normalise.ts'
import { recogniseChildren } from '../../src/understand/recognise/child.ts'

interface NameCase {
  readonly id: string
  readonly text: string
  readonly roster: Readonly<Record<string, readonly string[]>>
  /** A: six children of the sender; B: fifty of the station, none the sender's; T: the sender's, with names that are words */
  readonly rk: 'A' | 'B' | 'T'
  /** full names that must be found, and no others */
  readonly exp: readonly string[]
}

const cases: readonly NameCase[] = JSON.parse(
  readFileSync(new URL('../phrases/names.json', import.meta.url), 'utf8'),
) as NameCase[]
const speakers = new Map<string, Speaker>()

function speakerOf({ roster, rk }: NameCase): Speaker {
  const key = JSON.stringify(roster)
  const known = speakers.get(key)
  if (known) return known
  const children = Object.entries(roster).map(([name, nicknames]) => ({
    id: name,
    name,
    nicknames,
    sex: null,
    guardian: null,
  }))
  const speaker: Speaker = {
    account: 'account',
    person: null,
    offices: [],
    stations: [],
    roomStation: null,
    roster: { children, volunteers: [] },
    ownChildren: rk === 'B' ? [] : children.map((child) => child.id),
    question: null,
    recent: [],
  }
  speakers.set(key, speaker)
  return speaker
}

function found(one: NameCase): string[] {
  const mentions = recogniseChildren(normalise(one.text).text, speakerOf(one))
  return [
    ...new Set(mentions.filter(({ value }) => value.kind === 'name').flatMap(({ value }) => value.children)),
  ].sort()
}

/** Words that sound like a nickname and stand where one might stand: nothing in them tells. */
const undecided = new Set(['name#71', 'name#79'])

describe('names among words (test/phrases/names.json)', () => {
  it.each(cases.filter(({ id }) => !undecided.has(id)))('$id $text', (one) => {
    expect(found(one)).toEqual([...one.exp].sort())
  })
})
