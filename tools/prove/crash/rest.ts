import type { OwnDatabase } from '#src/database/database.ts'
import { type Statement, sql } from '#src/database/statement.ts'

/** What a module's database still has to be carried on, by what it is. */
const everywhere = `select
  (select count(*) from outbox) as "events in the outbox",
  (select count(*) from parked_events) as "events set aside",
  (select count(*) from refused_events) as "events refused"`

const besides: Record<string, string> = {
  order: `, (select count(*) from fiscal_documents where state = 'queued') as "receipts to register"`,
  payment: `, (select count(*) from provider_calls) as "calls of providers",
    (select count(*) from sandbox_events) as "events of the sandbox",
    (select count(*) from sandbox_payments where status = 'processing') as "slow payments"`,
  notification: `, (select count(*) from deliveries where status = 'pending') as "letters",
    (select count(*) from webhook_deliveries where status = 'pending') as "webhooks"`,
}

/** Why the mart is not at rest; null where it is: ready, with nothing under way in any database, or in Kafka. */
export async function unrest(
  url: string,
  modules: string[],
  database: (module: string) => OwnDatabase,
): Promise<string | null> {
  const ready = await fetch(`${url}/readyz`).then(
    async (answer) => ((await answer.json()) as { status: string }).status,
    () => 'out',
  )
  if (ready !== 'ready') return `it is ${ready}`
  const left = modules.map(async (module) => {
    const looked = sql<Record<string, number>>('', `${everywhere}${besides[module] ?? ''}`)
    const [row = {}] = await database(module).query(looked)
    return Object.entries(row)
      .filter(([, count]) => count > 0)
      .map(([what, count]) => `${module} has ${count} ${what}`)
  })
  const found = [...(await Promise.all(left)).flat(), ...(await behind(url))]
  return found.length > 0 ? found.join(', ') : null
}

/** How far subscribers are behind their topics; on the bus inside the process there are none. */
async function behind(url: string): Promise<string[]> {
  const page = await fetch(`${url}/metrics`).then(
    (answer) => answer.text(),
    () => null,
  )
  if (page === null) return ['it is out']
  return [...page.matchAll(/^mart_consumer_lag_events\{(.*)\} (\d+)$/gm)].flatMap(([, labels, records]) =>
    Number(records) > 0 ? `${records} records behind: ${labels}` : [],
  )
}

/** By module: what a dead process had claimed is free at once. Nobody wants to wait three minutes for its lease to end. */
export const leasesOver: Record<string, Statement<unknown>> = {
  notification: sql(
    'proof.leases_over',
    `with letters as (update deliveries set next_attempt_at = now() where status = 'pending')
     update webhook_lanes set leased_until = null`,
  ),
  order: sql('proof.leases_over', "update fiscal_documents set due_at = now() where state = 'queued'"),
  payment: sql('proof.leases_over', 'update provider_calls set due_at = now()'),
}
