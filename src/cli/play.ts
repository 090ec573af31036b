import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readTranscript, type Transcript, TranscriptFault } from '../chat/transcript.ts'
import { open, type Store } from '../store/database.ts'
import { StoreUnusable } from '../store/unusable.ts'
import { demoNames } from './play/demo-names.ts'
import { play } from './play/player.ts'
import { show, showFaults } from './play/show.ts'

const USAGE = 'usage: npm run -s play -- [--database-url URL] FILE.chat …   (URL: an empty PostgreSQL database)'

const FORMAT = `
时间 2026-03-11 20:15                    the clock; later: 时间 +10分钟 · 时间 明天 00:30 · 时间 21:00
站点 甲站                                 opens a station; what follows belongs to it. Or instead of people: 人物 演示
群 甲群                                   its room (群 乙群 没绑定: nobody's yet)
协调员 何玉芬                             before any 站点 she coordinates all of them
站长 刘桂兰: 王小虎(虎子,男,监护人奶奶,2015-03-08,农历,方案周末妈妈)、周末 未同意
志愿者 王秀英 没绑定: 李想 撤回同意       没绑定: her account is not bound yet; 未绑定 张姐: known to nobody
甲) [群] 王秀英: 今天去看了李想           said in the room; [私] in private; [群 乙群] where there are several; [语音] [图片] alone
|第二行                                   | goes on with the line before; (昨天 20:03) before the colon: sent then, arrives now
> [群] 记好了:李想 看望(今天)*            the bot says so (* is anything, {码} is taken for later lines); > 含 词 不含 词; > 无: nothing
[群] 王秀英 引用 甲: 撤销                 quotes 甲 (引文: flattened into the text); [群] 王秀英 撤回 甲; [群] 王秀英 重发 甲; 1 is the first said line
重启 · 拒收 王秀英 · 收到 王秀英 · 断线 5分钟 · 加好友 王秀英: 附言      # a remark; what the bot says unexpectedly is a fault
`

/** Plays conversations on a fresh store and prints who was told what; 1 where one goes otherwise than its file says. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { 'database-url': { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.help || positionals.length === 0) {
    process.stderr.write(values.help ? `${USAGE}\n${FORMAT}` : `${USAGE}\n`)
    return values.help ? 0 : 2
  }
  let isRight = true
  for (const file of positionals) isRight = (await playFile(file, values['database-url'])) && isRight
  return isRight ? 0 : 1
}

async function playFile(file: string, databaseUrl: string | undefined): Promise<boolean> {
  const transcript = readTranscript(file, await contentOf(file), demoNames)
  const folder = hasRestart(transcript) && !databaseUrl ? await mkdtemp(join(tmpdir(), 'banban-play-')) : null
  try {
    const played = await play(transcript, () => openStore(databaseUrl, folder))
    process.stdout.write(`${show(played)}\n\n`)
    if (played.faults.length > 0) process.stdout.write(`${showFaults(file, played)}\n\n`)
    const verdict = transcript.isChecked ? (played.faults.length === 0 ? 'as expected' : 'NOT as expected') : 'played'
    process.stdout.write(`${file}: ${verdict}\n`)
    return played.faults.length === 0
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true })
  }
}

class UnreadableFile extends Error {}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault'
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code
    throw new UnreadableFile(`${file}: can not be read, ${why}`, { cause: error })
  }
}

function hasRestart({ beats }: Transcript): boolean {
  return beats.some(({ action }) => action.kind === 'restart')
}

/** In memory, but for a transcript with 重启: what was kept must outlive the store's closing. */
function openStore(databaseUrl: string | undefined, folder: string | null): Promise<Store> {
  if (databaseUrl) return open({ databaseUrl })
  return open(folder ? { dataDir: folder } : 'memory')
}

main()
  .then((code) => {
    process.exitCode = code
  })
  .catch((error: unknown) => {
    const known = error instanceof TranscriptFault || error instanceof StoreUnusable || error instanceof UnreadableFile
    const text = known ? error.message : error instanceof Error ? error.stack : String(error)
    process.stderr.write(`${text}\n`)
    process.exitCode = 2
  })
