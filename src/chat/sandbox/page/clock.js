// The demo's clock: shown, and set ahead.
import { byId, element, longText, post, state } from './state.js'

const SHANGHAI_MS = 8 * 3_600_000

export function drawClock() {
  byId('now').textContent = state.now ? longText(state.now) : ''
  byId('now').dateTime = state.now
}

function target(step) {
  const now = new Date(state.now)
  const wall = new Date(now.getTime() + SHANGHAI_MS)
  const at = (days, hour) =>
    new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + days, hour) - SHANGHAI_MS)
  if (step === 'hour') return new Date(now.getTime() + 3_600_000)
  if (step === 'tomorrow') return at(1, 8)
  const evening = at(0, 19)
  if (step === 'evening') return evening > now ? evening : at(1, 19)
  const monday = at((8 - wall.getUTCDay()) % 7, 9)
  return monday > now ? monday : at(((8 - wall.getUTCDay()) % 7) + 7, 9)
}

/** Where the evening has begun, the next one is meant, and said so. */
function drawEvening() {
  const wall = new Date(Date.parse(state.now) + SHANGHAI_MS)
  const isTonight = wall.getUTCHours() < 19
  document.querySelector('[data-ahead="evening"]').textContent = isTonight ? '今晚7点' : '明晚7点'
}

async function moveTo(to) {
  const dialog = byId('clock-dialog')
  dialog.setAttribute('aria-busy', 'true')
  if (await post('/clock', { to: to.toISOString() }, dialog.querySelector('.problem'))) dialog.close()
  dialog.removeAttribute('aria-busy')
}

async function drawWaiting() {
  const answer = await fetch('/waiting').catch(() => null)
  const waiting = answer?.ok ? await answer.json() : []
  const lines = waiting.slice(0, 20).map(({ at, what }) => `${longText(at)} ${what}`)
  byId('waiting').replaceChildren(
    ...(lines.length > 0 ? lines : ['现在没有']).map((textContent) => element('li', { dir: 'auto', textContent })),
  )
}

export function startClock() {
  byId('open-clock').addEventListener('click', () => {
    const wall = new Date(Date.parse(state.now) + SHANGHAI_MS).toISOString().slice(0, 16)
    byId('date').value = wall
    byId('clock-dialog').querySelector('.problem').textContent = ''
    drawEvening()
    byId('waiting').replaceChildren(element('li', { textContent: '正在看…' }))
    void drawWaiting()
    byId('clock-dialog').showModal()
  })
  for (const button of document.querySelectorAll('[data-ahead]'))
    button.addEventListener('click', () => moveTo(target(button.dataset.ahead)))
  byId('to-date').addEventListener('submit', (event) => {
    event.preventDefault()
    void moveTo(new Date(`${byId('date').value}:00+08:00`))
  })
  let shownAt = Date.now()
  setInterval(() => {
    if (!state.now) return
    state.now = new Date(Date.parse(state.now) + Date.now() - shownAt).toISOString()
    shownAt = Date.now()
    drawClock()
  }, 15_000)
}
