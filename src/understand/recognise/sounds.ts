import { pinyin, polyphonic } from 'pinyin-pro'

const sounds = new Map<string, readonly string[]>()
const classes = new Map<string, readonly string[]>()

/** All toneless readings of one character; none for what is no Han character. */
export function soundsOf(character: string): readonly string[] {
  const known = sounds.get(character)
  if (known) return known
  const found = /\p{Script=Han}/u.test(character) ? readings(character) : []
  sounds.set(character, found)
  return found
}

function readings(character: string): readonly string[] {
  const options = { toneType: 'none', type: 'array' } as const
  const all = polyphonic(character, options)[0] ?? []
  // Surnames have readings of their own: 单 shan, 仇 qiu, 解 xie.
  const asSurname = pinyin(character, { ...options, mode: 'surname' })
  return [...new Set([...all, ...asSurname])].filter((sound) => /^[a-zü]+$/.test(sound))
}

/** Readings with what southern tongues and voice input confuse made equal: zh/z, n/l, f/h, -ng/-n. */
export function nearSoundsOf(character: string): readonly string[] {
  const known = classes.get(character)
  if (known) return known
  const found = [...new Set(soundsOf(character).map(nearSound))]
  classes.set(character, found)
  return found
}

const labials: Readonly<Record<string, string>> = {
  fa: 'hua',
  fan: 'huan',
  fei: 'hui',
  fen: 'hun',
  fo: 'huo',
}

function nearSound(sound: string): string {
  const plain = sound.replace(/^([zcs])h/, '$1').replace(/^n/, 'l')
  const ending = plain.replace(/(?<=[aei])ng$/, 'n')
  return labials[ending] ?? ending.replace(/^f/, 'h')
}

/** Could the two be read alike, character by character (toneless)? */
export function soundsAlike(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  return [...one].every((character, at) => {
    const theirs = soundsOf(other[at] ?? '')
    return character === other[at] || soundsOf(character).some((sound) => theirs.includes(sound))
  })
}

/** Every way to read the near sounds of the two characters at a position: 'xiao hu'. */
export function pairsOf(text: string, at: number): string[] {
  const seconds = nearSoundsOf(text[at + 1] ?? '')
  if (seconds.length === 0) return []
  return nearSoundsOf(text[at] ?? '').flatMap((first) => seconds.map((second) => `${first} ${second}`))
}

/** Could the stretch at `from` of a text be read nearly like the name? */
export function nearlyAlike(text: string, from: number, name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const theirs = nearSoundsOf(text[from + at] ?? '')
    if (text[from + at] !== name[at] && !nearSoundsOf(name[at] ?? '').some((sound) => theirs.includes(sound)))
      return false
  }
  return true
}
