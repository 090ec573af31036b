/**
 * The runs of characters (grams) that texts are made of, each with a number. A gram's number follows from that of the
 * gram without its last character: a walk through a text ends at the first gram that nobody taught.
 */
export interface Grams {
  /** how many numbers there are, with 0, which no gram has */
  readonly count: () => number
  /** the numbers of the text's grams, each once; new ones are given numbers */
  readonly learn: (text: string) => readonly number[]
  /** the numbers of the text's known grams, each once; valid until the next call */
  readonly known: (text: string) => readonly number[]
}

const FIRST_ROOM = 1 << 14
/** A table more than half full is slow to search. */
const ROOM_PER_GRAM = 2

/** Grams of one to `longest` characters. */
export function createGrams(longest: number): Grams {
  let room = FIRST_ROOM
  let parents = new Int32Array(room)
  let codes = new Uint16Array(room)
  let numbers = new Int32Array(room)
  let count = 1
  let lastSeen = new Int32Array(room)
  let walks = 0

  const placeOf = (parent: number, code: number) => {
    let place = (Math.imul(parent, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 0
    place = (place ^ (place >>> 15)) & (room - 1)
    while (numbers[place] !== 0 && (parents[place] !== parent || codes[place] !== code))
      place = (place + 1) & (room - 1)
    return place
  }

  const grow = () => {
    const old = { parents, codes, numbers }
    room *= 2
    parents = new Int32Array(room)
    codes = new Uint16Array(room)
    numbers = new Int32Array(room)
    for (const [at, number] of old.numbers.entries())
      if (number !== 0)
        put(placeOf(old.parents[at] ?? 0, old.codes[at] ?? 0), old.parents[at] ?? 0, old.codes[at] ?? 0, number)
    const seen = new Int32Array(room)
    seen.set(lastSeen)
    lastSeen = seen
  }

  const put = (place: number, parent: number, code: number, number: number) => {
    parents[place] = parent
    codes[place] = code
    numbers[place] = number
  }

  const walk = (text: string, open: boolean): number[] => {
    const found: number[] = []
    walks++
    for (let from = 0; from < text.length; from++) {
      let gram = 0
      for (let at = from; at < from + longest && at < text.length; at++) {
        const code = text.charCodeAt(at)
        const place = placeOf(gram, code)
        let number = numbers[place] ?? 0
        if (number === 0) {
          if (!open) break
          number = count++
          put(place, gram, code, number)
          if (count * ROOM_PER_GRAM > room) grow()
        }
        gram = number
        if (lastSeen[gram] === walks) continue
        lastSeen[gram] = walks
        found.push(gram)
      }
    }
    return found
  }

  return { count: () => count, learn: (text) => walk(text, true), known: (text) => walk(text, false) }
}
