import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ExecutionContext } from 'ava'
import pg from 'pg'
import { parse, stringify } from 'yaml'
import { loadConfig } from '#config/config.ts'
import { createLog } from '#src/log/log.ts'
import { findDatabases } from '#src/runtime/databases.ts'
import { freePort } from '#src/testing/broker/free-port.ts'
import { startBroker } from '#src/testing/broker/start-broker.ts'
import { makeCertificate } from '#src/testing/certificate.ts'
import { runNode } from '#src/testing/run-node.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { modules } from '../../modules/all.ts'
import { environmentFor } from '../mart/environment.ts'
import { startMart } from '../mart/running-mart.ts'
import type { Programs } from './programs.ts'
import { type Alert, startAlertmanager, startPrometheus } from './prometheus.ts'
import { inSmallerTime, monitoringFile, readRules } from './rules.ts'

/** Seconds that a minute of the rules lasts here. */
const minute = 2
/** Seconds between two scrapes: a mart whose database hangs takes two to answer one. */
const scrape = 2.5

const names = modules.map(({ name }) => name)
/** The second process runs user alone. */
const faulty = `
  const stall = () => { for (const end = Date.now() + 700; Date.now() < end; ); setTimeout(stall, 700) };
  process.once('SIGUSR2', () => { globalThis.leak = Buffer.alloc(330 * 1024 * 1024, 1); stall() })`

/** An alert as Alertmanager sent it on. */
interface Told {
  receiver: string
  status: string
  labels: Record<string, string>
}

/**
 * A mart on a PostgreSQL and a Kafka of its own, a second process of it with a certificate, the audit as a job, and a
 * Prometheus and an Alertmanager that watch them by the very files of deploy/monitoring, in a smaller time.
 */
export async function startRig(t: ExecutionContext, programs: Programs, settings: Record<string, string>) {
  const dir = await scratchFolder('monitoring')
  // In a folder of its own it is Java's, where there is one: it is killed and started in a moment.
  const broker = await startBroker({ shared: false, dir: join(dir, 'kafka'), say: () => {} })
  if (!broker) throw new Error('no Kafka')
  t.teardown(() => broker.stop())
  const [adminPort, secondPort, auditPort] = [await freePort(), await freePort(), await freePort()]
  const common = { KAFKA_BROKERS: broker.brokers, LOG_LEVEL: 'warn' }
  const mart = await startMart('one', { ...common, ADMIN_PORT: String(adminPort), ...settings })
  t.teardown(() => mart.stop())
  t.teardown(() => !t.passed && t.log(mart.output().slice(-3_000)))

  const config = loadConfig(names, environmentFor({ DATA_DIR: mart.dataDir }))
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

  const files = { key: join(dir, 'tls.key'), certificate: join(dir, 'tls.crt') }
  await makeCertificate(files)
  await databases.cluster?.ensureDatabase('mart_second')
  const second = runNode(
    t,
    ['--import', `data:text/javascript,${encodeURIComponent(faulty)}`, 'modules/start.ts'],
    {
      env: environmentFor({
        ...common,
        KAFKA_TOPIC_PREFIX: 'second.',
        SERVICES: 'user',
        PORT: '0',
        ADMIN_PORT: String(secondPort),
        DATA_DIR: join(dir, 'second'),
        USER_DATABASE_URL: databases.cluster?.url('mart_second') ?? '',
        HTTPS_CERT_FILE: files.certificate,
        HTTPS_KEY_FILE: files.key,
      }),
    },
  )
  /** Starts the audit as a job, over the mart's databases or where there are none; ends the one before. */
  let auditing: ReturnType<typeof runNode> | null = null
  const audit = async (env: Record<string, string>) => {
    const before = auditing
    if (before) {
      before.kill('SIGTERM')
      await once(before, 'exit')
    }
    const every = ['--every', '2s', '--port', String(auditPort)]
    auditing = runNode(t, ['tools/audit/audit.ts', ...every], {
      env: environmentFor({ LOG_LEVEL: 'warn', AUDIT_TIMEOUT: '1000', ...env }),
    })
  }

  const told: Told[] = []
  const receiver = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    for (const { status, labels } of JSON.parse(body).alerts as Told[])
      told.push({ receiver: (request.url ?? '').slice(1), status, labels })
    response.end()
  })
  await once(receiver.listen(0, '127.0.0.1'), 'listening')
  t.teardown(() => receiver.close())
  const alertmanager = await startAlertmanager({
    programs,
    dir: join(dir, 'alertmanager'),
    config: toldHere(await monitoringFile('alertmanager.yml'), (receiver.address() as AddressInfo).port),
  })
  t.teardown(alertmanager.stop)

  const { files: rules } = await readRules()
  const own = parse(await monitoringFile('prometheus.one.yml'))
  const target = (job_name: string, port: number, more = {}) => ({
    job_name,
    static_configs: [{ targets: [`127.0.0.1:${port}`] }],
    ...more,
  })
  const prometheus = await startPrometheus({
    programs,
    dir: join(dir, 'prometheus'),
    files: Object.fromEntries(
      Object.entries(rules).map(([name, text]) => [name, inSmallerTime(text, minute)]),
    ),
    config: {
      ...own,
      global: {
        scrape_interval: `${scrape * 1_000}ms`,
        scrape_timeout: `${scrape * 1_000}ms`,
        evaluation_interval: '1s',
      },
      rule_files: Object.keys(rules),
      alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager.address] }] }] },
      scrape_configs: [
        target('mart', adminPort),
        target('mart-second', secondPort, { scheme: 'https', tls_config: { insecure_skip_verify: true } }),
        target('mart-audit', auditPort),
      ],
    },
  })
  t.teardown(prometheus.stop)

  /** What has fired so far, by name. */
  const fired = new Map<string, Alert>()
  let watching = true
  const watch = (async () => {
    for (; watching; await delay(250))
      for (const alert of await prometheus.alerts().catch(() => []))
        if (alert.state === 'firing') fired.set(alert.labels.alertname, alert)
  })()
  t.teardown(async () => {
    watching = false
    await watch
  })
  /** Resolves when each of these has fired. */
  const fires = async (alerts: string[], limit = 150_000) => {
    for (const end = Date.now() + limit; ; await delay(200)) {
      const missing = alerts.filter((name) => !fired.has(name))
      if (missing.length === 0) return
      if (Date.now() > end) throw new Error(`did not fire: ${missing.join(', ')}`)
    }
  }
  return {
    dir,
    mart,
    broker,
    databases,
    session,
    sql,
    second,
    audit,
    told,
    alertmanager,
    prometheus,
    fired,
    fires,
  }
}

export type Rig = Awaited<ReturnType<typeof startRig>>

/** Alertmanager's own configuration with its routes and inhibitions as they are, told here and at once. */
function toldHere(text: string, port: number): string {
  const config = parse(text)
  const atOnce = (route: Record<string, unknown>) => ({ ...route, group_wait: '0s', group_interval: '1s' })
  return stringify({
    ...config,
    route: { ...atOnce(config.route), routes: config.route.routes.map(atOnce) },
    receivers: config.receivers.map(({ name }: { name: string }) => ({
      name,
      webhook_configs: [{ url: `http://127.0.0.1:${port}/${name}`, send_resolved: true }],
    })),
  })
}
