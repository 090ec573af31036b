// Who one is, and the conversations with their unread marks.
import {
  avatar,
  byId,
  element,
  me,
  messagesOf,
  nameOf,
  post,
  remember,
  remembered,
  state,
  update,
  whenText,
} from './state.js'

let redraw = () => {}

export function become(account) {
  state.as = account
  remember('as', account)
  const rooms = me()?.rooms ?? []
  const last = remembered(`conversation ${account}`, null)
  const keeps = [...rooms, account].includes(last)
  state.conversation = keeps ? last : (rooms[0] ?? account)
  reset()
}

function reset() {
  Object.assign(state, { quote: null, open: null, chosen: null, strong: [] })
  redraw()
}

function openConversation(conversation) {
  state.conversation = conversation
  remember(`conversation ${state.as}`, conversation)
  document.body.dataset.pane = 'chat'
  reset()
  byId('messages').scrollTop = byId('messages').scrollHeight
  if (matchMedia('(min-width: 60rem)').matches) byId('text').focus()
}

export function markRead() {
  const isSeen = document.body.dataset.pane === 'chat' || matchMedia('(min-width: 60rem)').matches
  const last = messagesOf(state.conversation).at(-1)
  if (isSeen && last) remember(`read ${state.as} ${state.conversation}`, last.number)
}

const shortOffice = (person) => person.office.split(' ')[0]

export function drawPeople() {
  const own = me()
  if (!own) return
  update(byId('who'), [
    {
      key: 'who',
      sign: `${own.account} ${own.office}`,
      make: () =>
        element(
          'span',
          { className: 'row' },
          avatar(own.name),
          element(
            'span',
            { className: 'two' },
            element(
              'b',
              {},
              element('span', { className: 'hint', textContent: '我是 ' }),
              element('bdi', {}, own.name),
            ),
            element('small', { textContent: own.office }),
          ),
          element('span', { className: 'hint', textContent: '换人' }),
        ),
    },
  ])
  const presets = ['志愿者', '站长', '协调员', '没绑定'].flatMap((office) => {
    const person = state.people.find((each) => shortOffice(each) === office)
    return person ? [{ office, person }] : []
  })
  update(
    byId('quick'),
    presets.map(({ office, person }) => ({
      key: office,
      sign: `${person.account} ${shortOffice(own) === office}`,
      make: () =>
        element('button', {
          type: 'button',
          textContent: office,
          onclick: () => become(person.account),
          attributes: { 'aria-pressed': String(shortOffice(own) === office), title: person.name },
        }),
    })),
  )
}

export function drawConversations() {
  const rooms = state.rooms.filter((room) => me()?.rooms.includes(room.id))
  const all = [...rooms, { id: state.as, name: state.botName }]
  update(
    byId('conversations'),
    all.map(({ id, name }) => {
      const messages = messagesOf(id)
      const last = messages.at(-1)
      const read = remembered(`read ${state.as} ${id}`, 0)
      const unread = messages.filter((each) => each.number > read && each.from !== state.as).length
      const isCurrent = id === state.conversation
      const shown = isRoom(id) ? id : `${name}(私聊)`
      return {
        key: id,
        sign: JSON.stringify([last?.id, last?.recalled, unread, isCurrent, state.as, state.now.slice(0, 10)]),
        make: () => conversation({ id, shown, name, last, unread, isCurrent }),
      }
    }),
  )
  byId('title').textContent = isRoom(state.conversation) ? state.conversation : `${state.botName}(私聊)`
  byId('alias').hidden = !isRoom(state.conversation)
  const waiting = [...byId('conversations').querySelectorAll('.unread')].length
  document.title = waiting > 0 ? `(${waiting}) 伴伴 · 沙盒` : '伴伴 · 沙盒'
}

const isRoom = (id) => id !== state.as

function conversation({ id, shown, name, last, unread, isCurrent }) {
  const who = last && (last.from === null ? state.botName : nameOf(last.from))
  const preview = last
    ? last.recalled
      ? `${who}撤回了一条消息`
      : `${isRoom(id) ? `${who}:` : ''}${last.text.slice(0, 60) || '[图片]'}`
    : '还没人说话'
  const button = element(
    'button',
    { type: 'button', onclick: () => openConversation(id) },
    avatar(isRoom(id) ? id.slice(0, 1) : name, !isRoom(id)),
    element(
      'span',
      { className: 'two' },
      element('b', { textContent: shown }),
      element('small', {}, element('bdi', { textContent: preview })),
    ),
    element(
      'span',
      { className: 'side' },
      element('small', { textContent: last ? whenText(last.at).replace(/(?:周.)? \d\d:\d\d$/, '') : '' }),
      unread > 0
        ? element('span', {
            className: 'unread',
            textContent: String(unread),
            attributes: { 'aria-label': `${unread}条未读` },
          })
        : null,
    ),
  )
  button.setAttribute('aria-current', String(isCurrent))
  return element('li', {}, button)
}

function drawChoice() {
  const wanted = byId('search').value.trim()
  const fitting = state.people.filter((person) => `${person.name} ${person.office}`.includes(wanted))
  update(
    byId('people'),
    fitting.map((person) => ({
      key: person.account,
      sign: `${person.office} ${person.account === state.as}`,
      make: () => {
        const button = element(
          'button',
          {
            type: 'button',
            onclick: () => {
              byId('people-dialog').close()
              become(person.account)
            },
          },
          avatar(person.name),
          element(
            'span',
            { className: 'two' },
            element('bdi', { textContent: person.name }),
            element('small', { textContent: person.office }),
          ),
        )
        button.setAttribute('aria-pressed', String(person.account === state.as))
        return element('li', {}, button)
      },
    })),
  )
}

export function startPeople(draw) {
  redraw = draw
  const dialog = byId('people-dialog')
  byId('who').addEventListener('click', () => {
    byId('search').value = ''
    drawChoice()
    dialog.showModal()
  })
  byId('search').addEventListener('input', drawChoice)
  byId('search').addEventListener('keydown', (event) => {
    if (event.key === 'Enter') byId('people').querySelector('button')?.click()
  })
  byId('add-person').addEventListener('submit', async (event) => {
    event.preventDefault()
    const name = byId('new-name').value.trim()
    if (name === '') return
    const person = await post('/person', { name }, dialog.querySelector('.problem'))
    if (!person) return
    if (!state.people.some(({ account }) => account === person.account)) state.people.push(person)
    byId('new-name').value = ''
    dialog.close()
    become(person.account)
  })
  byId('back').addEventListener('click', () => {
    document.body.dataset.pane = 'list'
    redraw()
  })
  const aliases = byId('alias-dialog')
  byId('alias').addEventListener('click', () => {
    byId('alias-name').value = state.aliases[`${state.conversation} ${state.as}`] ?? ''
    aliases.showModal()
  })
  byId('alias-cancel').addEventListener('click', () => aliases.close())
  byId('alias-form').addEventListener('submit', async (event) => {
    event.preventDefault()
    const set = { as: state.as, room: state.conversation, alias: byId('alias-name').value.trim() }
    if (await post('/alias', set, aliases.querySelector('.problem'))) aliases.close()
  })
}
