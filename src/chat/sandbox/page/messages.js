// The messages of the open conversation: bubbles, time lines, quotes, what was taken back.

import { explain } from './panel.js'
import { avatar, byId, element, messagesOf, nameOf, post, state, update, whenText } from './state.js'

/** A line with the time stands before what comes this long after the message before it. */
const PAUSE_MS = 5 * 60_000
/** As many as are drawn; who scrolls up gets more. */
const STEP = 150
const shown = { conversation: '', count: STEP }
let redraw = () => {}

/** The text with the words that were understood marked; `shift`: the panel's text begins later, after the call. */
function marked(text, { text: read, evidence }) {
  const shift = text.indexOf(read)
  if (shift < 0) return [text]
  const cover = new Array(text.length).fill(0)
  for (const { from, to } of evidence) cover.fill(1, from + shift, to + shift)
  for (const { from, to } of state.strong) cover.fill(2, from + shift, to + shift)
  const parts = []
  for (let at = 0; at < text.length; ) {
    let end = at
    while (end < text.length && cover[end] === cover[at]) end++
    const words = text.slice(at, end)
    parts.push(cover[at] === 0 ? words : element('mark', { className: cover[at] === 2 ? 'strong' : '' }, words))
    at = end
  }
  return parts
}

/** It is as high as it turns out to be: whoever reads at the end stays at the end. After a restart it is gone. */
function picture(message) {
  const list = byId('messages')
  const made = element('img', { src: `/file/${message.id}`, alt: message.text || '图片', width: 280 })
  made.addEventListener('load', () => {
    if (list.scrollHeight - list.scrollTop - list.clientHeight < made.height + 120) list.scrollTop = list.scrollHeight
  })
  made.addEventListener('error', () =>
    made.replaceWith(element('span', { className: 'hint', textContent: '[图片:伴伴重启过,没留下]' })),
  )
  return made
}

function bubble(message, isChosen) {
  const made = element('div', { className: `bubble${isChosen ? ' chosen' : ''}`, dir: 'auto' })
  if (message.quote) made.append(element('blockquote', { dir: 'auto', textContent: message.quote.text }))
  made.append(...(isChosen ? marked(message.text, state.chosen) : [message.text]))
  if (message.file?.mime.startsWith('image/')) made.append(picture(message))
  made.addEventListener('click', () => {
    if (String(getSelection()) !== '') return
    state.open = state.open === message.id ? null : message.id
    if (message.from !== null && matchMedia('(min-width: 60rem)').matches) void explain(message)
    redraw()
  })
  return made
}

function tools(message, kind) {
  const tool = (textContent, onclick) => element('button', { type: 'button', className: 'plain', textContent, onclick })
  const quote = () => {
    state.quote = message
    state.open = null
    redraw()
    byId('text').focus()
  }
  return element(
    'div',
    { className: 'tools' },
    tool('引用', quote),
    kind === 'mine' ? tool('撤回', () => post('/recall', { as: state.as, messageId: message.id })) : null,
    message.from !== null ? tool('听懂了什么', () => explain(message)) : null,
  )
}

function drawn(message, isChosen) {
  const who = message.from === null ? state.botName : (message.alias ?? nameOf(message.from))
  if (message.recalled) {
    const name = message.from === state.as ? '你' : who
    return element('li', { className: 'gone' }, element('bdi', {}, name), ' 撤回了一条消息')
  }
  const kind = message.from === null ? 'bot' : message.from === state.as ? 'mine' : 'other'
  const name = element('div', { className: `who${message.isRoom ? '' : ' alone'}` }, element('bdi', {}, who))
  return element(
    'li',
    { className: `message ${kind}${state.open === message.id ? ' open' : ''}` },
    avatar(who, message.from === null),
    element('div', { className: 'said' }, name, bubble(message, isChosen), tools(message, kind)),
  )
}

export function drawMessages() {
  const all = messagesOf(state.conversation)
  if (shown.conversation !== `${state.as} ${state.conversation}`) {
    shown.conversation = `${state.as} ${state.conversation}`
    shown.count = STEP
  }
  const list = byId('messages')
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80
  const items = []
  let before = 0
  for (const message of all.slice(-shown.count)) {
    const at = Date.parse(message.at)
    if (at - before > PAUSE_MS) {
      const text = whenText(message.at)
      items.push({
        key: `time ${message.id}`,
        sign: text,
        make: () => element('li', { className: 'time', textContent: text }),
      })
    }
    before = at
    const isChosen = state.chosen?.messageId === message.id
    const strong = isChosen ? state.strong : []
    items.push({
      key: message.id,
      sign: JSON.stringify([state.as, message.recalled, isChosen, strong, state.open === message.id]),
      make: () => drawn(message, isChosen),
    })
  }
  update(list, items)
  const last = all.at(-1)
  if (wasAtEnd || (last?.from === state.as && list.dataset.last !== last.id)) list.scrollTop = list.scrollHeight
  list.dataset.last = last?.id ?? ''
}

export function startMessages(draw) {
  redraw = draw
  byId('messages').addEventListener('scroll', (event) => {
    if (event.target.scrollTop > 0 || messagesOf(state.conversation).length <= shown.count) return
    const { scrollHeight } = event.target
    shown.count += STEP
    redraw()
    event.target.scrollTop = event.target.scrollHeight - scrollHeight
  })
}
