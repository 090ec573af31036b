// 接龙: the last list of the room is opened, a line is added or changed, and the whole list is sent again, as WeChat does.
import { send } from './compose.js'
import { byId, element, me, messagesOf, state } from './state.js'

const isList = (message) => !message.recalled && message.from !== null && /^#接龙/.test(message.text)

/** Head and lines of a list; further lines of an entry stay with it. */
function parted(text) {
  const head = []
  const lines = []
  for (const line of text.split('\n').slice(1)) {
    const entry = /^\s*\d+\s*[.、.]\s*(.*)$/.exec(line)
    if (entry) lines.push(entry[1])
    else if (lines.length > 0 && line.trim() !== '') lines[lines.length - 1] += ` ${line.trim()}`
    else if (line.trim() !== '') head.push(line)
  }
  return { head: head.join('\n'), lines }
}

function lineField(text) {
  const field = element('input', { value: text, maxLength: 500 })
  field.setAttribute('aria-label', `第${byId('relay-lines').children.length + 1}行`)
  return element('li', {}, field)
}

function addLine(text) {
  byId('relay-lines').append(lineField(text))
  const field = byId('relay-lines').lastElementChild.firstElementChild
  field.focus()
  field.setSelectionRange(field.value.length, field.value.length)
}

const ownStart = () => `${state.aliases[`${state.conversation} ${state.as}`] || (me()?.name ?? '')} `

function open() {
  const last = messagesOf(state.conversation).findLast(isList)
  const { head, lines } = last ? parted(last.text) : { head: '本周关爱', lines: [] }
  byId('relay-head').value = head
  byId('relay-lines').replaceChildren()
  for (const line of lines) byId('relay-lines').append(lineField(line))
  byId('relay-dialog').showModal()
  addLine(ownStart())
}

async function submit(event) {
  event.preventDefault()
  const own = ownStart().trim()
  const lines = [...byId('relay-lines').querySelectorAll('input')]
    .map((field) => field.value.trim())
    .filter((line) => line !== '' && line !== own)
  const text = ['#接龙', byId('relay-head').value.trim(), '', ...lines.map((line, at) => `${at + 1}. ${line}`)].join(
    '\n',
  )
  if (lines.length > 0 && (await send(text))) byId('relay-dialog').close()
}

export function startRelay() {
  byId('relay').addEventListener('click', open)
  byId('relay-add').addEventListener('click', () => addLine(ownStart()))
  byId('relay-cancel').addEventListener('click', () => byId('relay-dialog').close())
  byId('relay-form').addEventListener('submit', submit)
}
