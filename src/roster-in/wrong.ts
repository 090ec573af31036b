/** A value that can't be read; `wrong` says what is expected and how to mend it. */
export interface Wrong {
  readonly wrong: string
}

export const wrong = (text: string): Wrong => ({ wrong: text })

export function isWrong(value: unknown): value is Wrong {
  return typeof value === 'object' && value !== null && 'wrong' in value
}
