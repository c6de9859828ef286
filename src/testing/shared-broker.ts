import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ofThisCheckout } from './scratch-folder.ts'

/** What the keeper says to each who comes: where the broker is and how it was had, or why there is none. */
export type KeeperAnswer = { brokers: string; how: string } | { brokers: null; why: string }

const keeper = fileURLToPath(new URL('./broker-keeper.ts', import.meta.url))

let joined: Promise<KeeperAnswer> | null = null

/**
 * The broker that all tests of this checkout share, for as long as this process or thread lives; topics
 * and groups of a test have a prefix of its own. A process of its own keeps it, as with PostgreSQL. Null,
 * with the reasons said, where none can be had; on CI that is an error.
 */
export async function sharedBroker(): Promise<string | null> {
  const given = process.env.KAFKA_BROKERS
  if (given) return given
  joined ??= enterOrKeep()
  const answer = await joined
  if (answer.brokers) {
    console.error(`kafka: ${(answer as { how: string }).how}, at ${answer.brokers}`)
    return answer.brokers
  }
  const { why } = answer as { why: string }
  if (process.env.CI === 'true') throw new Error(why)
  console.error(why)
  return null
}

async function enterOrKeep(): Promise<KeeperAnswer> {
  const dir = join(tmpdir(), `${ofThisCheckout}-kafka`)
  const address = join(dir, 'kafka.sock')
  // A first run fetches 43 MB.
  for (const end = Date.now() + 600_000; Date.now() < end; await delay(100)) {
    // The keeper takes it along when it leaves.
    await mkdir(dir, { recursive: true, mode: 0o700 })
    const answer = await enter(address)
    if (answer) return answer
    // It may find another at work, and end at once.
    const env = { ...process.env, CI: '' }
    const child = spawn(process.execPath, [keeper, address], { detached: true, stdio: 'ignore', env })
    child.unref()
    await Promise.race([once(child, 'exit'), delay(1_000)])
  }
  throw new Error("the tests' Kafka does not start")
}

/** Stays connected for the life of this process, which tells the keeper that it is used. Null where there is none. */
async function enter(address: string): Promise<KeeperAnswer | null> {
  const socket = createConnection(address)
  try {
    await once(socket, 'connect')
    const answer = await line(socket)
    socket.on('error', () => {}).unref()
    return answer === null ? null : (JSON.parse(answer) as KeeperAnswer)
  } catch {
    socket.destroy()
    return null
  }
}

/** The first line; null where the other side ends before. */
function line(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    let said = ''
    socket.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.endsWith('\n')) resolve(said)
    })
    socket.once('close', () => resolve(null)).once('error', () => resolve(null))
  })
}
