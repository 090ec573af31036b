// What was understood of a message: values, the words they came from, what was kept, who was shown what.
import { byId, element, state } from './state.js'

let redraw = () => {}

export async function explain(message) {
  const answer = await fetch(`/explain/${encodeURIComponent(message.id)}`).catch(() => null)
  const explained = answer?.ok ? await answer.json() : null
  state.chosen = explained
  state.strong = []
  byId('aside').classList.add('up')
  byId('panel').replaceChildren(...(explained === null ? [nothing()] : parts(explained)))
  redraw()
  if (!matchMedia('(min-width: 60rem)').matches) byId('close-panel').focus()
}

function nothing() {
  return element('p', { className: 'hint', textContent: '这条没有可看的:撤回了、或者是语音、图片。' })
}

function parts(explained) {
  const groups = [...new Set(explained.values.map(({ group }) => group))]
  return [
    explained.text === ''
      ? element('p', { className: 'hint', textContent: '伴伴重启过:怎么听懂的不留,存下的还在。' })
      : element('blockquote', { dir: 'auto', textContent: explained.text.slice(0, 300) }),
    ...groups.flatMap((group) => [
      group === '' ? null : element('h3', { textContent: group }),
      element(
        'ul',
        { className: 'values' },
        ...explained.values.filter((each) => each.group === group).map((each) => value(each, explained.text)),
      ),
    ]),
    ...(explained.asked ? section('要问回去的', [explained.asked]) : []),
    ...(explained.text === '' ? [] : section('话里没说、默认的', explained.assumed)),
    ...section('存下了什么', explained.stored),
    ...section('给谁看了什么(有记录可查)', explained.shown),
  ].filter((each) => each !== null)
}

function section(title, lines) {
  if (lines.length === 0)
    return [element('h3', { textContent: title }), element('p', { className: 'hint', textContent: '没有' })]
  const items = lines.map((line) => element('li', { dir: 'auto', textContent: line }))
  return [element('h3', { textContent: title }), element('ul', { className: 'lines' }, ...items)]
}

/** A value that words gave can be pointed at: its words stand out in the bubble. */
function value({ label, value: text, evidence, assumed }, whole) {
  const words = evidence.map(({ from, to }) => whole.slice(from, to)).filter((each) => each !== '')
  const rules = [...new Set(evidence.map(({ rule }) => rule))].join('、')
  const row = element(
    'button',
    { type: 'button', disabled: words.length === 0 },
    element('span', { className: 'label', textContent: label }),
    element('span', { className: 'value', dir: 'auto', textContent: text }),
    words.length > 0
      ? element(
          'span',
          { className: 'from' },
          '凭',
          element('q', { dir: 'auto', textContent: words.join('…') }),
          ` ${rules}`,
        )
      : assumed
        ? element('span', { className: 'from', textContent: `默认:${assumed}` })
        : null,
  )
  const point = (at) => () => {
    state.strong = at
    redraw()
  }
  for (const event of ['mouseenter', 'focus', 'click']) row.addEventListener(event, point(evidence))
  for (const event of ['mouseleave', 'blur']) row.addEventListener(event, point([]))
  return element('li', {}, row)
}

export function startPanel(draw) {
  redraw = draw
  byId('close-panel').addEventListener('click', () => {
    byId('aside').classList.remove('up')
    byId('text').focus()
  })
}
