import { createHash } from 'node:crypto'
import { statSync, unlinkSync } from 'node:fs'
import { connect, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** abstract: Linux, freed by the kernel · pipe: Windows, freed by the kernel · file: elsewhere, a dead one is found by knocking */
export type SocketStyle = 'abstract' | 'pipe' | 'file'

export function styleHere(): SocketStyle {
  if (process.platform === 'linux') return 'abstract'
  return process.platform === 'win32' ? 'pipe' : 'file'
}

/** One address a folder, by whatever path it is reached: device and inode, not the name. */
export function addressOf(dataDir: string, style: SocketStyle): string {
  const { dev, ino } = statSync(dataDir, { bigint: true })
  const name = `banban-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 24)}`
  if (style === 'abstract') return `\0${name}`
  // not in the folder itself: its path may be longer than a socket's address can be
  return style === 'pipe' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

/** Listens there; false where somebody alive already does: then the server is left as it is, closing it would remove the other's file. */
export async function claim(server: Server, address: string, style: SocketStyle): Promise<boolean> {
  if (await listens(server, address)) return style !== 'file' || stillOurs(address)
  if (style !== 'file' || (await isAlive(address))) return false
  unlinkSync(address)
  return (await listens(server, address)) && stillOurs(address)
}

const SETTLE_MS = 100

/** Race: two that find the same dead socket may each remove what they take for it; only the last to listen keeps the file. */
async function stillOurs(address: string): Promise<boolean> {
  const inode = statSync(address).ino
  await pause(SETTLE_MS)
  return statSync(address, { throwIfNoEntry: false })?.ino === inode
}

function listens(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error))
    server.once('error', failed)
    server.listen(address, () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}

function isAlive(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}
