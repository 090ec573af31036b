import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readSettings, SettingsError, settingNames } from '../src/settings.ts'

const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
const linesOf = (environment: Record<string, string>) => {
  try {
    readSettings(environment)
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.lines
    throw error
  }
}

describe('settings', () => {
  test('without any, the bot keeps its store in ./data and speaks on no network', () => {
    expect(readSettings({})).toEqual({
      dataDir: './data',
      databaseUrl: null,
      port: 3000,
      wechaty: null,
      networkSet: false,
      store: null,
      logLevel: 'info',
      botName: '伴伴',
      quietFrom: '21:30',
      quietTo: '07:30',
      roomIntervalSeconds: 2,
      accountPerMinute: 20,
      accountPerDay: 200,
      textDays: 30,
      digestHour: 19,
      emergencyNumbers: [],
      sendTimeoutSeconds: 15,
      alertCommand: null,
    })
  })

  test('an empty value, as .env files have it, counts as unset', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ', BANBAN_STORE: '', WECHATY_PUPPET_SERVICE_TOKEN: '' })).toEqual(
      readSettings({}),
    )
  })

  test('what is set is taken', () => {
    const settings = readSettings({
      DATABASE_URL: 'postgres://banban:pw@db.example:5432/banban',
      PORT: '0',
      WECHATY_PUPPET_SERVICE_TOKEN: 'token',
      WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:8788',
      BANBAN_STORE: 'real',
      BANBAN_EMERGENCY_NUMBERS: '镇派出所 0851-1234567, 12345、',
    })
    expect(settings).toMatchObject({
      databaseUrl: 'postgres://banban:pw@db.example:5432/banban',
      port: 0,
      wechaty: { token: 'token', endpoint: '127.0.0.1:8788' },
      networkSet: true,
      store: 'real',
      emergencyNumbers: ['镇派出所 0851-1234567', '12345'],
    })
  })

  test.each([
    ['PORT', 'many', 'PORT=many is wrong. Set it to a port from 1 to 65535, or 0 for any that is free.'],
    ['PORT', '65536', 'PORT=65536 is wrong.'],
    ['PORT', '80.5', 'PORT=80.5 is wrong.'],
    ['BANBAN_STORE', 'test', 'BANBAN_STORE=test is wrong. Set it to demo or real'],
    ['BANBAN_LOG_LEVEL', 'loud', 'BANBAN_LOG_LEVEL=loud is wrong. Set it to debug, info,'],
    ['BANBAN_BOT_NAME', '一'.repeat(21), 'is wrong. Set it to a name of at most 20 characters.'],
    ['BANBAN_QUIET_FROM', '25:00', 'BANBAN_QUIET_FROM=25:00 is wrong. Set it to a time in Shanghai such as 21:30.'],
    ['BANBAN_QUIET_TO', '7:30', 'BANBAN_QUIET_TO=7:30 is wrong.'],
    [
      'BANBAN_ROOM_INTERVAL_SECONDS',
      '-1',
      'BANBAN_ROOM_INTERVAL_SECONDS=-1 is wrong. Set it to seconds from 0 to 3600.',
    ],
    ['BANBAN_ACCOUNT_PER_MINUTE', '0', 'BANBAN_ACCOUNT_PER_MINUTE=0 is wrong.'],
    ['BANBAN_ACCOUNT_PER_DAY', '1e3', 'BANBAN_ACCOUNT_PER_DAY=1e3 is wrong.'],
    ['BANBAN_TEXT_DAYS', 'for ever', 'BANBAN_TEXT_DAYS=for ever is wrong. Set it to days from 1 to 3650.'],
    ['BANBAN_EMERGENCY_NUMBERS', '派出所', 'BANBAN_EMERGENCY_NUMBERS=派出所 is wrong.'],
    ['BANBAN_SEND_TIMEOUT_SECONDS', '301', 'BANBAN_SEND_TIMEOUT_SECONDS=301 is wrong.'],
    ['BANBAN_STROE', 'real', 'BANBAN_STROE is no setting. Look up its name in .env.example, or remove it.'],
  ])('%s=%s is one line that says how to mend it', (name, text, line) => {
    const lines = linesOf({ [name]: text })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(line)
    expect(lines[0]).not.toContain('\n')
  })

  test.each([
    [{ WECHATY_PUPPET_SERVICE_TOKEN: 'S3cret' }, 'WECHATY_PUPPET_SERVICE_TOKEN needs an endpoint'],
    [{ WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:8788' }, 'WECHATY_PUPPET_SERVICE_ENDPOINT needs a token'],
    [
      { WECHATY_PUPPET_SERVICE_TOKEN: 'S3cret', WECHATY_PUPPET_SERVICE_ENDPOINT: 'http://gateway/' },
      'WECHATY_PUPPET_SERVICE_ENDPOINT=http://gateway/ is wrong',
    ],
    [{ DATABASE_URL: 'mysql://banban:S3cret@db/banban' }, 'DATABASE_URL is wrong. Set it to postgres://'],
  ] as const)('half a network or a wrong address is told, a secret never: %o', (environment, line) => {
    const lines = linesOf(environment)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(line)
    expect(lines[0]).not.toContain('S3cret')
  })

  test('every wrong setting is told at once', () => {
    expect(linesOf({ PORT: 'x', BANBAN_STORE: 'x', BANBAN_TEXT_DAYS: 'x' })).toHaveLength(3)
  })
})

describe('.env.example', () => {
  const listed = [...example.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({ name, value }))

  test('names every setting once, in the order of settings.ts, and no other', () => {
    expect(listed.map(({ name }) => name)).toEqual(settingNames)
  })

  test('shows the defaults', () => {
    expect(readSettings(Object.fromEntries(listed.map(({ name, value }) => [name, value])))).toEqual(readSettings({}))
  })

  test('says of each what it is for', () => {
    for (const { name } of listed) {
      const before = example
        .slice(0, example.indexOf(`# ${name}=`))
        .trimEnd()
        .split('\n')
        .at(-1)
      expect(before, name).toMatch(/^# [^=]{20,}$/)
    }
  })

  test('sets nothing as it stands', () => {
    expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([])
  })
})
