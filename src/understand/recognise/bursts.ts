/** Lines that stand for commas are short, and not many, in characters and in lines. */
const LONGEST_LINE = 48
const MOST_LINES = 9
/** What heads a row of a list: a number, a mark, a day, a name, a field, a quote. */
const rowHead =
  /^\s*(?:[^\p{L}\p{N}\s"“]|\d|[一二三四五六七八九十]{1,3}[、.:]|[\uE001\uE002]|(?:上|这|本|下)?(?:周|星期|礼拜)[一二三四五六日天]|(?:今|昨|前|明|后)(?:天|日|儿|晚|早)|上午|下午|晚上|早上|初[一二三四五六七八九十]|[^,。;!?\n]{1,8}:|[^\s,。;!?]{1,4} +\uE001)/u
const MOST_HEADS = 1

/** A message typed in bursts, a line for each breath (刚关店⏎琪琪那边我拨了⏎讲了一刻钟), with commas for the line breaks. */
export function withoutBursts(masked: string): string {
  const lines = masked.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2 || lines.length > MOST_LINES || lines.some((line) => line.length > LONGEST_LINE)) return masked
  if (lines.filter((line) => rowHead.test(line)).length > MOST_HEADS || /接龙|[|\t]/.test(masked)) return masked
  return masked.replaceAll('\n', ',')
}
