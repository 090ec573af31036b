/** What a measurement hands back: key → figure, with its unit in the key's name. */
export type Figures = Readonly<Record<string, number>>

/** How long and how often to measure; ratios are made of rounds that lie side by side. */
export interface Pace {
  readonly rounds: number
  /** of one round of one thing */
  readonly roundMs: number
  readonly quick: boolean
  /** with a province of 57,000 children, which takes minutes to fill */
  readonly large: boolean
}

export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5)
}

export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Two digits after the point where the figure is small. */
export function rounded(figure: number): number {
  return figure >= 100 ? Math.round(figure) : Number(figure.toFixed(2))
}
