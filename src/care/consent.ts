/**
 * Where a child stands. Only an `active` one is recorded in full (CARE.md, rule 1): `pending` waits for the guardian's
 * consent, `frozen` had it withdrawn, `left` is no longer in care.
 */
export type ChildState = 'active' | 'pending' | 'frozen' | 'left'

/** The one place that says whether a child is active. */
export function childState(facts: {
  readonly hasConsent: boolean
  readonly consentWithdrawn: boolean
  readonly left: boolean
}): ChildState {
  if (facts.left) return 'left'
  if (facts.hasConsent) return 'active'
  return facts.consentWithdrawn ? 'frozen' : 'pending'
}
