import { z } from 'zod'
import type { RequestHandler } from '../store/folder-lock.ts'

const shape = z.object({ door: z.string() })

/** Which door was never built; its name is all that leaves the process. */
class UnknownDoor extends Error {
  override readonly name = 'UnknownDoor'
}

/** Hands what another process asks to the door that it names. */
export function doorsOf(doors: Readonly<Record<string, RequestHandler>>): RequestHandler {
  const known = new Map(Object.entries(doors))
  return async (request) => {
    const handle = known.get(shape.parse(request).door)
    if (!handle) throw new UnknownDoor()
    return handle(request)
  }
}
