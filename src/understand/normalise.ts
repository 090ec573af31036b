/** A text made plain for the recognisers, that still knows where each character came from. */
export interface Normalised {
  readonly text: string
  readonly original: string
  /** the stretch of `original` that a stretch of `text` came from */
  originalSpan(from: number, to: number): { readonly from: number; readonly to: number }
}
