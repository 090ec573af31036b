/** Two characters at most this far apart are a pair: 把…送, 没…接. */
const WIDEST_PAIR = 5

/** Places of features in a table; `sort` keeps features of different sorts apart. */
export interface Hashing {
  readonly hashed: (name: string, sort: number) => number
  /** the grams of one character up to `longest`, each place once */
  readonly grams: (words: string, longest: number, sort: number) => number[]
  /** two characters that stand near each other, each place once */
  readonly pairs: (words: string, sort: number) => number[]
}

const mixed = (hash: number, code: number) => Math.imul(hash ^ code, 0x01000193)

/** Hashes features into a table of so many places, a power of two (FNV-1a). */
export function createHashing(buckets: number): Hashing {
  const placed = (hash: number) => ((hash ^ (hash >>> 15)) >>> 0) & (buckets - 1)
  return {
    hashed(name, sort) {
      let hash = mixed(0x811c9dc5, sort)
      for (let at = 0; at < name.length; at++) hash = mixed(hash, name.charCodeAt(at))
      return placed(hash)
    },
    grams(words, longest, sort) {
      const text = `^${words}$`
      const found = new Set<number>()
      for (let from = 0; from < text.length; from++) {
        let hash = mixed(0x811c9dc5, sort)
        for (let to = from; to < from + longest && to < text.length; to++) {
          hash = mixed(hash, text.charCodeAt(to))
          found.add(placed(hash))
        }
      }
      return [...found]
    },
    pairs(words, sort) {
      const found = new Set<number>()
      for (let from = 0; from < words.length; from++)
        for (let to = from + 2; to <= from + WIDEST_PAIR && to < words.length; to++)
          found.add(placed(mixed(mixed(mixed(0x811c9dc5, sort), words.charCodeAt(from)), words.charCodeAt(to))))
      return [...found]
    },
  }
}
