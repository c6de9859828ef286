import { join } from 'node:path'
import { type Broker, startBroker } from '../tools/mart/kafka.ts'
import { modules, untilIdle } from './idle.ts'
import { postgresCpu, postgresMemory } from './memory.ts'
import { cpuOf, pssOf } from './proc.ts'
import type { Shape } from './shape.ts'
import type { Stage } from './stage.ts'

/** Six processes, and the Kafka that they talk. */
export interface Six extends Shape {
  broker: Broker
  /** What the names of their topics begin with. */
  prefix: string
}

const lag = /^mart_consumer_lag_events\{.*\} (\d+)$/gm
/** It publishes events and subscribes to none. */
const speaker = 'user'

/**
 * Starts the six services on databases of their own, on the stage's PostgreSQL, and a Kafka as the project finds one,
 * with its data beside. Orders go to the order service itself: a gateway is measured by `through-kong`.
 */
export async function sixServices(stage: Stage): Promise<Six> {
  const broker = await startBroker({ dir: join(stage.dir, 'kafka') })
  if (!broker) throw new Error('the six services need Kafka, and none was found')
  const prefix = `bench-${process.pid}.`
  const env = {
    ...stage.env,
    DATABASE_URL: stage.url('six'),
    KAFKA_BROKERS: broker.brokers,
    KAFKA_TOPIC_PREFIX: prefix,
  }
  const starting = modules.map((module) =>
    stage.start('../modules/start.ts', module, { ...env, SERVICES: module }),
  )
  const stop = async () => {
    for (const started of await Promise.allSettled(starting))
      if (started.status === 'fulfilled') await started.value.stop()
    await broker.stop()
  }
  try {
    const services = await Promise.all(starting)
    const named = modules.map((module, at) => [module, services[at] as (typeof services)[number]] as const)
    const of = (module: string) => services[modules.indexOf(module)] as (typeof services)[number]
    const query: Stage['query'] = (module, text, values) => stage.query(`six_${module}`, text, values)

    /** By each service's own gauge; a service without the gauge counts as behind. */
    const onTheWay = async () => {
      const behind = await Promise.all(
        named.map(async ([module, { url }]) => {
          const metrics = await (await fetch(`${url}/metrics`)).text()
          const lags = [...metrics.matchAll(lag)].map(([, records]) => Number(records))
          return lags.some((records) => records > 0) || (lags.length === 0 && module !== speaker)
        }),
      )
      return behind.includes(true)
    }
    const each = async (measure: (pid: number) => Promise<number>) => {
      const kafka = broker.pid()
      const parts = named.map(async ([module, { pid }]) => [module, await measure(pid)] as const)
      return {
        ...Object.fromEntries(await Promise.all(parts)),
        ...(kafka ? { Kafka: await measure(kafka) } : {}),
      }
    }
    const shape: Six = {
      broker,
      prefix,
      env,
      query,
      url: of('order').url,
      inventoryUrl: of('inventory').url,
      untilIdle: () => untilIdle({ query, onTheWay }),
      spent: async () => ({ ...(await each((pid) => cpuOf(pid))), PostgreSQL: await postgresCpu(stage) }),
      memory: async () => ({
        ...(await each(pssOf)),
        PostgreSQL: await postgresMemory(stage, / mart_(?!six_)/),
      }),
      stop,
    }
    await shape.untilIdle()
    return shape
  } catch (error) {
    await stop()
    throw error
  }
}
