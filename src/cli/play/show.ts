import { calendarDayOf, wallClock } from '../../care/day.ts'
import { indented, nameOf } from './compare.ts'
import type { Played } from './player.ts'

/** A played transcript as text: what happened, and below it who was told what. */
export function show({ beats }: Played): string {
  const lines: string[] = []
  let day = ''
  for (const { source, at, told } of beats) {
    if (calendarDayOf(at) !== day) lines.push('', `── ${calendarDayOf(at)} ──`)
    day = calendarDayOf(at)
    const { hour, minute } = wallClock(at)
    lines.push(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')} ${indented(source)}`)
    for (const one of told) lines.push(`      → ${nameOf(one.in)} ${indented(one.text)}`)
  }
  return lines.join('\n')
}

/** What went otherwise than the file says. */
export function showFaults(file: string, { faults }: Played): string {
  return faults.map(({ line, text }) => `${file}:${line}: ${text}`).join('\n')
}
