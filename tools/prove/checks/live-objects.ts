import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { ProvenMart } from '../stage/proven-mart.ts'

/** Milliseconds for one answer: a big heap takes a while to be walked. */
const patience = 20_000

/**
 * How many objects of these global classes a process holds, after its garbage was collected: asked of V8 by Node's
 * inspector, which the process opens on loopback when it gets a SIGUSR1.
 */
export async function liveObjects(
  mart: Pick<ProvenMart, 'output'>,
  name: string,
  pid: number,
  classes: string[],
): Promise<Record<string, number>> {
  process.kill(pid, 'SIGUSR1')
  const url = await addressOf(mart, name)
  const session = await connect(url)
  try {
    await session.ask('HeapProfiler.enable')
    await session.ask('HeapProfiler.collectGarbage')
    const counts: Record<string, number> = {}
    for (const of of classes) {
      const { result } = await session.ask('Runtime.evaluate', { expression: `${of}.prototype` })
      const { objects } = await session.ask('Runtime.queryObjects', { prototypeObjectId: result.objectId })
      const counted = await session.ask('Runtime.callFunctionOn', {
        objectId: objects.objectId,
        functionDeclaration: 'function () { return this.length }',
        returnByValue: true,
      })
      counts[of] = counted.result.value
    }
    return counts
  } finally {
    session.close()
  }
}

/** Where it says that it listens; behind half a line, where the disk under its log was full in the middle of one. */
async function addressOf(mart: Pick<ProvenMart, 'output'>, name: string): Promise<string> {
  const said = new RegExp(
    `^${name.replace('.', '\\.')} \\| .*Debugger listening on (ws://127\\.0\\.0\\.1:\\S+)$`,
    'gm',
  )
  for (const end = Date.now() + patience; ; await delay(50)) {
    const last = [...mart.output().matchAll(said)].at(-1)
    if (last) return last[1] as string
    if (Date.now() > end) throw new Error(`${name} opens no inspector`)
  }
}

/** What the inspector answers, as far as it is used. */
interface Told {
  result: { objectId: string; value: number }
  objects: { objectId: string }
}

async function connect(url: string) {
  const socket = new WebSocket(url)
  await once(socket, 'open', { signal: AbortSignal.timeout(patience) })
  const waiting = new Map<number, PromiseWithResolvers<Told>>()
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data))
    if (error) waiting.get(id)?.reject(new Error(error.message))
    else waiting.get(id)?.resolve(result)
  })
  let asked = 0
  return {
    async ask(method: string, params: object = {}): Promise<Told> {
      const answer = Promise.withResolvers<Told>()
      waiting.set(++asked, answer)
      socket.send(JSON.stringify({ id: asked, method, params }))
      const late = setTimeout(() => answer.reject(new Error(`${method} got no answer`)), patience)
      return answer.promise.finally(() => clearTimeout(late))
    },
    close: () => socket.close(),
  }
}
