import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import test, { type ExecutionContext } from 'ava'
import { freePort } from '#src/testing/broker/free-port.ts'
import { runNode } from '#src/testing/run-node.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { createClient } from '../../mart/client.ts'
import { environmentFor } from '../../mart/environment.ts'
import { admin, type RunningMart, startMart } from '../../mart/running-mart.ts'
import { findPrograms } from '../programs.ts'
import { startPrometheus } from '../prometheus.ts'
import { openDatabases, say } from '../test-databases.ts'
import { dashboards, folder, queriesOf, toJson } from './dashboards.ts'

const found = await findPrograms()
const withPrometheus = testWhere(
  found.programs !== null,
  found.programs === null ? found.lacking : 'never lacking',
  { mayLack: true },
)

test('the JSON that Grafana reads is what the dashboards say: npm run dashboards', async (t) => {
  for (const [name, dashboard] of Object.entries(dashboards))
    t.is(await readFile(new URL(`${name}.json`, folder), 'utf8'), toJson(dashboard), name)
  const files = Object.keys(dashboards).map((name) => `${name}.json`)
  t.deepEqual((await readdir(folder)).sort(), files.sort())
})

test('every dashboard can be told from the others, and every panel says what it shows', (t) => {
  const all = Object.values(dashboards)
  t.is(new Set(all.map(({ uid }) => uid)).size, all.length)
  for (const { title, panels = [] } of all) {
    t.true(panels.length > 5, title)
    for (const panel of panels) t.truthy(panel.title, title)
  }
})

/** The names of figures that an expression asks for. */
const figuresIn = (expression: string): string[] =>
  expression.match(/\b(?:mart|nodejs|process|kong)_[a-z\d_]+/g) ?? []

/** Panels whose `or vector(0)` alone answers on this day, and why: what they count no sound mart has. */
const quiet: Record<string, string> = {
  'at-a-glance: Requests that failed by our fault': 'nothing fails here by our fault',
  'events: Refused by the bus': 'the bus inside a process takes everything',
  'at-a-glance: Parked or refused events': 'the same; those that are parked are seen in events: Parked',
  'gateway: Answered by Kong itself with 5xx': 'nor did it in kong-figures.txt',
  'postgres: Pools that are full': 'nobody waits for a connection',
}

const home = { recipient: 'A. Khan', phone: '+923001234567', line1: 'House 12', city: 'Karachi' }

/** What goes wrong on any day: a stranger's try, an order for more than there is, a partner who is away, a bad event. */
async function troubles(t: ExecutionContext, { url, dataDir }: RunningMart): Promise<void> {
  const anyone = createClient(url)
  const { body } = await anyone.post('/v1/auth/login', admin)
  const staff = anyone.as(body.accessToken)
  t.is((await anyone.get('/v1/orders')).status, 401)
  const partner = { url: 'http://127.0.0.1:1/', events: ['order.placed', 'order.rejected'] }
  t.is((await staff.post('/v1/notifications/webhooks', partner)).status, 201)
  let productId: string | undefined
  await until(async () => {
    productId = (await anyone.get('/v1/products?inStock=true&limit=1')).body.items?.[0]?.id
    return productId !== undefined
  }, 120_000)
  const order = {
    items: [{ productId, quantity: 900_000 }],
    paymentMethod: 'card',
    shippingAddress: home,
  }
  const [email, password] = [`${randomUUID()}@shopper.test`, 'correct horse battery']
  t.is((await anyone.post('/v1/auth/register', { email, password, name: 'Bilal' })).status, 201)
  const shopper = anyone.as((await anyone.post('/v1/auth/login', { email, password })).body.accessToken)
  const placed = await shopper.post('/v1/orders', order, { 'idempotency-key': randomUUID() })
  t.is(placed.status, 201, JSON.stringify(placed.body))
  await until(
    async () => (await shopper.get(`/v1/orders/${placed.body.id}`)).body.status === 'rejected',
    120_000,
  )
  const { sql } = await openDatabases(t, dataDir)
  await sql('order', say('order', 'mart.order.v1', "'\\xffffffff'"))
}

withPrometheus(
  'each query gives a series, of a real Prometheus that looked at a mart on a day at the shop',
  async (t) => {
    t.timeout(480_000)
    if (!found.programs) return t.fail()
    const [adminPort, auditPort] = [await freePort(), await freePort()]
    const began = Date.now()
    const mart = await startMart('one', {
      ADMIN_PORT: String(adminPort),
      SLOW_STATEMENT: '1ms',
      SEED: 'demo',
      FISCAL_PROVIDER: 'sandbox',
      WEBHOOK_ALLOW_PRIVATE: 'true',
    })
    t.teardown(() => mart.stop())
    runNode(t, ['tools/audit/audit.ts', '--every', '2s', '--port', String(auditPort)], {
      env: environmentFor({ DATA_DIR: mart.dataDir, LOG_LEVEL: 'warn', AUDIT_TIMEOUT: '1000' }),
      stdout: 'ignore',
      stderr: 'ignore',
    })
    // Its counters grow from one look to the next.
    const figures = await readFile(new URL('kong-figures.txt', import.meta.url), 'utf8')
    let looks = 0
    const kong = createServer((_, response) => {
      looks++
      response.setHeader('content-type', 'text/plain; version=0.0.4')
      response.end(
        figures.replaceAll(
          /^(kong_(?!nginx|upstream_target).*) (\d+)$/gm,
          (_, name, value) => `${name} ${value * looks}`,
        ),
      )
    })
    await new Promise<void>((listening) => kong.listen(0, '127.0.0.1', listening))
    t.teardown(() => kong.close())
    const target = (job_name: string, port: number, labels = {}) => ({
      job_name,
      static_configs: [{ targets: [`127.0.0.1:${port}`], labels }],
    })
    const prometheus = await startPrometheus({
      programs: found.programs,
      dir: join(await scratchFolder('dashboards'), 'prometheus'),
      config: {
        // A busy machine may take its time; what it doesn't answer in time has no values.
        global: { scrape_interval: '2s', scrape_timeout: '2s' },
        scrape_configs: [
          target('mart', adminPort, { service: 'mart' }),
          target('mart-audit', auditPort),
          target('kong', (kong.address() as AddressInfo).port),
        ],
      },
    })
    t.teardown(prometheus.stop)
    const demo = () =>
      promisify(execFile)(process.execPath, ['tools/mart/demo.ts'], {
        env: environmentFor({ BASE_URL: mart.url, ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password }),
      })
    await demo()
    await troubles(t, mart)
    // Prometheus sees how much a series grew only from its second value on: it is to see the first before the second day.
    const seen = async (expression: string) => (await prometheus.series(expression, began)).length > 0
    await until(() => seen('mart_saga_seconds_count{outcome="rejected"}'), 60_000)
    await demo()
    await troubles(t, mart)

    const asked = Object.entries(dashboards)
      .flatMap(([name, dashboard]) => queriesOf(dashboard).map((query) => ({ name, ...query })))
      // Nothing waits on the bus inside of a process: alerts.test.ts asks these of a mart on Kafka.
      .filter(({ expression }) => !expression.includes('mart_consumer_lag_events'))
    const declared = await readFile('docs/metrics.md', 'utf8')
    const asks = ({ expression }: { expression: string }) =>
      expression.replaceAll('$__rate_interval', '5m').replaceAll('$service', 'mart')
    /** Queries that give nothing on the day, also without what stands in for nothing, and figures that there are not. */
    const lacking = async () => {
      const scraped = new Set(
        (await prometheus.series('count by (__name__) ({__name__!=""})', began)).map(
          ({ __name__ }) => __name__,
        ),
      )
      const lacks: string[] = []
      for (const query of asked) {
        const here = asks(query)
        const title = `${query.name}: ${query.panel}`
        const itself = title in quiet ? here : here.replaceAll(' or vector(0)', '')
        if ((await prometheus.series(itself, began)).length === 0) lacks.push(`${title}: ${itself}`)
        for (const figure of figuresIn(here))
          if (!scraped.has(figure) && !declared.includes(`\`${figure}\``)) lacks.push(`${title}: ${figure}`)
      }
      return lacks
    }
    const titles = new Set(asked.map(({ name, panel }) => `${name}: ${panel}`))
    for (const title of Object.keys(quiet)) t.true(titles.has(title), title)
    t.true(asked.length > 100)
    let last: string[] = []
    await until(async () => {
      last = await lacking()
      return last.length === 0
    }, 90_000).catch(() => {})
    t.deepEqual(last, [])
  },
)
