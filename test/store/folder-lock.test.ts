import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addressOf, type SocketStyle } from '../../src/store/folder-address.ts'
import { ask, type FolderLock, lockFolder } from '../../src/store/folder-lock.ts'
import { run } from '../support/process.ts'

/** Those that this system knows; the named pipe is Windows' alone. */
const styles: SocketStyle[] = process.platform === 'linux' ? ['abstract', 'file'] : ['file']

describe.each(styles)('the lock on a folder (%s socket)', (style) => {
  let dataDir = ''
  const held: FolderLock[] = []
  const lock = async (folder = dataDir) => {
    const taken = await lockFolder(folder, style)
    held.push(taken)
    return taken
  }

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'banban-lock-'))
  })

  afterEach(async () => {
    for (const taken of held.splice(0)) await taken.release()
    rmSync(dataDir, { recursive: true })
  })

  test('a second holder is refused and told the process of the first', async () => {
    await lock()
    await expect(lock()).rejects.toThrow(`process ${process.pid} is using it. Stop that one first`)
  })

  test('the folder is the same by whatever path it is reached', async () => {
    await lock()
    const link = `${dataDir}-link`
    symlinkSync(dataDir, link)
    await expect(lock(link)).rejects.toThrow('is using it')
    rmSync(link)
    const moved = `${dataDir}-moved`
    renameSync(dataDir, moved)
    await expect(lock(moved)).rejects.toThrow('is using it')
    renameSync(moved, dataDir)
  })

  test('what was released can be taken again', async () => {
    await (await lock()).release()
    await lock()
  })

  test('of ten that want it at once one gets it', async () => {
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => lock()))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  test('the lock of a killed process is free', async () => {
    const holder = run('test/support/processes/hold-folder.ts', [dataDir, style])
    await holder.until((line) => line === 'held')
    await expect(lock()).rejects.toThrow('is using it')
    holder.kill('SIGKILL')
    await holder.ended
    await lock()
  })

  test('the holder answers what others ask, each its own, large as it may be', async () => {
    const large = '名'.repeat(2_000_000)
    ;(await lock()).serve(async (request) => ({ echoed: request }))
    const answers = await Promise.all([1, large, { door: 'import' }].map((request) => ask(dataDir, request, style)))
    expect(answers).toEqual([1, large, { door: 'import' }].map((echoed) => ({ kind: 'answer', answer: { echoed } })))
  })

  test('who asks before the holder is ready waits for it', async () => {
    const taken = await lock()
    const asked = ask(dataDir, 'early', style)
    setTimeout(() => taken.serve(async (request) => request), 100)
    expect(await asked).toEqual({ kind: 'answer', answer: 'early' })
  })

  test('where nobody holds the folder the asker is told so', async () => {
    expect(await ask(dataDir, 'anybody?', style)).toEqual({ kind: 'nobody' })
  })

  test('a failure of the holder tells the kind of error and never its text', async () => {
    ;(await lock()).serve(async () => {
      throw new TypeError('周小雨 has no guardian')
    })
    const failed = await ask(dataDir, 'x', style).catch((error: Error) => error.message)
    expect(failed).toContain('TypeError')
    expect(failed).not.toContain('周小雨')
  })

  test('who can’t read the key is not served', async () => {
    const served: unknown[] = []
    ;(await lock()).serve(async (request) => served.push(request))
    if (process.platform !== 'win32') expect(statSync(join(dataDir, 'door.key')).mode & 0o077).toBe(0)
    writeFileSync(join(dataDir, 'door.key'), '1 guessed')
    await expect(ask(dataDir, 'give me everything', style)).rejects.toThrow('the key is wrong')
    const socket = connect(addressOf(dataDir, style))
    socket.write('{"request":"give me everything"}\nnonsense\n')
    await new Promise((resolve) => socket.once('close', resolve).resume())
    expect(served).toEqual([])
    expect(readFileSync(join(dataDir, 'door.key'), 'utf8')).toBe('1 guessed')
  })
})
