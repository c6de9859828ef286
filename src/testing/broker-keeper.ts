import { rm, rmdir } from 'node:fs/promises'
import { createConnection, createServer, type Socket } from 'node:net'
import { dirname } from 'node:path'
import { startBroker } from './broker/start-broker.ts'
import type { KeeperAnswer } from './shared-broker.ts'

/**
 * A process: `node broker-keeper.ts <socket>`. Runs the broker that tests share and ends it when nobody has
 * been connected for two seconds. A second keeper of the same socket ends at once.
 */
const idle = 2_000

const address = process.argv[2] as string
const users = new Set<Socket>()
let ending: NodeJS.Timeout | undefined
let answer: KeeperAnswer | null = null

const tell = (socket: Socket) => {
  if (answer) socket.write(`${JSON.stringify(answer)}\n`)
}
const server = createServer((socket) => {
  users.add(socket)
  clearTimeout(ending)
  socket.on('error', () => {})
  socket.on('close', () => {
    users.delete(socket)
    leaveIfUnused()
  })
  tell(socket)
})
if (await isTaken()) process.exit()
await rm(address, { force: true })
server.listen(address)
server.on('error', () => process.exit())

const said: string[] = []
const broker = await startBroker({ say: (line) => void said.push(line) }).catch(
  (error) => void said.push(String(error)),
)
answer = broker
  ? { brokers: broker.brokers, how: broker.how }
  : { brokers: null, why: `kafka: ${said.at(-1)}` }
for (const user of users) tell(user)
leaveIfUnused()

function leaveIfUnused(): void {
  if (users.size > 0 || answer === null) return
  clearTimeout(ending)
  ending = setTimeout(async () => {
    // Who comes from now on finds nobody, and keeps one anew.
    server.close()
    // Unless somebody is there already who keeps one anew.
    await rmdir(dirname(address)).catch(() => {})
    await broker?.stop()
    process.exit()
  }, idle)
}

function isTaken(): Promise<boolean> {
  return new Promise((resolve) => {
    const other = createConnection(address)
    other.once('connect', () => {
      other.destroy()
      resolve(true)
    })
    other.once('error', () => resolve(false))
  })
}
