import type { Jars } from '#src/testing/broker/jars.ts'
import { createJavaBroker, type Listener } from '#src/testing/broker/java-broker.ts'
import { freeze } from '#src/testing/frozen.ts'
import type { ProvenServer } from './proven-mart.ts'

/** The Kafka of a mart under proof. */
export interface KafkaServer extends ProvenServer {
  /** Past all proxies. */
  brokers: string
}

/** Starts one in `dir`, which listens for each of the mart's processes apart. */
export async function startKafka(options: {
  jars: Jars
  dir: string
  listeners: Listener[]
}): Promise<KafkaServer> {
  const broker = await createJavaBroker(options)
  let thawing: (() => void) | null = null
  const thaw = async () => {
    thawing?.()
    thawing = null
  }
  await broker.start()
  return {
    brokers: `127.0.0.1:${broker.port}`,
    pid: broker.pid,
    async freeze() {
      const pid = broker.pid()
      if (pid !== null) thawing ??= await freeze(pid)
    },
    thaw,
    async kill() {
      await thaw()
      await broker.kill()
    },
    async stop() {
      await thaw()
      await broker.stop()
    },
    async start() {
      await thaw()
      if (broker.pid() === null) await broker.start()
    },
  }
}
