import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

/**
 * Who may import whom. A room is a file of src/ and the folder of the same name. `may`: rooms, or single files, that it may import;
 * `types`: those of which it may import types alone. What is not named here is refused.
 */
const rooms: Record<string, { may: string[]; types?: string[] }> = {
  care: { may: [] },
  understand: { may: ['care'] },
  // it refuses to a room what wording marks as private
  rights: { may: ['care', 'wording'], types: ['understand/meaning.ts'] },
  wording: { may: ['care'], types: ['understand/meaning.ts'] },
  log: { may: [] },
  settings: { may: [] },
  clock: { may: ['store', 'concerns', 'reminders', 'outbox', 'log'], types: ['bot'] },
  store: { may: ['care', 'log'], types: ['understand/meaning.ts'] },
  'roster-in': { may: ['store', 'care', 'wording', 'log'] },
  demo: { may: ['store', 'care', 'wording', 'log'] },
  reports: { may: ['care', 'store', 'wording', 'rights', 'log'] },
  commands: {
    // a day of birth is read the same way in a file and in chat
    may: ['store', 'care', 'wording', 'rights', 'reports', 'log', 'roster-in/read-day.ts', 'roster-in/wrong.ts'],
    types: ['understand/meaning.ts'],
  },
  concerns: { may: ['store', 'understand', 'wording', 'care', 'log'], types: ['chat/chat.ts'] },
  bot: {
    may: ['store', 'understand', 'commands', 'concerns', 'rights', 'wording', 'care', 'log'],
    types: ['chat/chat.ts'],
  },
  reminders: { may: ['store', 'care', 'wording', 'rights', 'reports', 'log'] },
  outbox: { may: ['store', 'care', 'wording', 'log', 'chat/chat.ts'] },
  chat: { may: ['chat/chat.ts', 'log'] },
  main: { may: ['*'] },
  cli: { may: ['*'] },
}

/** Rooms that nobody imports, and who may import what only few may. */
const importers: Record<string, string[]> = {
  main: [],
  cli: [],
  settings: ['main', 'cli'],
}

/** Libraries that stay behind one wall: prefix of the name → where it may be imported. */
const libraries: Record<string, RegExp> = {
  wechaty: /^chat\/wechaty/,
  'file-box': /^chat\/wechaty/,
  'drizzle-orm': /^store\//,
  '@electric-sql/pglite': /^store\//,
  postgres: /^store\//,
  pino: /^log\.ts$/,
  hono: /^chat\//,
  'node-cron': /^clock/,
}

/** Rooms without input, output, clock or environment. */
const pureRooms = ['care', 'understand', 'rights', 'wording']
/** Word lists and models are read once, when they are loaded. */
const mayReadFiles = /^understand\/(?:learner|danger\/weights)/

/** Files over this are cut in two; lists of words, phrases and tables may be long. */
const MAX_LINES = 300
const mayBeLong = /^(understand\/words\/|store\/schema\/|wording)/

/** Known to be over it; a file that was cut must leave this list. */
const stillToCut: string[] = []

const source = fileURLToPath(new URL('../src/', import.meta.url))

interface Import {
  /** a library's name, or a path below src/ */
  readonly target: string
  readonly isOurs: boolean
  readonly typesOnly: boolean
}

interface SourceFile {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

const files: SourceFile[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .toSorted()
  .map((path) => {
    const text = readFileSync(join(source, path), 'utf8')
    return { path, text, imports: importsOf(path, text) }
  })

function importsOf(path: string, text: string): Import[] {
  const statements = text.matchAll(
    /^(?:import|export)\b([^'"`;=()]*?)\bfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm,
  )
  return [...statements].map(([, names = '', from, forEffect, dynamic]) => {
    const target = from ?? forEffect ?? dynamic ?? ''
    const isOurs = target.startsWith('.')
    return {
      target: isOurs ? normalize(join(dirname(path), target)).replaceAll('\\', '/') : target,
      isOurs,
      typesOnly: from !== undefined && bringsTypesOnly(names),
    }
  })
}

function bringsTypesOnly(names: string): boolean {
  if (/^\s*type\b/.test(names)) return true
  const listed = names
    .match(/\{([\s\S]*)\}/)?.[1]
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return listed !== undefined && listed.length > 0 && listed.every((name) => name.startsWith('type '))
}

const roomOf = (path: string) => path.replace(/\.ts$/, '').split('/')[0] ?? ''
const names = (target: string, entry: string) => entry === '*' || target === entry || roomOf(target) === entry

/** One adapter does not know the others: each is a file and a folder of the same name. */
const adapterOf = (path: string) => (path.startsWith('chat/') ? (path.split('/')[1] ?? '').replace(/\.ts$/, '') : null)

function isAllowed(file: SourceFile, { target, typesOnly }: Import): boolean {
  const room = roomOf(file.path)
  const rule = rooms[room]
  if (!rule) return false
  if (importers[roomOf(target)] && roomOf(target) !== room && !importers[roomOf(target)]?.includes(room)) return false
  if (room === roomOf(target))
    return room !== 'chat' || adapterOf(target) === adapterOf(file.path) || target === 'chat/chat.ts'
  return (
    rule.may.some((entry) => names(target, entry)) ||
    (typesOnly && (rule.types ?? []).some((entry) => names(target, entry)))
  )
}

describe('the walls of the house', () => {
  test('every file is in a room that the table knows', () => {
    expect(files.filter((file) => !rooms[roomOf(file.path)]).map((file) => file.path)).toEqual([])
  })

  test('every import of ours exists, so that none escapes this test', () => {
    const known = new Set(files.map((file) => file.path))
    const lost = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isOurs }) => isOurs && target.endsWith('.ts') && !known.has(target))
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(lost).toEqual([])
  })

  test('a room imports only what its row allows', () => {
    const broken = files.flatMap((file) =>
      file.imports
        .filter((one) => one.isOurs && one.target.endsWith('.ts') && !isAllowed(file, one))
        .map(({ target, typesOnly }) => `${file.path} → ${target}${typesOnly ? ' (types)' : ''}`),
    )
    expect(broken).toEqual([])
  })

  test('a command does not import another; what several need is a file of its own', () => {
    const index = files.find((file) => file.path === 'commands/index.ts')
    const commands = new Set(
      (index?.imports ?? []).filter((one) => !one.typesOnly && one.isOurs).map((one) => one.target),
    )
    const broken = files
      .filter((file) => commands.has(file.path))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target, typesOnly }) => commands.has(target) && !typesOnly)
          .map(({ target }) => `${path} → ${target}`),
      )
    expect(broken).toEqual([])
  })

  test('each library stays behind its wall', () => {
    const broken = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isOurs }) => {
          const wall = Object.entries(libraries).find(
            ([name]) => target === name || target.startsWith(`${name}/`) || target.startsWith(`${name}-`),
          )
          return !isOurs && wall && !wall[1].test(path)
        })
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(broken).toEqual([])
  })

  test('what is pure has no clock, no files, no network, no environment', () => {
    const impure = /\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bset(?:Timeout|Interval)\(/
    const broken = files
      .filter((file) => pureRooms.includes(roomOf(file.path)))
      .filter(({ path, text, imports }) => {
        const hasIo = imports.some(({ target }) => target.startsWith('node:')) && !mayReadFiles.test(path)
        return hasIo || impure.test(text.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, ''))
      })
    expect(broken.map((file) => file.path)).toEqual([])
  })

  test('only settings.ts reads the environment; the adapter of WeChat may set HOME for its library', () => {
    const broken = files.filter(({ path, text }) => {
      const rest = path.startsWith('chat/wechaty') ? text.replaceAll(/process\.env\.HOME\s*=(?!=)/g, '') : text
      return path !== 'settings.ts' && /process\.env\b/.test(rest)
    })
    expect(broken.map((file) => file.path)).toEqual([])
  })

  test(`no file is longer than ${MAX_LINES} lines, but for words and tables`, () => {
    const long = files.filter(({ path, text }) => !mayBeLong.test(path) && text.split('\n').length > MAX_LINES + 1)
    expect(long.map((file) => file.path)).toEqual(stillToCut)
  })
})
