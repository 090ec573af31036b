import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('npm run understand -- --help prints the usage and ends well', () => {
  const { status, stdout, stderr } = spawnSync('node', ['--import', 'tsx', 'src/cli/understand.ts', '--help'], {
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^usage: npm run -s understand -- --rosters FILE/)
})
