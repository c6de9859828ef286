import { readdir, readFile, readlink, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from '#src/database/statement.ts'
import { bareKafka } from '#src/testing/broker/bare-kafka.ts'
import { modules } from '../../../modules/all.ts'
import type { ProvenMart, ProvenProcess } from '../stage/proven-mart.ts'
import type { Kind } from './bounds.ts'

/** One figure of one moment. */
export interface Figure {
  kind: Kind
  name: string
  value: number
}

/** All tables with what they and their indexes take; the months of a table are one. */
const sizes = sql<{ name: string; bytes: number; indexes: number }>(
  'soak.sizes',
  `select c.relname as name, pg_table_size(c.oid)::float8 as bytes, pg_indexes_size(c.oid)::float8 as indexes
   from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
)

const connections = sql<{ n: number }>(
  'soak.connections',
  "select count(*)::float8 as n from pg_stat_activity where datname = current_database() and application_name <> 'proof'",
)

/** Everything of a mart that might grow. */
export async function measure(mart: ProvenMart): Promise<Figure[]> {
  const figures = await Promise.all([
    ...mart.processes().map(ofProcess),
    ...modules.map(({ name }) => ofDatabase(mart, name)),
    ofKafka(mart),
  ])
  return figures.flat()
}

async function ofProcess(process: ProvenProcess): Promise<Figure[]> {
  const { name } = process
  const [pid, url] = [process.pid(), process.url()]
  if (!pid || !url) return []
  const [status, handles, metrics] = await Promise.all([
    readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''),
    handlesOf(pid),
    fetch(`${url}/metrics`, { signal: AbortSignal.timeout(5_000) }).then(
      (answer) => answer.text(),
      () => '',
    ),
  ])
  const metric = (of: string) =>
    Number(new RegExp(`^${of}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(metrics)?.[1] ?? Number.NaN)
  const found: [Kind, number][] = [
    ['memory', Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024],
    ['heap', metric('nodejs_heap_size_used_bytes') / 2 ** 20],
    ['loop lag', metric('nodejs_eventloop_lag_p99_seconds') * 1000],
    ['handles', handles.length],
    ['sockets', handles.filter((handle) => handle.startsWith('socket:')).length],
  ]
  return found.flatMap(([kind, value]) => (Number.isFinite(value) ? [{ kind, name, value }] : []))
}

async function handlesOf(pid: number): Promise<string[]> {
  const folder = `/proc/${pid}/fd`
  const names = await readdir(folder).catch(() => [])
  return Promise.all(names.map((name) => readlink(join(folder, name)).catch(() => '')))
}

async function ofDatabase(mart: ProvenMart, module: string): Promise<Figure[]> {
  const database = mart.database(module)
  const [tables, [open]] = await Promise.all([database.query(sizes), database.query(connections)])
  const sums = new Map<string, number>()
  const add = (kind: Kind, name: string, bytes: number) =>
    sums.set(`${kind} ${name}`, (sums.get(`${kind} ${name}`) ?? 0) + bytes / 1024)
  for (const { name, bytes, indexes } of tables) {
    const table = `${module}.${name.replace(/_(default|\d{4}_?\d{2})$/, '')}`
    add('table', table, bytes)
    add('index', table, indexes)
  }
  return [
    { kind: 'connections', name: module, value: open?.n ?? 0 },
    ...[...sums].map(([key, value]) => {
      const [kind = '', name = ''] = key.split(' ')
      return { kind: kind as Kind, name, value }
    }),
  ]
}

async function ofKafka({ brokers, dataDir }: ProvenMart): Promise<Figure[]> {
  if (!brokers) return []
  const admin = bareKafka(brokers).admin()
  await admin.connect()
  try {
    const [{ topics }, { groups }, logs] = await Promise.all([
      admin.fetchTopicMetadata(),
      admin.listGroups(),
      logsIn(join(dataDir, 'disk-kafka', 'kafka')),
    ])
    const partitions = topics.reduce((sum, { partitions }) => sum + partitions.length, 0)
    return [
      { kind: 'topics', name: 'Kafka', value: topics.length },
      { kind: 'partitions', name: 'Kafka', value: partitions },
      { kind: 'groups', name: 'Kafka', value: groups.length },
      ...[...logs].map(([name, bytes]): Figure => ({ kind: 'topic', name, value: bytes / 1024 })),
    ]
  } finally {
    await admin.disconnect().catch(() => {})
  }
}

/** Bytes of each topic's log; indexes are laid out whole when they are begun, and tell nothing. */
async function logsIn(folder: string): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  const files = await readdir(folder, { recursive: true }).catch(() => [])
  await Promise.all(
    files.map(async (file) => {
      const topic = /([^/]+)-\d+\/\d+\.log$/.exec(file)?.[1]
      if (!topic) return
      const { size } = await stat(join(folder, file)).catch(() => ({ size: 0 }))
      found.set(topic, (found.get(topic) ?? 0) + size)
    }),
  )
  return found
}
