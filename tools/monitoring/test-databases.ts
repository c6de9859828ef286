import { randomUUID } from 'node:crypto'
import type { ExecutionContext } from 'ava'
import pg from 'pg'
import { loadConfig } from '#config/config.ts'
import { topics } from '#proto/events.ts'
import { createLog } from '#src/log/log.ts'
import { findDatabases } from '#src/runtime/databases.ts'
import { modules } from '../../modules/all.ts'
import { environmentFor } from '../mart/environment.ts'

const names = modules.map(({ name }) => name)

/** The databases of a mart that runs on a PostgreSQL of its own, for what nobody but a fault does there. */
export async function openDatabases(t: ExecutionContext, dataDir: string) {
  const config = loadConfig(names, environmentFor({ DATA_DIR: dataDir }))
  const databases = await findDatabases(names, config, createLog(config))
  t.teardown(() => databases.cluster?.release())
  const clients = new Map<string, pg.Client>()
  /** A session of its own, which is no mart's. */
  const session = async (module: string) => {
    const client = new pg.Client({ connectionString: databases.url(module), application_name: 'fault' })
    client.on('error', () => {})
    await client.connect()
    t.teardown(() => client.end().catch(() => {}))
    return client
  }
  const sql = async (module: string, text: string, values: unknown[] = []) => {
    const client = clients.get(module) ?? (await session(module))
    clients.set(module, client)
    return (await client.query(text, values)).rows
  }
  return { databases, session, sql }
}

/** An event as it lies in an outbox, with these bytes (a hex expression of SQL). */
export const say = (module: string, topic: string, bytes: string) => {
  const id = randomUUID()
  const headers = {
    ...{ ce_specversion: '1.0', ce_id: id, ce_source: `/mart/${module}`, ce_time: new Date().toISOString() },
    ...{ ce_type: topics.find(({ name }) => name === topic)?.events.map((type) => `${topic}.${type}`)[0] },
    ...{ ce_subject: id, ce_correlationid: id, 'content-type': 'application/protobuf' },
  }
  return `insert into outbox (topic, key, value, headers) values ('${topic}', '${id}', ${bytes}, '${JSON.stringify(headers)}')`
}
