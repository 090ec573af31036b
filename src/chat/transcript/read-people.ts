import { type SceneChild, type ScenePerson, TranscriptFault } from './steps.ts'

const PERSON = '姓名, or 姓名 没绑定, or 姓名: 孩子(小名)、孩子'
const CHILD =
  '孩子, 孩子(小名,女,监护人奶奶,2015-03-08,农历,方案周末妈妈), with 未同意 · 撤回同意 · 至2026-02-01 after it'

/** What stands after 志愿者, 站长 or 协调员. */
export function readPerson(text: string, office: ScenePerson['office'], line: number): ScenePerson {
  const found = /^(?<name>[^\s::()()、,,]+)(?<free>\s+没绑定)?\s*(?:[::]\s*(?<children>.+))?$/.exec(text.trim())?.groups
  if (!found) throw new TranscriptFault(line, text, PERSON)
  const children = apart(found.children ?? '').map((child) => readChild(child, line))
  return { line, name: found.name ?? '', office, isBound: found.free === undefined, children }
}

/** Children are parted by 、 or a comma, but not inside brackets. */
function apart(text: string): string[] {
  return text
    .split(/[、,,](?![^((]*[))])/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

type Facts = { -readonly [Key in keyof SceneChild]: SceneChild[Key] }

function readChild(text: string, line: number): SceneChild {
  const found = /^(?<name>[^\s()()]+)\s*(?:[((](?<facts>[^))]*)[))])?(?<after>(?:\s+\S+)*)$/.exec(text)?.groups
  if (!found) throw new TranscriptFault(line, text, CHILD)
  const child: Facts = {
    name: found.name ?? '',
    nicknames: [],
    sex: null,
    guardian: null,
    birthday: null,
    isLunar: false,
    programme: null,
    consent: 'given',
    until: null,
  }
  for (const fact of (found.facts ?? '').split(/[,,、]/)) readFact(fact.trim(), child)
  for (const word of (found.after ?? '').split(/\s+/)) readAfter(word, child, line)
  return child
}

function readFact(fact: string, child: Facts): void {
  if (fact === '') return
  if (fact === '男' || fact === '女') child.sex = fact === '男' ? 'm' : 'f'
  else if (fact === '农历') child.isLunar = true
  else if (/^\d{4}-\d{2}-\d{2}$/.test(fact)) child.birthday = fact
  else if (/^监护人\s*\S/.test(fact)) child.guardian = fact.slice(3).trim()
  else if (/^方案\s*\S/.test(fact)) child.programme = fact.slice(2).trim()
  else child.nicknames = [...child.nicknames, fact]
}

function readAfter(word: string, child: Facts, line: number): void {
  const until = /^至(\d{4}-\d{2}-\d{2})$/.exec(word)?.[1]
  if (word === '') return
  if (word === '未同意') child.consent = 'awaited'
  else if (word === '撤回同意') child.consent = 'withdrawn'
  else if (until) child.until = until
  else throw new TranscriptFault(line, word, CHILD)
}
