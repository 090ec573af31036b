import { Converter } from 'opencc-js/t2cn'

/** A text made plain for the signs of danger, each character knowing where it came from. */
export interface Plain {
  readonly text: string
  /** starts[i], ends[i]: the UTF-16 stretch of the given text that character i came from */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const simplify = Converter({ from: 't', to: 'cn' })

/** Dialect and chat spellings of words that the signs are written with; one character each. */
const spellings = new Map(
  Object.entries({
    冇: '没',
    無: '没',
    捱: '挨',
    瘀: '淤',
    嘞: '的',
    嘅: '的',
    哒: '了',
    咗: '了',
    佢: '他',
    伊: '她',
    妳: '你',
    唔: '不',
    俾: '给',
    畀: '给',
    揾: '找',
    搵: '找',
    嚟: '来',
    喺: '在',
    攞: '拿',
    啲: '的',
    曱: '他',
    嗰: '那',
    侬: '你',
    覅: '别',
    睇: '看',
    哋: '们',
    瞓: '睡',
    咧: '了',
    俺: '我',
    '“': '"',
    '”': '"',
    '「': '"',
    '」': '"',
    '『': '"',
    '』': '"',
    '、': ',',
    '~': ',',
    '—': ',',
  }),
)

/** What stands between characters without saying anything: spaces, joiners, emoji, the decorations of names. */
const nothing =
  /[\s\p{Cf}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Variation_Selector}\u20e3\p{Regional_Indicator}·•*_^#|]/u
const face = /\[[\p{Script=Han}A-Za-z]{1,4}\]/uy
const digit = /^[0-9]$/

/**
 * Width folded, traditional made simple, dialect characters made common, everything that says nothing dropped.
 * `lineBreak` stands for each line break: ',' reads lines as clauses, '' reads a word that was broken in two.
 */
export function plain(given: string, lineBreak: ',' | ''): Plain {
  const simple = sameLength(given, simplify(given))
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at < simple.length; ) {
    const character = String.fromCodePoint(simple.codePointAt(at) ?? 0)
    face.lastIndex = at
    const sticker = face.exec(simple)
    if (sticker) {
      at += sticker[0].length
      continue
    }
    const folded = fold(character, lineBreak)
    for (const part of folded) {
      text += part
      for (let unit = 0; unit < part.length; unit++) {
        starts.push(at)
        ends.push(at + character.length)
      }
    }
    at += character.length
  }
  return { text, starts, ends }
}

function fold(character: string, lineBreak: string): string {
  if (character === '\n') return lineBreak
  if (!digit.test(character) && nothing.test(character)) return ''
  const spelled = spellings.get(character)
  return spelled ?? character.normalize('NFKC').toLowerCase()
}

/** Phrases may convert to another length; then each character is converted alone, so that positions hold. */
function sameLength(given: string, converted: string): string {
  if (converted.length === given.length) return converted
  return Array.from(given, (character) => {
    const single = simplify(character)
    return single.length === character.length ? single : character
  }).join('')
}
