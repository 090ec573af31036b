import type { Mention, VolunteerReading } from '../mention.ts'
import { type Field, fieldCalled, fieldOrder } from '../words/fields.ts'
import { authorOf, type Line } from './lines.ts'
import type { Layout, Section } from './list.ts'

type Volunteers = readonly Mention<VolunteerReading>[]

interface Value {
  readonly field: Field
  readonly from: number
  readonly to: number
}

const LEAST_FIELDS = 2
/** 日期:…, 【日期】…, 1、日期:…, 日期—…: one field, or several in a line apart by marks or wide blanks. */
const named =
  /(?<=^|[\s,;。|/])(?:[-·•*]\s*|\d{1,2}[.、)]\s*)?[【[(<]?(?<name>[^:\s,;。、】\])>\d]{1,8}?)(?:[】\])>]\s*[:]?|\s*[:]|(?<=[期间童象式型容长人]) ?[—\-–=]{1,2}(?=\D))\s*/g

/**
 * Lines of field and value. Two known fields make a form; each value is a section's line, its name is dropped. A field
 * told again begins the next form, which takes what stands above both.
 */
export function readForm(lines: readonly Line[], volunteers: Volunteers): Layout | null {
  const found = lines.flatMap(valuesOf)
  if (new Set(found.map(({ field }) => field)).size < LEAST_FIELDS) return null
  const sections = formsIn(found).flatMap((values) => {
    const author = authorIn(values, volunteers) ?? authorIn(found, volunteers) ?? { author: null }
    return [...values]
      .sort((a, b) => fieldOrder.indexOf(a.field) - fieldOrder.indexOf(b.field))
      .filter(({ field }) => field !== 'author' && field !== 'other')
      .map(({ from, to }): Section => ({ from, to, layout: 'form', number: null, ...author }))
  })
  return { kind: 'form', title: null, header: lines[0]?.text.trim() ?? '', sections }
}

/** The fields of a line with their values: each runs to the next known field or to the line's end. */
function valuesOf(line: Line): Value[] {
  const heads = [...line.text.matchAll(named)].flatMap((match) => {
    const field = fieldCalled(match.groups?.name ?? '')
    return field ? [{ field, at: match.index, from: match.index + match[0].length }] : []
  })
  const [first] = heads
  if (!first || line.text.slice(0, first.at).trim() !== '') return []
  return heads.flatMap(({ field, from }, index) => {
    const value = line.text.slice(from, heads[index + 1]?.at ?? line.text.length)
    const told = value.replace(/[\s,;。|/]+$/, '')
    return told.trim() === '' ? [] : [{ field, from: line.from + from, to: line.from + from + told.length }]
  })
}

const single = new Set<Field>(['day', 'author', 'child', 'activity'])

/** Each form of a message that holds several. */
function formsIn(values: readonly Value[]): Value[][] {
  const forms: Value[][] = []
  for (const value of values) {
    const open = forms.at(-1)
    const repeats = single.has(value.field) && open?.some(({ field }) => field === value.field)
    if (!open || (repeats && open.some(({ field }) => field === 'child'))) forms.push([value])
    else open.push(value)
  }
  return forms
}

function authorIn(values: readonly Value[], volunteers: Volunteers) {
  const field = values.find((value) => value.field === 'author')
  const mention = field && volunteers.find(({ from }) => from >= field.from && from < field.to)
  return mention ? authorOf(mention) : null
}
