import type { OwnDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { bareKafka } from '#src/testing/broker/bare-kafka.ts'
import { kafkaUnrest } from '#src/testing/broker/kafka-lag.ts'
import type { ProvenProcess } from './proven-mart.ts'

/** What is still to be done, in words and as a count of rows; `$1`: when something waits for a time, by then (seconds from now). */
type ToDo = [what: string, query: string]

const soon = "<= now() + $1 * interval '1 second'"

const everywhere: ToDo[] = [
  ['events in the outbox', 'select count(*) as n from outbox where $1 > 0'],
  ['events being retried', "select count(*) as n from parked_events where state = 'retrying' and $1 > 0"],
]

const ofModule: Record<string, ToDo[]> = {
  order: [
    [
      'receipts to register',
      `select count(*) as n from fiscal_documents where state <> 'registered' and due_at ${soon}`,
    ],
  ],
  payment: [
    ['provider calls', `select count(*) as n from provider_calls where due_at ${soon}`],
    ['events of the sandbox', 'select count(*) as n from sandbox_events where $1 > 0'],
  ],
  notification: [
    [
      'letters and texts',
      `select count(*) as n from deliveries where status = 'pending' and coalesce(next_attempt_at, now()) ${soon}`,
    ],
    [
      'webhooks',
      // What waits for one that is switched off, or taken away, waits for people.
      `select count(*) as n from webhook_deliveries d where status = 'pending'
        and d.endpoint_id in (select id from webhook_endpoints where active) and exists (
        select from webhook_lanes l where l.endpoint_id = d.endpoint_id and l.subject = d.subject
          and greatest(l.next_attempt_at, l.leased_until) ${soon})`,
    ],
  ],
}

/** Milliseconds for one answer. */
const patience = 5_000
/** Seconds. As good as for ever. */
const everything = 1e9

/** What of a mart is looked at. */
export interface Resting {
  processes: ProvenProcess[]
  modules: string[]
  database(module: string): OwnDatabase
  brokers: string | null
  /** Payments that were made with the provider, and events that it hasn't got rid of; null with the sandbox. */
  provider: { paid(): string[]; untold(): number } | null
}

/**
 * Why a mart has not come to rest; null where it has. Nobody is asked but the processes, their databases and Kafka
 * themselves. What waits for its time is no unrest where that is more than `within` milliseconds ahead.
 */
export async function unrestOf(mart: Resting, within = everything * 1_000): Promise<string | null> {
  const { processes, modules, database, brokers, provider } = mart
  const states = await Promise.all(processes.map(stateOf))
  const away = processes.flatMap(({ name }, at) =>
    states[at] === 'ready' ? [] : [`${name} is ${states[at]}`],
  )
  if (away.length > 0) return away.join(', ')
  for (const module of modules) {
    const left = await leftIn(module, database(module), within / 1_000).catch(messageOf)
    if (left) return `${module}: ${left}`
  }
  if (provider) {
    if (provider.untold() > 0) return `${provider.untold()} events of the payment provider are not taken yet`
    const [found] = await database('payment')
      .query(paidUnknown, [provider.paid()])
      .catch((error) => [{ n: messageOf(error) }])
    if (found?.n) return `payment: ${found.n} payments were made, and it does not know of them`
  }
  return brokers && (await kafkaUnrest(bareKafka(brokers)).catch((error) => `Kafka: ${messageOf(error)}`))
}

const paidUnknown = sql<{ n: number | string }>(
  'proof.paid_unknown',
  "select count(*) as n from payments where provider_ref = any($1) and status = 'requires_action'",
)

const messageOf = (error: Error) => error.message || String(error)

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

async function leftIn(module: string, database: OwnDatabase, seconds: number): Promise<string | null> {
  for (const [what, query] of [...everywhere, ...(ofModule[module] ?? [])]) {
    const [found] = await database.query(sql<{ n: number }>(`proof.${what}`, query), [seconds])
    if (found?.n) return `${found.n} ${what}`
  }
  return null
}
