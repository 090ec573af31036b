// What the page knows, and small things that every part needs. What people wrote is put in as text, never as markup.
export const byId = (id) => document.getElementById(id)

export const state = {
  talk: '',
  people: [],
  rooms: [],
  aliases: {},
  messages: [],
  now: '',
  botName: '伴伴',
  as: '',
  conversation: '',
  quote: null,
  /** the message whose tools are open */
  open: null,
  /** what was understood of the chosen message */
  chosen: null,
  /** the value whose words are shown stronger: a list of positions */
  strong: [],
}

export function element(name, properties = {}, ...children) {
  const { attributes = {}, ...own } = properties
  const made = Object.assign(document.createElement(name), own)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children.filter((child) => child !== null && child !== undefined))
  return made
}

/** Brings a list up to date; what did not change stays, with its focus and its place. */
export function update(parent, items) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]))
  const focused = document.activeElement
  let at = parent.firstElementChild
  for (const { key, sign, make } of items) {
    let child = old.get(key)
    old.delete(key)
    if (!child || child.dataset.sign !== sign) {
      const fresh = make()
      fresh.dataset.key = key
      fresh.dataset.sign = sign
      if (child) {
        const hadFocus = child.contains(focused)
        if (at === child) at = fresh
        child.replaceWith(fresh)
        const label = focused?.textContent
        if (hadFocus) [...fresh.querySelectorAll('button')].find((each) => each.textContent === label)?.focus()
      }
      child = fresh
    }
    if (child === at) at = at.nextElementSibling
    else parent.insertBefore(child, at)
  }
  for (const gone of old.values()) gone.remove()
}

export async function post(path, body, problem = byId('problem')) {
  const failed = '没发出去,请再试一次。'
  let answer = null
  let result = {}
  try {
    answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    result = await answer.json()
  } catch {
    result = { error: failed }
  }
  problem.textContent = answer?.ok ? '' : (result.error ?? failed)
  return answer?.ok ? result : null
}

/** What this browser remembers; without storage it forgets at a reload. */
export function remembered(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(`${state.talk} ${key}`)) ?? otherwise
  } catch {
    return otherwise
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(`${state.talk} ${key}`, JSON.stringify(value))
  } catch {
    // private windows
  }
}

export const me = () => state.people.find((person) => person.account === state.as)
export const nameOf = (account) => state.people.find((person) => person.account === account)?.name ?? account
export const inRoom = () => state.conversation !== state.as

/** The messages of a conversation that the chosen person sees. */
export function messagesOf(conversation) {
  const mine = conversation === state.as
  return state.messages.filter((each) => each.conversation === conversation && each.isRoom === !mine)
}

const zone = 'Asia/Shanghai'
const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
const hourFormat = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
const longFormat = new Intl.DateTimeFormat('zh-CN', { timeZone: zone, month: 'long', day: 'numeric', weekday: 'short' })
export const hourText = (iso) => hourFormat.format(new Date(iso))
export const longText = (iso) => `${longFormat.format(new Date(iso))} ${hourText(iso)}`

/** 20:15 · 昨天 20:15 · 3月11日周三 20:15 */
export function whenText(iso) {
  const day = dayFormat.format(new Date(iso))
  if (day === dayFormat.format(new Date(state.now))) return hourText(iso)
  const yesterday = dayFormat.format(new Date(Date.parse(state.now) - 86_400_000))
  return day === yesterday ? `昨天 ${hourText(iso)}` : longText(iso)
}

const colours = ['#5a6f8c', '#8a5a6b', '#6b6f3a', '#3f7280', '#7a5f8f', '#8c6239', '#4f7355', '#a0524a']

export function avatar(name, isBot = false) {
  const colour = isBot ? '#1f7a4d' : colours[[...name].reduce((sum, sign) => sum + sign.codePointAt(0), 0) % 8]
  const made = element('span', { className: 'avatar', textContent: [...name].slice(-1)[0] ?? '?' })
  made.setAttribute('aria-hidden', 'true')
  made.style.backgroundColor = colour
  return made
}
