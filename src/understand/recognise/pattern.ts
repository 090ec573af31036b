import { CHILD_MASK, VOLUNTEER_MASK } from '../mention.ts'
import { childNouns, guardianWords, ownFamilyWords, parentWords, strangerWords, teacherWords } from '../words/people.ts'

const either = (words: readonly string[]) => `(?:${words.join('|')})`

// No part of a name: what stands after a name in a pattern must stand after all of it.
const name = `${CHILD_MASK}{1,12}(?!${CHILD_MASK})`
const noun = `(?:那|这|俺?们?)?(?:个|俩|两个|仨|三个|几个|四个|2个|3个)?${either(childNouns)}(?:们|俩|仨)?`

/** What `<word>` means in a pattern of the vocabulary. Gaps are bounded and stay in a clause: reading is linear. */
const macros: Readonly<Record<string, string>> = {
  name,
  child: `(?:${name}(?:[、和跟与同及&+ ]?${name}){0,8}(?:他们|她们)?(?:姐妹|兄妹|姐弟|兄弟)?(?:俩|两个|二人|三个|仨|几个|四个)?|他俩|她俩|他们|她们|${noun}|他|她)`,
  volunteer: `${VOLUNTEER_MASK}{1,8}`,
  guardian: either(guardianWords),
  parent: either(parentWords),
  teacher: either(teacherWords),
  kin: either([...parentWords, ...guardianWords]),
  party: either([...teacherWords, ...parentWords, ...guardianWords]),
  ownFamily: either(ownFamilyWords),
  stranger: either(strangerWords),
  me: '(?:我|俺|咱|偶|本人|老身)',
  mine: '(?:我|俺|咱|我们|俺们|自己)(?:自己)?(?:家里?|屋里?头?|屋|这里|这儿|这边|那儿|那里|屋企)',
  // What a talk was about is not done: 聊了他读书的事, 说到暑假补课的安排.
  topic:
    '(?:聊|谈|说|讲|摆|唠|问|商量|沟通|汇报|反映|了解|讨论|交流|提)(?:了|过|到|起|一?下|些|一?会儿?|半天|了半天)*[^,。;:!?\\n]{0,10}?[^,。;:!?\\n]{2}(?:的事(?:情|儿)?(?!业)|(?:的)?(?:情况|问题|安排|方面|成绩|打算|态度|表现))',
  // Where the sender works or sits: a child who comes there is met.
  haunt:
    '(?:(?:我|俺|咱)们?(?:的)?)?(?:店里?|店子|铺子里?|铺面|诊所|药店|药房|摊子?上?|小卖部|超市|理发店|裁缝铺|饭馆|厂里|单位|办公室|工地|门面|站里|站上|活动室)',
  gap: '[^,。;:!?\\n]{0,5}?',
  wide: '[^,。;:!?\\n]{0,12}?',
  le: '(?:了|过|完|好|着|起|上|到|下|过了|完了|好了|成了)?',
  count: '(?:一|两|俩|仨|几|三|四|五|六|好几|多|\\d{1,2})?(?:个|次|回|趟|通|遍|道|盘|场|番|轮)?',
  bit: '(?:一?会儿?|一?阵子?|一?下|一?哈|一场|一趟|一回|一次|一眼|几眼|半天|好久)?',
}

/** Compiles a pattern of the vocabulary: `<child>` and the like stand for groups of words. */
export function compile(pattern: string, flags = 'g'): RegExp {
  const source = pattern.replace(/<([a-zA-Z]+)>/g, (whole, word: string) => macros[word] ?? whole)
  return new RegExp(source, flags)
}

/** In examples of the vocabulary X stands for a child's name and V for a volunteer's. */
export function maskExample(example: string): string {
  return example.replaceAll('X', CHILD_MASK).replaceAll('V', VOLUNTEER_MASK)
}
