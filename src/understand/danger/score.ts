import type { Feature, Unit, Window } from './features.ts'
import type { Weights } from './weights.ts'

/** Short windows count for less than their few features alone would make them. */
const SMOOTHING_CHARACTERS = 12

/** How much one feature of a window this long counts. */
export function share(window: Window): number {
  return 1 / Math.sqrt(window.to - window.from + SMOOTHING_CHARACTERS)
}

/** Log odds of danger, by the training's own count of both. */
export function scoreOf(window: Window, weights: Weights): number {
  const sum = window.units.reduce((whole, unit) => whole + sumOf(unit, weights), 0)
  return weights.bias + sum * share(window)
}

/** A sentence stands in many windows. */
const summed = new WeakMap<Unit, { readonly weights: Weights; readonly sum: number }>()

function sumOf(unit: Unit, weights: Weights): number {
  const known = summed.get(unit)
  if (known?.weights === weights) return known.sum
  let sum = 0
  for (const { key } of unit.features) sum += weights.of.get(key) ?? 0
  summed.set(unit, { weights, sum })
  return sum
}

/** The stretches of the plain text that spoke loudest for danger, at most three, none within another. */
export function loudest(window: Window, weights: Weights): { from: number; to: number }[] {
  const MOST = 3
  const told = window.units
    .flatMap(({ features }) => features)
    .filter(({ from, to }) => to - from > 1)
    .map((feature: Feature) => ({ feature, weight: weights.of.get(feature.key) ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || one.feature.from - other.feature.from)
  const chosen: Feature[] = []
  for (const { feature } of told) {
    if (chosen.length === MOST) break
    if (chosen.every(({ from, to }) => feature.to <= from || to <= feature.from)) chosen.push(feature)
  }
  return chosen.map(({ from, to }) => ({ from, to }))
}
