import { lockFolder } from '../../../src/store/folder-lock.ts'

/** Holds a folder until it is killed: FOLDER STYLE */
const [folder = '', style] = process.argv.slice(2)
await lockFolder(folder, style === 'file' ? 'file' : 'abstract')
console.log('held')
setInterval(() => {}, 60_000)
