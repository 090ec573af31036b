/** Chance that falls the same way for the same seed. */
export interface Dice {
  /** a whole number, both ends included */
  between(from: number, to: number): number
  chance(probability: number): boolean
  pick<Value>(from: readonly Value[]): Value
}

/** Mulberry32: small, and good enough for an invented history. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    between,
    chance: (probability) => next() < probability,
    pick: (from) => {
      const value = from[between(0, from.length - 1)]
      if (value === undefined) throw new RangeError('nothing to pick from')
      return value
    },
  }
}
