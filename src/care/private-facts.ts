/** What has no place in a group and is never stored: ID numbers, phone numbers, home addresses. */
const facts: readonly { readonly kind: 'id' | 'phone' | 'address'; readonly pattern: RegExp }[] = [
  { kind: 'id', pattern: /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g },
  { kind: 'phone', pattern: /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g },
  { kind: 'phone', pattern: /(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)/g },
  // a house is found by its number: a village or street name alone is no address
  {
    kind: 'address',
    pattern:
      /(?:[\p{Script=Han}]{2,8}(?:县|镇|乡|街道|村|社区|路|街|巷)){1,4}[\p{Script=Han}]{0,6}?(?:\d+|[一二三四五六七八九十]+)(?:组|队|号(?!那天|去|打|来|晚|早|上午|下午)|栋|单元|室)(?:\d+(?:号|栋|单元|室))*/gu,
  },
]

const LEFT_OUT = '〔已略〕'

/** The text without them, and which kinds it had. */
export function withoutPrivateFacts(text: string): { readonly text: string; readonly found: readonly string[] } {
  const found = new Set<string>()
  let rest = text
  for (const { kind, pattern } of facts)
    rest = rest.replace(pattern, () => {
      found.add(kind)
      return LEFT_OUT
    })
  return { text: rest, found: [...found] }
}
