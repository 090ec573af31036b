/** Fetches the bytes of a file that came with a message. */

import { BlockList, isIP } from 'node:net'
import { type FileBoxInterface, FileBoxType } from 'file-box'
import type { QuietPuppet } from './line.ts'

/** The bytes of the message's file. Throws where it is larger than `maxBytes`, or where the gateway names an address of our own network. */
export async function downloadFile(puppet: QuietPuppet, messageId: string, maxBytes: number): Promise<Uint8Array> {
  const box = await puppet.messageFile(messageId)
  refuseInnerAddress(box)
  const stream = await box.toStream()
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size > maxBytes) throw new Error(`file is larger than ${maxBytes} bytes`)
      chunks.push(bytes)
    }
  } finally {
    stream.destroy()
  }
  return Buffer.concat(chunks)
}

/** A gateway may hand us a URL to fetch; it is a third party, so it does not get to point us at our own machines. */
function refuseInnerAddress(box: FileBoxInterface): void {
  if (box.type !== FileBoxType.Url) return
  const json = box.toJSON()
  if (!('url' in json)) throw new Error('file has no address')
  const { hostname, protocol } = new URL(json.url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const isInner = family === 0 ? !host.includes('.') : inner.check(host, family === 4 ? 'ipv4' : 'ipv6')
  if (isInner || !/^https?:$/.test(protocol)) throw new Error('file lies at an address that is not fetched')
}

const inner = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  inner.addSubnet(network, prefix, 'ipv4')
}
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  inner.addSubnet(network, prefix, 'ipv6')
}
