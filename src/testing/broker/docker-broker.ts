import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { kafkaVersion } from './jars.ts'
import type { JavaBroker } from './java-broker.ts'
import { runWatched } from './watched.ts'

const run = promisify(execFile)
const startTimeout = 120_000

export const dockerImage = `apache/kafka:${kafkaVersion}`

/** Whether there is an engine that answers. */
export async function hasDocker(): Promise<boolean> {
  return run('docker', ['info'], { timeout: 10_000 }).then(
    () => true,
    () => false,
  )
}

/**
 * One broker in a container, which ends with this process. With `dir` its data stays, in a volume whose name
 * is kept there: a folder that containers write into would belong to someone else. Throws where the image
 * can't be had.
 */
export async function createDockerBroker(options: { port?: number; dir?: string }): Promise<JavaBroker> {
  const port = options.port ?? (await freePort())
  const name = options.dir ? await keptName(options.dir) : newName()
  const data = options.dir ? ['-v', `${name}:/var/lib/kafka/data`] : []
  // One that a killed process left is on its way out, and holds the data.
  if (options.dir) await run('docker', ['rm', '-fv', name]).catch(() => {})
  const setting = ([key, value]: [string, string]) => ['-e', `KAFKA_${key}=${value}`]
  const settings = Object.entries({
    HEAP_OPTS: '-Xmx384m',
    NODE_ID: '1',
    PROCESS_ROLES: 'broker,controller',
    CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
    LISTENERS: 'CLIENTS://0.0.0.0:9092,CONTROLLER://localhost:9093',
    ADVERTISED_LISTENERS: `CLIENTS://127.0.0.1:${port}`,
    LISTENER_SECURITY_PROTOCOL_MAP: 'CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT',
    INTER_BROKER_LISTENER_NAME: 'CLIENTS',
    CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    AUTO_CREATE_TOPICS_ENABLE: 'false',
    BROKER_SESSION_TIMEOUT_MS: '3000',
    BROKER_HEARTBEAT_INTERVAL_MS: '500',
    GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    GROUP_MIN_SESSION_TIMEOUT_MS: '1000',
    OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    OFFSETS_TOPIC_NUM_PARTITIONS: '1',
    TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    TRANSACTION_STATE_LOG_MIN_ISR: '1',
    LOG_DIRS: options.dir ? '/var/lib/kafka/data' : '/tmp/kafka-logs',
  }).flatMap(setting)
  const published = ['-p', `127.0.0.1:${port}:9092`]
  await run('docker', ['create', '--name', name, ...published, ...data, ...settings, dockerImage])
  // Its end takes the container along, also when this process is killed.
  const life = await runWatched(['sleep', '1000000'], `docker rm -fv ${name}`)
  life.unref()

  return {
    port,
    pid: () => null,
    async start() {
      await run('docker', ['start', name])
      const began = Date.now()
      for (;;) {
        const { stdout } = await run('docker', ['logs', '--since', '1m', name])
        if (stdout.includes('Kafka Server started') && (await answers(port))) return
        if (Date.now() > began + startTimeout)
          throw new Error(`Kafka did not start:\n${stdout.slice(-4_000)}`)
        await delay(200)
      }
    },
    kill: async () => void (await run('docker', ['kill', name])),
    stop: async () => void (await run('docker', ['rm', '-fv', name])),
  }
}

const newName = () => `imtiaz-mart-kafka-${randomUUID().slice(0, 8)}`

async function keptName(dir: string): Promise<string> {
  await mkdir(dir, { recursive: true })
  const file = join(dir, 'docker-volume')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept) return kept
  const name = newName()
  await writeFile(file, name)
  return name
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
    const done = (connected: boolean) => {
      socket.destroy()
      resolve(connected)
    }
    socket.once('connect', () => done(true)).once('error', () => done(false))
  })
}
