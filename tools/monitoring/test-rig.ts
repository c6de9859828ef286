import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { ExecutionContext } from 'ava'
import { parse, stringify } from 'yaml'
import { freePort } from '#src/testing/broker/free-port.ts'
import { startBroker } from '#src/testing/broker/start-broker.ts'
import { makeCertificate } from '#src/testing/certificate.ts'
import { runNode } from '#src/testing/run-node.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { environmentFor } from '../mart/environment.ts'
import { startMart } from '../mart/running-mart.ts'
import type { Programs } from './programs.ts'
import { type Alert, startAlertmanager, startPrometheus } from './prometheus.ts'
import { inSmallerTime, monitoringFile, readRules } from './rules.ts'
import { openDatabases } from './test-databases.ts'

/** Seconds that a minute of the rules lasts here. */
const minute = 2
/** Seconds between two scrapes: a mart whose database hangs takes two to answer one. */
const scrape = 2.5

/** Milliseconds that an alert may take, on a machine that has much else to do. */
const longest = 120_000

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

/** Alerts by name, with labels that each has to have: those of what is broken, and of nothing else. */
export type Expected = Record<string, Record<string, string>>

/**
 * A mart on a PostgreSQL and a Kafka of its own, where it is asked for a second process of it with a certificate, the
 * audit as a job, and a Prometheus and an Alertmanager that watch them by the very files of deploy/monitoring, in a smaller time.
 */
export async function startRig(
  t: ExecutionContext,
  programs: Programs,
  { settings, withSecond }: { settings: Record<string, string>; withSecond: boolean },
) {
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

  const { databases, session, sql } = await openDatabases(t, mart.dataDir)

  async function startSecond() {
    const files = { key: join(dir, 'tls.key'), certificate: join(dir, 'tls.crt') }
    await makeCertificate(files)
    await databases.cluster?.ensureDatabase('mart_second')
    const args = ['--import', `data:text/javascript,${encodeURIComponent(faulty)}`, 'modules/start.ts']
    return runNode(t, args, {
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
    })
  }

  const second = withSecond ? await startSecond() : null
  /** Starts the audit as a job, over the mart's databases or where there are none; ends the one before. */
  let auditing: ReturnType<typeof runNode> | null = null
  let audited = ''
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
    // Read for a test that fails: why it found nothing, or could not look.
    for (const stream of [auditing.stdout, auditing.stderr])
      stream?.on('data', (chunk: Buffer) => {
        audited = (audited + chunk).slice(-5_000)
      })
  }
  t.teardown(() => !t.passed && t.log(`the audit:\n${audited.slice(-3_000)}`))

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
        ...(withSecond
          ? [
              target('mart-second', secondPort, {
                scheme: 'https',
                tls_config: { insecure_skip_verify: true },
              }),
            ]
          : []),
        target('mart-audit', auditPort),
      ],
    },
  })
  t.teardown(prometheus.stop)

  /** What is pending or fires now, what has fired so far, and names of what was held back by another. */
  let present: Alert[] = []
  const fired: Alert[] = []
  const inhibited = new Set<string>()
  let watching = true
  const watch = (async () => {
    for (; watching; await delay(250)) {
      present = await prometheus.alerts().catch(() => present)
      fired.push(...present.filter((alert) => alert.state === 'firing' && !fired.some(isOf(alert))))
      for (const { labels, status } of await alertmanager.alerts().catch(() => []))
        if (status.inhibitedBy.length > 0) inhibited.add(labels.alertname ?? '')
    }
  })()
  t.teardown(async () => {
    watching = false
    await watch
  })
  const awaitAll = async (expected: Expected, not: string, is: (one: Expecting) => boolean) => {
    for (const end = Date.now() + longest; ; await delay(100)) {
      const missing = Object.entries(expected).filter((one) => !is(one))
      if (missing.length === 0) return
      if (Date.now() > end) throw new Error(`${not}: ${JSON.stringify(Object.fromEntries(missing))}`)
    }
  }
  /** Resolves when none of these is so: what fires afterwards fires of what comes then. */
  const quiet = (expected: Expected) =>
    awaitAll(expected, 'was so before its fault', (one) => !present.some(matches(one)))
  /** Resolves when each of these has fired for what is so since then, in milliseconds since 1970. */
  const fires = (expected: Expected, since: number) =>
    awaitAll(expected, 'did not fire', (one) =>
      fired.some((alert) => matches(one)(alert) && Date.parse(alert.activeAt) >= since),
    )
  return {
    mart,
    broker,
    session,
    sql,
    second,
    audit,
    told,
    alertmanager,
    prometheus,
    fired,
    inhibited,
    quiet,
    fires,
  }
}

export type Rig = Awaited<ReturnType<typeof startRig>>

type Expecting = [name: string, labels: Record<string, string>]

const matches =
  ([name, labels]: Expecting) =>
  (alert: Alert): boolean =>
    alert.labels.alertname === name &&
    Object.entries(labels).every(([label, value]) => alert.labels[label] === value)

/** Whether it is the same time of the same alert. */
const isOf = (one: Alert) => (other: Alert) =>
  one.activeAt === other.activeAt && isDeepStrictEqual(one.labels, other.labels)

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
