import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from './free-port.ts'
import type { Jars } from './jars.ts'
import { runWatched, type Watched } from './watched.ts'

const startTimeout = 60_000

/** One broker in one JVM, 240 MB: Kafka's own jars, in KRaft mode, nothing of it shared with another. */
export interface JavaBroker {
  port: number
  /** Of the process on this machine; null where it runs in a container, or not. */
  pid(): number | null
  start(): Promise<void>
  /** kill -9 */
  kill(): Promise<void>
  /** Resolves when it has ended by itself. */
  stop(): Promise<void>
}

/** One more place where a broker listens. Clients go where it says that it is, whatever they were told: to a proxy, say. */
export interface Listener {
  /** `ORDER_2`: capitals, digits and underscores. */
  name: string
  port: number
  advertised: number
}

/** `properties`: lines for `server.properties` after ours. */
export async function createJavaBroker(options: {
  jars: Jars
  dir: string
  port?: number
  properties?: string[]
  /** Beside the one at `port`. */
  listeners?: Listener[]
  /** More arguments for formatting its storage, such as its first users. */
  format?: string[]
  /** Whether nobody wants the data when this process is gone. */
  temporary?: boolean
}): Promise<JavaBroker> {
  const { jars, dir, properties = [], listeners = [], format = [], temporary = false } = options
  const port = options.port ?? (await freePort())
  const controller = await freePort()
  const file = join(dir, 'server.properties')
  let broker: Watched | null = null

  const command = (main: string, options: string[], args: string[]) => [
    jars.java,
    ...['-Xmx384m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto', '-Xlog:cds=off'],
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
    ...options,
    ...['-cp', jars.classPath, main, ...args],
  ]

  await mkdir(dir, { recursive: true })
  await writeFile(file, [...settings(dir, port, controller, listeners), ...properties].join('\n'))
  const cluster = randomBytes(16).toString('base64url')
  const formatting = await runWatched(
    command(
      'kafka.tools.StorageTool',
      [],
      // With `=`: one id in 64 begins with a dash, and would be taken for an option.
      ['format', '-c', file, `--cluster-id=${cluster}`, '--ignore-formatted', ...format],
    ),
  )
  await formatting.ended
  if (!(await stat(join(dir, 'data', 'meta.properties')).catch(() => null)))
    throw new Error(`Kafka's storage could not be formatted:\n${formatting.output()}`)

  const start = async (options: string[]) => {
    const started = await runWatched(
      command('kafka.Kafka', options, [file]),
      temporary ? `rm -rf '${dir}'` : '',
    )
    broker = started
    // In Kafka 4 this line comes when it takes records.
    for (const end = Date.now() + startTimeout; !started.output().includes('Kafka Server started'); ) {
      if (!started.isRunning() || Date.now() > end) {
        started.kill('SIGKILL')
        throw new Error(`Kafka did not start:\n${started.output().slice(-4_000)}`)
      }
      await delay(25)
    }
    started.unref()
  }
  const end = async (signal: NodeJS.Signals) => {
    broker?.kill(signal)
    const slow = setTimeout(() => broker?.kill('SIGKILL'), startTimeout / 2)
    await broker?.ended
    clearTimeout(slow)
  }

  return {
    port,
    pid: () => (broker?.isRunning() ? broker.pid : null),
    async start() {
      const size = await stat(jars.archive).then(
        ({ size }) => size,
        () => -1,
      )
      if (size === -1) await archiveClasses(jars, start, () => end('SIGTERM'))
      await start(size > 0 ? [`-XX:SharedArchiveFile=${jars.archive}`] : [])
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

/** A run that ends in order leaves its classes behind; an empty file says that this JVM can't. */
async function archiveClasses(
  { archive }: Jars,
  start: (options: string[]) => Promise<void>,
  stop: () => Promise<void>,
): Promise<void> {
  const draft = `${archive}.${process.pid}`
  await start([`-XX:ArchiveClassesAtExit=${draft}`])
  await stop()
  if (!(await stat(draft).catch(() => null))) await writeFile(draft, '')
  await rename(draft, archive).catch(() => rm(draft, { force: true }))
}

const settings = (dir: string, port: number, controller: number, more: Listener[]) => [
  'process.roles=broker,controller',
  'node.id=1',
  `controller.quorum.voters=1@127.0.0.1:${controller}`,
  `listeners=${[
    ...[`CLIENTS://127.0.0.1:${port}`, `CONTROLLER://127.0.0.1:${controller}`],
    ...more.map(({ name, port }) => `${name}://127.0.0.1:${port}`),
  ]}`,
  `advertised.listeners=${[
    `CLIENTS://127.0.0.1:${port}`,
    ...more.map(({ name, advertised }) => `${name}://127.0.0.1:${advertised}`),
  ]}`,
  `listener.security.protocol.map=${['CLIENTS', 'CONTROLLER', ...more.map(({ name }) => name)].map((name) => `${name}:PLAINTEXT`)}`,
  'inter.broker.listener.name=CLIENTS',
  'controller.listener.names=CONTROLLER',
  `log.dirs=${join(dir, 'data')}`,
  'auto.create.topics.enable=false',
  // Else one that was killed takes 11 s to be let in again.
  'broker.session.timeout.ms=3000',
  'broker.heartbeat.interval.ms=500',
  'group.initial.rebalance.delay.ms=0',
  'group.min.session.timeout.ms=1000',
  ...['offsets.topic', 'transaction.state.log', 'share.coordinator.state.topic'].flatMap((topic) => [
    `${topic}.replication.factor=1`,
    `${topic}.num.partitions=1`,
    ...(topic === 'offsets.topic' ? [] : [`${topic}.min.isr=1`]),
  ]),
  'log.cleaner.dedupe.buffer.size=8388608',
  // Tests make hundreds of partitions.
  'log.index.size.max.bytes=65536',
]
