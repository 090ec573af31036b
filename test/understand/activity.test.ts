import { describe, expect, it } from 'vitest'
import { activityKinds } from '../../src/care/activity.ts'
import { recogniseActivities } from '../../src/understand/recognise/activity.ts'
import { maskExample } from '../../src/understand/recognise/pattern.ts'
import { activityWords } from '../../src/understand/words/activities.ts'

const strongKinds = (text: string) =>
  recogniseActivities(maskExample(text))
    .filter(({ value }) => value.strength === 'strong')
    .map(({ value }) => value.kind)

const anyKinds = (text: string) => recogniseActivities(maskExample(text)).map(({ value }) => value.kind)

describe('each kind is read in the wording that its vocabulary lists', () => {
  for (const kind of activityKinds) {
    for (const example of activityWords[kind].examples) {
      it(`${kind}: ${example}`, () => expect(anyKinds(example)).toContain(kind))
    }
    for (const example of activityWords[kind].not) {
      it(`no ${kind}: ${example}`, () => expect(strongKinds(example)).not.toContain(kind))
    }
  }
})
