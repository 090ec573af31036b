import { closeSync, fsyncSync, openSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** The part of emscripten's file system that we reach into; PGlite is pinned to the version that was read. */
interface Stream {
  /** the descriptor of a file; a folder has none */
  nfd?: number
  node: object
}
interface NodeFiles {
  stream_ops: { fsync?: (stream: Stream) => number }
  realPath(node: object): string
  convertNodeCode(error: unknown): number
}

/**
 * PGlite as it comes never calls fsync: a commit would not outlive a power cut. This file system passes PostgreSQL's fsync
 * on to the disk, for files and folders.
 */
export class DurableFiles extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const preRun = emscriptenOpts.preRun ?? []
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...preRun, (module) => giveFsync(nodeFilesOf(module))] } }
  }
}

/** `-F` switches fsync off; of the ways to sync the log only `fsync` reaches our function. */
export const durableStartParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
]

/** The types of emscripten don't tell what NODEFS holds; test/store/database.test.ts sees that fsync is called. */
function nodeFilesOf(module: { NODEFS: unknown }): NodeFiles {
  return module.NODEFS as NodeFiles
}

function giveFsync(files: NodeFiles): void {
  files.stream_ops.fsync = (stream) => {
    try {
      if (stream.nfd === undefined) syncFolder(files.realPath(stream.node))
      else fsyncSync(stream.nfd)
      return 0
    } catch (error) {
      // emscripten hands only an error of this shape to PostgreSQL, which then stops rather than lose a commit
      throw Object.assign(new Error('fsync failed'), { name: 'ErrnoError', errno: files.convertNodeCode(error) })
    }
  }
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
