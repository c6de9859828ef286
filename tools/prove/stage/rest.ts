import type { OwnDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { bareKafka } from '#src/testing/broker/bare-kafka.ts'
import { kafkaUnrest } from '#src/testing/broker/kafka-lag.ts'
import type { ProvenProcess } from './proven-mart.ts'

/** What is still to be done, by table; counted in every module's database. */
const everywhere = ['outbox', "parked_events where state = 'retrying'"]

/** The same in one module's. */
const ofModule: Record<string, string[]> = {
  payment: ['provider_calls', 'sandbox_events'],
  notification: ["deliveries where status = 'pending'", "webhook_deliveries where status = 'pending'"],
}

/** Milliseconds for one answer. */
const patience = 5_000

/** Why a mart has not come to rest; null where it has. Nobody is asked but the processes, their databases and Kafka themselves. */
export async function unrestOf(mart: {
  processes: ProvenProcess[]
  modules: string[]
  database(module: string): OwnDatabase
  brokers: string | null
}): Promise<string | null> {
  const states = await Promise.all(mart.processes.map(stateOf))
  const away = mart.processes.flatMap(({ name }, at) =>
    states[at] === 'ready' ? [] : [`${name} is ${states[at]}`],
  )
  if (away.length > 0) return away.join(', ')
  for (const module of mart.modules) {
    const left = await leftIn(module, mart.database(module)).catch((error: Error) => error.message)
    if (left) return `${module}: ${left}`
  }
  if (!mart.brokers) return null
  return await kafkaUnrest(bareKafka(mart.brokers)).catch((error: Error) => `Kafka: ${error.message}`)
}

async function stateOf({ url }: ProvenProcess): Promise<string> {
  const address = url()
  if (!address) return 'out'
  try {
    const response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(patience) })
    return ((await response.json()) as { status: string }).status
  } catch {
    return 'silent'
  }
}

async function leftIn(module: string, database: OwnDatabase): Promise<string | null> {
  for (const what of [...everywhere, ...(ofModule[module] ?? [])]) {
    const [found] = await database.query(
      sql<{ n: number }>(`proof.${what}`, `select count(*) as n from ${what}`),
    )
    if (found?.n) return `${found.n} in ${what}`
  }
  return null
}
