import type { Speaker } from '../../care/speaker.ts'
import type { ChildReading, Mention } from '../mention.ts'
export function unknownMentions(
  _text: string,
  _speaker: Speaker,
  _free: (from: number, to: number) => boolean,
  _bounds: Uint8Array,
): Mention<ChildReading>[] {
  return []
}
