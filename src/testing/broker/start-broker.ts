import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { quickFolder } from '../quick-folder.ts'
import { createDockerBroker, dockerImage, hasDocker } from './docker-broker.ts'
import { findJars } from './jars.ts'
import { createJavaBroker, type JavaBroker } from './java-broker.ts'

/** A Kafka to test on. */
export interface Broker {
  /** What `KAFKA_BROKERS` is set to. */
  brokers: string
  /** Where it came from, in words. */
  how: string
  /** Of its process on this machine; null where that is elsewhere, or in a container. */
  pid(): number | null
  /** kill -9. Throws where the broker isn't ours. */
  kill(): Promise<void>
  /** At the same port with the same data. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export interface BrokerOptions {
  /** Where it keeps its data; else a folder in memory, removed at the end. */
  dir?: string
  /** On loopback; else one that is free. */
  port?: number
  /** Whether `KAFKA_BROKERS` will do; false where the broker is to be killed. */
  shared?: boolean
  /** Lines for `server.properties`: only where it runs on this machine's Java. */
  properties?: string[]
  say?: (line: string) => void
}

/**
 * Starts a broker, or finds one: `KAFKA_BROKERS`, else Docker, else Java with Kafka's jars from Maven (Java
 * before Docker where the data is to stay), and says which. It ends with this process, also if that is
 * killed. Null, with the reasons said, where none can be had; on CI that is an error.
 */
export async function startBroker(options: BrokerOptions = {}): Promise<Broker | null> {
  const reasons: string[] = []
  const say = options.say ?? ((line: string) => console.error(`kafka: ${line}`))
  const given = process.env.KAFKA_BROKERS
  if (given && options.shared !== false) {
    say(`the one at ${given} (KAFKA_BROKERS)`)
    return {
      brokers: given,
      how: 'KAFKA_BROKERS',
      pid: () => null,
      kill: notOurs,
      restart: notOurs,
      stop: async () => {},
    }
  }
  // Data that is to stay is best kept in the folder itself.
  const ways = options.dir === undefined ? [byDocker, byJava] : [byJava, byDocker]
  for (const way of ways) {
    const broker = await way(options, say, reasons)
    if (broker) return broker
  }
  const why = `no Kafka to test on (${reasons.join('; ')}): set KAFKA_BROKERS, or install Docker or Java 17 with Maven`
  if (process.env.CI === 'true') throw new Error(why)
  say(`${why}. WHAT NEEDS ONE IS SKIPPED.`)
  return null
}

type Way = (options: BrokerOptions, say: (line: string) => void, reasons: string[]) => Promise<Broker | null>

const byDocker: Way = async (options, say, reasons) => {
  if (!(await hasDocker())) {
    reasons.push('no Docker answers')
    return null
  }
  try {
    return await started(await createDockerBroker(options), `Docker, ${dockerImage}`, say)
  } catch (error) {
    reasons.push(`Docker: ${String((error as Error).message).split('\n')[0]}`)
    return null
  }
}

const byJava: Way = async (options, say, reasons) => {
  const jars = await findJars((line) => {
    say(line)
    reasons.push(line)
  })
  if (!jars) return null
  const own = options.dir === undefined
  const dir = options.dir ?? (await mkdtemp(join(await quickFolder(), 'imtiaz-mart-kafka-')))
  const made = await createJavaBroker({ ...options, jars, dir, temporary: own })
  const broker = await started(made, `Java, Apache Kafka ${jars.version}`, say)
  const stop = async () => {
    // Nobody will read what it would still write.
    await (own ? broker.kill() : broker.stop())
    if (own) await rm(dir, { recursive: true, force: true })
  }
  return { ...broker, stop }
}

async function started(broker: JavaBroker, how: string, say: (line: string) => void): Promise<Broker> {
  const began = performance.now()
  await broker.start()
  const brokers = `127.0.0.1:${broker.port}`
  say(`${how}, at ${brokers} after ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return { brokers, how, pid: broker.pid, kill: broker.kill, restart: broker.start, stop: broker.stop }
}

async function notOurs(): Promise<never> {
  throw new Error('the broker of KAFKA_BROKERS is not ours to kill')
}
