// What one writes: sentences to try, @ picker, quote, history of what was typed.
import { byId, element, inRoom, me, messagesOf, post, remember, remembered, state, update } from './state.js'

const KEPT = 50
const typed = { at: null }
const picking = { from: -1, index: 0, names: [] }

function examplesOf(person) {
  const [one, two = one] = person.children ?? []
  const bot = inRoom() ? `@${state.botName} ` : ''
  const office = person.office.split(' ')[0]
  if (office === '没绑定') return ['今天去看了虎子,挺好的', `${bot}帮助`]
  const own = one ? [`昨晚给${one}打了半小时电话`, `今天去看了${two},陪着写了一小时作业`, '我的孩子'] : []
  if (office === '志愿者') return own
  return [...own.slice(0, 2), `${bot}本周汇总`, ...(inRoom() ? [] : ['绑定码 李秀云'])].slice(0, 4)
}

export function drawExamples() {
  const person = me()
  const isNew = !messagesOf(state.conversation).some(({ from }) => from === state.as)
  byId('examples').hidden = !person || !isNew
  if (!person || !isNew) return
  const make = (text) =>
    element('button', {
      type: 'button',
      textContent: text,
      onclick: () => {
        byId('text').value = text
        byId('text').focus()
      },
    })
  const isEmpty = messagesOf(state.conversation).length === 0
  byId('examples').classList.toggle('first', isEmpty)
  update(byId('examples'), [
    {
      key: 'title',
      sign: person.account,
      make: () =>
        element(
          'p',
          {},
          '你是',
          element('bdi', {}, person.name),
          `(${person.office.split(' ')[0]})。试着说一句,点一下就填好:`,
        ),
    },
    ...examplesOf(person).map((text) => ({ key: text, sign: '', make: () => make(text) })),
  ])
}

export function drawCompose() {
  byId('quoted').hidden = state.quote === null
  if (state.quote) byId('quoted').firstElementChild.textContent = `引用:${state.quote.text.slice(0, 40)}`
  for (const id of ['mention', 'relay']) byId(id).hidden = !inRoom()
  drawExamples()
}

export async function send(text, file = null) {
  if (text.trim() === '' && file === null) return false
  const as = state.as
  const quote = state.quote?.id ?? null
  const sent = await post('/say', { as, room: inRoom() ? state.conversation : null, text, quote, file })
  if (!sent) return false
  if (file === null) remember(`typed ${as}`, [...remembered(`typed ${as}`, []), text.slice(0, 2000)].slice(-KEPT))
  typed.at = null
  state.quote = null
  drawCompose()
  return true
}

async function sendField() {
  const field = byId('text')
  const text = field.value
  field.value = ''
  closePicker()
  if (!(await send(text)) && field.value === '') field.value = text
}

/** ↑ ↓ in an empty field, or in one that still holds what they brought. */
function recallTyped(step) {
  const all = remembered(`typed ${state.as}`, [])
  const field = byId('text')
  const isOurs = field.value === '' || (typed.at !== null && field.value === all[typed.at])
  if (!isOurs || all.length === 0) return false
  const at = (typed.at ?? all.length) + step
  typed.at = at >= all.length ? null : Math.max(0, at)
  field.value = typed.at === null ? '' : all[typed.at]
  return true
}

function openPicker() {
  const field = byId('text')
  const before = field.value.slice(0, field.selectionStart)
  const found = /@([^\s@]*)$/.exec(before)
  if (!found || !inRoom()) return closePicker()
  const members = state.people.filter(({ rooms }) => rooms.includes(state.conversation)).map(({ name }) => name)
  const names = [state.botName, ...members].filter((name) => name.includes(found[1])).slice(0, 8)
  if (names.length === 0) return closePicker()
  Object.assign(picking, { from: found.index, index: 0, names })
  drawPicker()
}

function drawPicker() {
  byId('picker').hidden = false
  byId('picker').replaceChildren(
    ...picking.names.map((name, index) => {
      const option = element('div', { id: `pick-${index}`, textContent: name })
      option.setAttribute('role', 'option')
      option.setAttribute('aria-selected', String(index === picking.index))
      option.addEventListener('mousedown', (event) => {
        event.preventDefault()
        pick(index)
      })
      return option
    }),
  )
  byId('text').setAttribute('aria-activedescendant', `pick-${picking.index}`)
}

function pick(index) {
  const field = byId('text')
  const after = field.value.slice(field.selectionStart)
  const start = `${field.value.slice(0, picking.from)}@${picking.names[index]} `
  field.value = start + after
  field.setSelectionRange(start.length, start.length)
  closePicker()
  field.focus()
}

export function closePicker() {
  byId('picker').hidden = true
  byId('picker').replaceChildren()
  byId('text').removeAttribute('aria-activedescendant')
}

function onKey(event) {
  if (event.isComposing) return
  const isPicking = !byId('picker').hidden
  const done = () => event.preventDefault()
  if (isPicking && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const step = event.key === 'ArrowDown' ? 1 : -1
    picking.index = (picking.index + step + picking.names.length) % picking.names.length
    drawPicker()
    return done()
  }
  if (isPicking && (event.key === 'Enter' || event.key === 'Tab')) {
    pick(picking.index)
    return done()
  }
  if (isPicking && event.key === 'Escape') return closePicker()
  if (event.key === 'Enter' && !event.shiftKey) {
    void sendField()
    return done()
  }
  if (event.key === 'ArrowUp' && recallTyped(-1)) return done()
  if (event.key === 'ArrowDown' && recallTyped(1)) return done()
}

export function startCompose() {
  const field = byId('text')
  byId('picker').setAttribute('role', 'listbox')
  byId('picker').setAttribute('aria-label', '@谁')
  byId('compose').addEventListener('submit', (event) => {
    event.preventDefault()
    void sendField()
  })
  field.addEventListener('keydown', onKey)
  field.addEventListener('input', openPicker)
  field.addEventListener('blur', closePicker)
  byId('mention').addEventListener('click', () => {
    const at = field.selectionStart
    field.value = `${field.value.slice(0, at)}@${field.value.slice(at)}`
    field.focus()
    field.setSelectionRange(at + 1, at + 1)
    openPicker()
  })
  byId('voice').addEventListener('click', () => send('', 'voice'))
  byId('image').addEventListener('click', () => send('', 'image'))
  byId('unquote').addEventListener('click', () => {
    state.quote = null
    drawCompose()
    field.focus()
  })
}
