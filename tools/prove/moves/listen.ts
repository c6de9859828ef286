import { must } from './lawful.ts'
import type { App } from './move.ts'

/**
 * Follows a stream of events for so many milliseconds, or until it ends. Numbers of events only rise. A stream that
 * breaks is no error: whoever follows would come again.
 */
export async function listen(app: App, path: string, within: number): Promise<void> {
  const { status, body } = await app.listen(path, within)
  if (status !== 200 || typeof body !== 'string') return
  let last = -1
  for (const [, id] of body.matchAll(/^id: (\d+)$/gm)) {
    must(Number(id) > last, `${path}: ${id} came after ${last}`)
    last = Number(id)
  }
}
