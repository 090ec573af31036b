import type { Context } from '../mention.ts'
import { pictureWords } from '../words/pictures.ts'

const picture = new RegExp(pictureWords.picture.form, 'u')
const forms = new RegExp(`${pictureWords.order.form}|${pictureWords.picture.form}`, 'gu')
/** A wish for a picture is a short order; a longer text tells of one. */
const LONGEST = 30

/** The same text with its wish for a picture blanked, so that what is left asks by itself: 本周汇总图 → 本周汇总. */
export function withoutPicture(context: Context): Context | null {
  if (context.masked.length > LONGEST || !picture.test(context.masked)) return null
  const blank = (text: string) => text.replace(forms, (found) => ' '.repeat(found.length))
  return { ...context, masked: blank(context.masked) }
}
