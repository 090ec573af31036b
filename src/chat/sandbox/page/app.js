// The sandbox's page. Everything that people wrote is put in as text, never as markup.
const byId = (id) => document.getElementById(id)
const state = {
  people: [],
  rooms: [],
  messages: [],
  now: '',
  botName: '伴伴',
  as: '',
  conversation: '',
  quote: null,
  chosen: null,
  read: {},
}
const session = window.sessionStorage

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children.filter((child) => child !== null))
  return made
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const result = await answer.json().catch(() => ({ error: '没发出去,请再试一次。' }))
  byId('problem').textContent = answer.ok ? '' : (result.error ?? '没发出去,请再试一次。')
  return answer.ok
}

const me = () => state.people.find((person) => person.account === state.as)
const nameOf = (account) => state.people.find((person) => person.account === account)?.name ?? account
const inRoom = () => state.conversation !== state.as
const visible = (message) =>
  message.conversation === state.as || (message.isRoom && me()?.rooms.includes(message.conversation))
const timeText = (iso) =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(iso))

function become(account) {
  state.as = account
  session.setItem('as', account)
  const rooms = me()?.rooms ?? []
  if (!rooms.includes(state.conversation)) state.conversation = rooms[0] ?? account
  state.quote = null
  draw()
}

function openConversation(conversation) {
  state.conversation = conversation
  session.setItem('conversation', conversation)
  state.quote = null
  draw()
}

function drawPeople() {
  byId('as').replaceChildren(
    ...state.people.map((person) =>
      element('option', {
        value: person.account,
        textContent: `${person.name}(${person.office})`,
        selected: person.account === state.as,
      }),
    ),
  )
  const presets = ['协调员', '站长', '志愿者', '没绑定'].map((office) =>
    state.people.find((person) => person.office.startsWith(office)),
  )
  byId('quick').replaceChildren(
    ...presets.filter(Boolean).map((person) => {
      const button = element('button', {
        type: 'button',
        textContent: `${person.name} ${person.office.split(' ')[0]}`,
        onclick: () => become(person.account),
      })
      button.setAttribute('aria-pressed', String(person.account === state.as))
      return button
    }),
  )
}

function drawConversations() {
  const rooms = state.rooms.filter((room) => me()?.rooms.includes(room.id))
  const all = [...rooms.map((room) => [room.id, room.name]), [state.as, `私聊 ${state.botName}`]]
  byId('conversations').replaceChildren(
    ...all.map(([id, name]) => {
      const seen = state.read[`${state.as} ${id}`] ?? 0
      const unread = state.messages.filter((message) => message.conversation === id && visible(message)).length - seen
      const button = element('button', { type: 'button', onclick: () => openConversation(id) }, name)
      if (unread > 0 && id !== state.conversation)
        button.append(element('span', { className: 'unread', textContent: String(unread) }))
      button.setAttribute('aria-current', String(id === state.conversation))
      return element('li', {}, button)
    }),
  )
  byId('title').textContent = all.find(([id]) => id === state.conversation)?.[1] ?? ''
}

function marked(text, evidence) {
  const cover = new Array(text.length).fill(false)
  for (const { from, to } of evidence) cover.fill(true, from, to)
  const parts = []
  for (let at = 0; at < text.length; ) {
    let end = at
    while (end < text.length && cover[end] === cover[at]) end++
    parts.push(cover[at] ? element('mark', {}, text.slice(at, end)) : text.slice(at, end))
    at = end
  }
  return parts
}

function drawMessage(message) {
  if (message.recalled)
    return element('li', { className: 'gone', textContent: `${nameOf(message.from)} 撤回了一条消息` })
  const kind = message.from === null ? 'bot' : message.from === state.as ? 'mine' : 'other'
  const who = message.from === null ? state.botName : nameOf(message.from)
  const isChosen = state.chosen?.messageId === message.id
  const words =
    isChosen && state.chosen.text === message.text ? marked(message.text, state.chosen.evidence) : [message.text]
  const bubble = element('div', { className: `bubble${isChosen ? ' chosen' : ''}` })
  if (message.quote) bubble.append(element('blockquote', { textContent: message.quote.text }))
  bubble.append(...words)
  if (message.file?.mime.startsWith('image/'))
    bubble.append(element('img', { src: `/file/${message.id}`, alt: message.file.name, width: 280 }))
  const tools = element('div', { className: 'tools' })
  tools.append(
    element('button', {
      type: 'button',
      className: 'tool',
      textContent: '引用',
      onclick: () => {
        state.quote = message
        draw()
        byId('text').focus()
      },
    }),
  )
  if (kind === 'mine')
    tools.append(
      element('button', {
        type: 'button',
        className: 'tool',
        textContent: '撤回',
        onclick: () => post('/recall', { as: state.as, messageId: message.id }),
      }),
    )
  if (message.from !== null)
    tools.append(
      element('button', {
        type: 'button',
        className: 'tool',
        textContent: '听懂了什么',
        onclick: () => explain(message.id),
      }),
    )
  const body = element(
    'div',
    {},
    element('div', { className: 'who', textContent: `${who} · ${timeText(message.at)}` }),
    bubble,
    tools,
  )
  const avatar = element('div', { className: 'avatar', textContent: who.slice(-1), ariaHidden: 'true' })
  return element('li', { className: `message ${kind}` }, ...(kind === 'mine' ? [body, avatar] : [avatar, body]))
}

function drawMessages() {
  const shown = state.messages.filter((message) => message.conversation === state.conversation && visible(message))
  const list = byId('messages')
  list.replaceChildren(...shown.map(drawMessage))
  list.scrollTop = list.scrollHeight
  state.read[`${state.as} ${state.conversation}`] = shown.length
}

function drawQuote() {
  byId('quoted').hidden = state.quote === null
  if (state.quote) byId('quoted').firstElementChild.textContent = `引用:${state.quote.text.slice(0, 40)}`
}

function draw() {
  byId('now').textContent = state.now ? `现在 ${timeText(state.now)}` : ''
  drawMessages()
  drawPeople()
  drawConversations()
  drawQuote()
  byId('mention').hidden = !inRoom()
}

async function explain(messageId) {
  const explained = await (await fetch(`/explain/${encodeURIComponent(messageId)}`)).json()
  state.chosen = explained
  const panel = byId('panel')
  if (explained === null) {
    panel.replaceChildren(element('p', { className: 'hint', textContent: '这条不用听懂(撤回、语音或图片)。' }))
    return draw()
  }
  const values = element('dl')
  for (const { label, value } of explained.values)
    values.append(element('dt', { textContent: label }), element('dd', { textContent: value }))
  const evidence = element('ul', { className: 'evidence' })
  for (const { of, rule, from, to } of explained.evidence)
    evidence.append(
      element(
        'li',
        {},
        element('q', { textContent: explained.text.slice(from, to) }),
        ` → ${of} `,
        element('code', { textContent: rule }),
      ),
    )
  panel.replaceChildren(
    values,
    ...(explained.asked
      ? [element('h2', { textContent: '要问的' }), element('p', { textContent: explained.asked })]
      : []),
    element('h2', { textContent: '默认的(话里没说)' }),
    element('p', { textContent: explained.assumed.length > 0 ? explained.assumed.join(';') : '没有' }),
    element('h2', { textContent: '根据哪些字' }),
    evidence,
  )
  draw()
}

async function send(file = null) {
  const text = byId('text').value
  if (text.trim() === '' && file === null) return
  const sent = await post('/say', {
    as: state.as,
    room: inRoom() ? state.conversation : null,
    text,
    quote: state.quote?.id ?? null,
    file,
  })
  if (!sent) return
  byId('text').value = ''
  state.quote = null
  drawQuote()
}

function ahead(step) {
  const now = new Date(state.now)
  const wall = new Date(now.getTime() + 8 * 3_600_000)
  const at = (days, hour) =>
    new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + days, hour) - 8 * 3_600_000)
  const evening = at(0, 19)
  const toMonday = (8 - wall.getUTCDay()) % 7 || 7
  const targets = {
    hour: new Date(now.getTime() + 3_600_000),
    evening: evening > now ? evening : at(1, 19),
    tomorrow: at(1, 8),
    monday: at(toMonday, 9),
  }
  return targets[step]
}

for (const button of document.querySelectorAll('[data-ahead]'))
  button.addEventListener('click', () => post('/clock', { to: ahead(button.dataset.ahead).toISOString() }))
byId('as').addEventListener('change', (event) => become(event.target.value))
byId('unquote').addEventListener('click', () => {
  state.quote = null
  draw()
})
byId('mention').addEventListener('click', () => {
  byId('text').value = `@${state.botName} ${byId('text').value}`
  byId('text').focus()
})
byId('voice').addEventListener('click', () => send('voice'))
byId('compose').addEventListener('submit', (event) => {
  event.preventDefault()
  void send()
})
byId('text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault()
    void send()
  }
})

async function load() {
  Object.assign(state, await (await fetch('/state')).json())
  const known = state.people.some((person) => person.account === session.getItem('as'))
  state.conversation = session.getItem('conversation') ?? ''
  become(
    known
      ? session.getItem('as')
      : (state.people.find((person) => person.office.startsWith('志愿者'))?.account ?? state.people[0]?.account),
  )
}

const events = new EventSource('/events')
events.addEventListener('hello', load)
events.addEventListener('message', (event) => {
  const message = JSON.parse(event.data)
  const known = state.messages.findIndex(({ id }) => id === message.id)
  if (known < 0) state.messages.push(message)
  else state.messages[known] = message
  if (new Date(message.at) > new Date(state.now)) state.now = message.at
  draw()
})
events.addEventListener('clock', (event) => {
  state.now = event.data
  draw()
})
setInterval(() => {
  if (!state.now) return
  state.now = new Date(new Date(state.now).getTime() + 30_000).toISOString()
  byId('now').textContent = `现在 ${timeText(state.now)}`
}, 30_000)
