import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Running {
  /** every line it has written to stdout */
  readonly lines: string[]
  /** resolves when a line passes the test; rejects when the process ends without one */
  until(isIt: (line: string) => boolean): Promise<void>
  kill(signal: NodeJS.Signals): void
  /** the exit code; null where a signal ended it */
  ended: Promise<number | null>
}

/** Runs a TypeScript file of this project as a process of its own, which ends with the test at the latest. */
export function run(file: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Running {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const look = () => {
    for (const check of waiting) check()
  }
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      look()
    })
  }
  return {
    lines,
    ended,
    kill: (signal) => child.kill(signal),
    until: (isIt) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!lines.some(isIt)) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
        void ended.then(() => reject(new Error(`ended without that line, after: ${lines.slice(-5).join(' | ')}`)))
      }),
  }
}
