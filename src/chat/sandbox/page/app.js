// The sandbox's page: what arrives, and who draws what.
import { drawClock, startClock } from './clock.js'
import { drawCompose, startCompose } from './compose.js'
import { drawMessages, startMessages } from './messages.js'
import { startPanel } from './panel.js'
import { become, drawConversations, drawPeople, markRead, startPeople } from './people.js'
import { startRelay } from './relay.js'
import { byId, remembered, state } from './state.js'

function draw() {
  drawClock()
  drawMessages()
  markRead()
  drawPeople()
  drawConversations()
  drawCompose()
}

/** What came while the answer was on its way is newer than it. */
async function load() {
  const answer = await fetch('/state').catch(() => null)
  if (!answer?.ok) return
  const { messages, ...rest } = await answer.json()
  const last = messages.at(-1)?.number ?? 0
  const isSame = rest.talk === state.talk
  const newer = isSame ? state.messages.filter(({ number }) => number > last) : []
  Object.assign(state, rest, { messages: [...messages, ...newer] })
  byId('offline').hidden = true
  if (isSame && state.people.some(({ account }) => account === state.as)) return draw()
  // a newcomer meets sentences to try, on a phone too
  if (state.messages.length === 0) document.body.dataset.pane = 'chat'
  const before = remembered('as', null)
  const first = state.people.find(({ office }) => office.startsWith('志愿者')) ?? state.people[0]
  become(state.people.some(({ account }) => account === before) ? before : first.account)
}

startClock()
startCompose()
startMessages(draw)
startPanel(draw)
startPeople(draw)
startRelay()
for (const dialog of document.querySelectorAll('dialog'))
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })

const events = new EventSource('/events')
events.addEventListener('hello', load)
events.addEventListener('people', load)
events.addEventListener('error', () => {
  byId('offline').hidden = false
})
events.addEventListener('message', (event) => {
  const message = JSON.parse(event.data)
  const known = state.messages.findIndex(({ id }) => id === message.id)
  if (known < 0) state.messages.push(message)
  else state.messages[known] = message
  if (message.at > state.now) state.now = message.at
  draw()
})
events.addEventListener('clock', (event) => {
  state.now = event.data
  draw()
})
