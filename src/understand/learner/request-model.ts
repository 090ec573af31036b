import { type Want, wants } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { type LinearTable, readTable, scoresOf } from './linear-table.ts'
import { type Guess, REQUEST_BUCKETS, requestFeatures } from './request-features.ts'

/** What a text may ask of the bot; 'none' is everything else, reports too. */
export const requests = ['my-children', 'child', 'summary', 'help', 'undo', 'amend', 'none'] as const
export type Request = (typeof requests)[number]

/** How likely a text asks each thing; the chances of each kind add up to 1. */
export interface Asked {
  readonly request: Readonly<Record<Request, number>>
  /** what is wanted, if it is a question */
  readonly want: Readonly<Record<Want, number>>
}

/** Hears what a text asks, knowing what the rules made of it. */
export type RequestEar = (context: Context, guess: Guess) => Asked

export const requestLabels = [...requests, ...wants] as const

export function requestEar(table: LinearTable): RequestEar {
  return (context, guess) => {
    const scores = scoresOf(table, requestFeatures(context, guess))
    return {
      request: chances(requests, scores.slice(0, requests.length)),
      want: chances(wants, scores.slice(requests.length)),
    }
  }
}

function chances<Label extends string>(
  labels: readonly Label[],
  scores: readonly number[],
): Readonly<Record<Label, number>> {
  const most = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - most))
  const whole = raised.reduce((sum, one) => sum + one, 0)
  return Object.fromEntries(labels.map((label, at) => [label, (raised[at] ?? 0) / whole])) as Record<Label, number>
}

/** The likeliest label and its chance. */
export function likeliest<Label extends string>(
  chances: Readonly<Record<Label, number>>,
): { readonly label: Label; readonly chance: number } {
  const [[label, chance] = ['' as Label, 0]] = (Object.entries(chances) as [Label, number][]).sort(
    (one, other) => other[1] - one[1],
  )
  return { label, chance }
}

let trained: RequestEar | undefined

/** An ear from a file as test/understand/request-weights.ts writes it. */
export function readRequestEar(file: string | URL): RequestEar {
  return requestEar(readTable(file, requestLabels.length, REQUEST_BUCKETS))
}

/** The ear that has heard every labelled set. */
export function trainedRequestEar(): RequestEar {
  trained ??= readRequestEar(new URL('request-weights.bin', import.meta.url))
  return trained
}
