/**
 * Cuts a text into pieces of at most `limit` UTF-16 units: at line ends, a line that is longer itself after its last full stop or
 * comma, and where its second half has none at the limit (never inside an emoji). Blank lines at a cut are dropped.
 */
export function splitText(text: string, limit: number): string[] {
  if (text.length <= limit) return [text]
  const pieces: string[] = []
  let piece = ''
  for (const line of text.split('\n').flatMap((each) => cutLine(each, limit))) {
    const longer = piece === '' ? line : `${piece}\n${line}`
    if (longer.length <= limit) {
      piece = longer
      continue
    }
    pieces.push(piece)
    piece = line
  }
  pieces.push(piece)
  return pieces.map((each) => each.replace(/^\n+|\n+$/g, '')).filter((each) => each !== '')
}

function cutLine(line: string, limit: number): string[] {
  const parts: string[] = []
  let rest = line
  while (rest.length > limit) {
    const at = cutPoint(rest, limit)
    parts.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return [...parts, rest]
}

function cutPoint(line: string, limit: number): number {
  const head = line.slice(0, limit)
  for (const stops of [/[。!?!?;;]/g, /[,,、\s]/g]) {
    const last = [...head.matchAll(stops)].at(-1)
    if (last && last.index >= limit / 2) return last.index + 1
  }
  const splitsPair = /[\uD800-\uDBFF]$/.test(head)
  return splitsPair ? limit - 1 : limit
}
