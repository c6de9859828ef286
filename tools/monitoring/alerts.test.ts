import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { hasOpenssl } from '#src/testing/certificate.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { type Client, createClient } from '../mart/client.ts'
import { admin } from '../mart/running-mart.ts'
import { dashboards, queriesOf } from './dashboards/dashboards.ts'
import { findPrograms } from './programs.ts'
import { readRules } from './rules.ts'
import { say } from './test-databases.ts'
import { type Expected, type Rig, startRig } from './test-rig.ts'

/** What no fault here brings about, and why; each has its unit tests in deploy/monitoring/tests all the same. */
const notHere: Record<string, string> = {
  DiskFills: 'its figures are those of node_exporter or the kubelet, and no disk is to be filled',
  DiskFull: 'its figures are those of node_exporter or the kubelet, and no disk is to be filled',
  PaymentAuthorizationsEnding: 'cards are charged at once, so there are none: the figure is always 0',
}

const found = await findPrograms()
const possible = found.programs !== null && hasOpenssl && (await hasKafka({ shared: false }))
const testWithPrometheus = testWhere(
  possible,
  found.programs === null ? found.lacking : 'there is no Kafka or no openssl',
  { mayLack: true },
)

/** A real fault, and the alerts that it has to set off while it lasts. */
interface Fault {
  what: string
  /** Each time; the others at night, or with ALERTS=all. */
  always?: true
  /** None of them is so before, unless `before` says why one may be. */
  fires: Expected
  before?: string
  /** Resolves when it is there; what it resolves to mends it. */
  cause(): Promise<(() => Promise<unknown>) | undefined>
  /** What is set off by the mending: all is made up for, late. */
  late?: Expected
}

const all = process.env.ALERTS === 'all'
/** Which alerts are seen to fire each time; the nightly workflow (`alerts`) sees all. */
const eachTime = [
  'AuditFoundSomething',
  'DatabaseDown',
  'EventsParked',
  'KafkaDown',
  'NoRelayLeads',
  'OutboxOld',
  'Watchdog',
]

const address = { recipient: 'A. Khan', phone: '+923001234567', line1: 'House 12', city: 'Karachi' }
const csv = 'sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock'

/** An admin and a customer of the mart, and what they do in it. */
async function openShop(url: string) {
  const anyone = createClient(url)
  const signIn = async (email: string, password: string) => {
    const { status, body } = await anyone.post('/v1/auth/login', { email, password })
    if (status !== 200) throw new Error(`POST /v1/auth/login: ${status} ${JSON.stringify(body)}`)
    return anyone.as(body.accessToken)
  }
  const register = async () => {
    const account = {
      email: `${randomUUID()}@shopper.test`,
      password: 'correct horse battery',
      name: 'Ayesha',
    }
    // A machine that is busy with other tests may need a second try of either.
    await until(
      async () => [201, 409].includes((await anyone.post('/v1/auth/register', account)).status),
      60_000,
    )
    let customer: Client | null = null
    await until(async () => {
      customer = await signIn(account.email, account.password).catch(() => null)
      return customer !== null
    }, 60_000)
    return customer as unknown as Client
  }
  const staff = await signIn(admin.email, admin.password)
  const importProducts = (run: string, many: number, stock = 900) =>
    staff.post(
      '/v1/products/import',
      [
        csv,
        ...Array.from(
          { length: many },
          (_, n) => `${run}-${n},${run} ${n},,Food,100.00,PKR,piece,,,,${stock}`,
        ),
      ].join('\n'),
      { 'content-type': 'text/csv' },
    )
  const place = async (customer: Client, productId: string, paymentMethod: string, quantity = 1) => {
    const order = { items: [{ productId, quantity }], paymentMethod, shippingAddress: address }
    const { status, body } = await customer.post('/v1/orders', order, { 'idempotency-key': randomUUID() })
    if (status !== 201) throw new Error(`POST /v1/orders: ${status} ${JSON.stringify(body)}`)
    return body.id as string
  }
  const inStock = async (q: string) => {
    let items: { id: string }[] = []
    await until(async () => {
      items = (await anyone.get(`/v1/products?q=${q}&inStock=true&limit=20`)).body.items ?? []
      return items.length > 0
    }, 180_000)
    return items.map(({ id }) => id)
  }
  return { anyone, staff, register, importProducts, place, inStock }
}

const relayLock = 7_203_002

testWithPrometheus(
  `${all ? 'each alert is' : 'those of parked events, the relay, Kafka, PostgreSQL and the books are'} fired by a real fault, and Alertmanager tells whom it should`,
  async (t) => {
    t.timeout(all ? 900_000 : 480_000)
    if (!found.programs) return t.fail()
    const { alerts } = await readRules()

    // A payment provider that has nothing to say but 500.
    const broken = createServer((_, response) => response.writeHead(500).end('{}'))
    await once(broken.listen(0, '127.0.0.1'), 'listening')
    t.teardown(() => broken.close())
    const settings = {
      SMTP_URL: 'smtp://127.0.0.1:1',
      STRIPE_SECRET_KEY: 'sk_test_none',
      STRIPE_WEBHOOK_SECRET: 'whsec_none',
      STRIPE_API_URL: `http://127.0.0.1:${(broken.address() as AddressInfo).port}`,
      ...{ FISCAL_PROVIDER: 'fbr', FISCAL_TOKEN: 'none', FISCAL_POS_ID: '1' },
      ...{ FISCAL_TARIFF_CODE: '0808.1000', FISCAL_CHARGES_TARIFF_CODE: '9808.0000' },
      FISCAL_URL: `http://127.0.0.1:${(broken.address() as AddressInfo).port}`,
      WEBHOOK_ALLOW_PRIVATE: 'true',
      SLOW_STATEMENT: '500ms',
      MAX_CONNECTIONS: '250',
      EVENT_ATTEMPTS: '100',
      ...{
        DATABASE_LOCK_TIMEOUT: '100s',
        DATABASE_STATEMENT_TIMEOUT: '100s',
        DATABASE_QUERY_TIMEOUT: '101s',
      },
      ...{ COD_LIMIT: '0', COD_LIMIT_NEW: '0', COD_OPEN_ORDERS: '0', UNPAID_ORDERS: '0' },
    }
    const rig = await startRig(t, found.programs, { settings, withSecond: all })
    const { sql } = rig
    const shop = await openShop(rig.mart.url)
    await shop.importProducts('apples', 10)
    const [product = '', other = '', ...more] = await shop.inStock('apples')
    const customer = await shop.register()
    const many = <T>(n: number, work: (n: number) => Promise<T>) =>
      Promise.all(Array.from({ length: n }, (_, n) => work(n)))
    const placeSome = async () => {
      await shop.staff.post('/v1/notifications/webhooks', {
        url: 'http://127.0.0.1:1/',
        events: ['order.placed'],
      })
      await many(5, () => shop.place(customer, product, 'cash_on_delivery'))
      await many(5, () => shop.place(customer, product, 'card'))
      const orders = async (status: string) =>
        (await sql('order', 'select id from orders where status = $1', [status])).length
      await until(
        async () => (await orders('confirmed')) >= 5 && (await orders('awaiting_payment')) >= 5,
        60_000,
      )
    }
    if (all) await placeSome()

    // What the runbook has an operator ask a database can be asked.
    for (const page of await readdir('docs/runbook'))
      for (const [, module = '', text = ''] of (await readFile(join('docs/runbook', page), 'utf8')).matchAll(
        /exec (\w+)-db psql --username mart --command "(.+)"$/gm,
      ))
        await t.notThrowsAsync(sql(module, text), `${page}: ${text}`)

    // What the dashboards ask that a mart in one process has nothing to say to.
    const onKafka = Object.values(dashboards)
      .flatMap(queriesOf)
      .map(({ expression }) => expression)
    const lags = onKafka.filter((expression) => expression.includes('mart_consumer_lag_events'))
    t.true(lags.length > 0)
    for (const lag of lags) await until(async () => (await rig.prometheus.query(lag)).length > 0, 60_000)

    const together: Fault[] = [
      {
        what: 'nothing',
        always: true,
        fires: { Watchdog: {} },
        before: 'it always fires',
        cause: async () => undefined,
      },
      {
        what: 'the audit reaches no database',
        fires: { AuditNotRun: {} },
        before: 'it has not run yet',
        async cause() {
          await rig.audit({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/mart' })
          return undefined
        },
      },
      {
        what: 'the books are broken on purpose',
        always: true,
        fires: { AuditFoundSomething: {} },
        async cause() {
          if (all) await rig.fires({ AuditNotRun: {} }, 0)
          await sql('inventory', 'update shelves set on_hand = on_hand + 1 where product_id = $1', [other])
          await rig.audit({ DATA_DIR: rig.mart.dataDir })
          return undefined
        },
      },
      {
        what: 'a process leaks, and computes for long',
        fires: { MemoryHigh: { job: 'mart-second' }, EventLoopLags: { job: 'mart-second' } },
        async cause() {
          if (!rig.second) throw new Error('there is no second process')
          await until(
            async () => (await rig.prometheus.query('up{job="mart-second"} == 1')).length > 0,
            120_000,
          )
          rig.second.kill('SIGUSR2')
          return undefined
        },
      },
      {
        what: 'a certificate is good for two days',
        fires: { CertificateEnds: { use: 'https' } },
        before: 'the process has it from its start',
        cause: async () => undefined,
      },
      {
        what: 'an event that is no event',
        always: true,
        fires: { EventsParked: {} },
        async cause() {
          await sql('order', say('order', 'mart.order.v1', "'\\xffffffff'"))
          return undefined
        },
      },
      {
        what: 'an event that is larger than Kafka takes',
        fires: { EventsRefused: { module: 'product' } },
        async cause() {
          const large =
            "(select convert_to(string_agg(gen_random_uuid()::text, ''), 'UTF8') from generate_series(1, 150000))"
          await sql('product', say('product', 'mart.product.v1', large))
          return undefined
        },
      },
      {
        what: 'a table that a handler and a job need is not there',
        fires: {
          EventsRetriedForLong: { module: 'notification' },
          JobFails: { module: 'notification', exported_job: 'tell-staff' },
        },
        async cause() {
          // One that the audit doesn't read.
          await sql('notification', 'alter table staff_alerts rename to staff_alerts_gone')
          for (const id of more.slice(0, 3)) {
            const { status } = await shop.staff.put(`/v1/inventory/${id}`, { onHand: 7, reason: 'counted' })
            if (status !== 200) throw new Error(`PUT /v1/inventory: ${status}`)
          }
          return () => sql('notification', 'alter table staff_alerts_gone rename to staff_alerts')
        },
      },
      {
        what: 'another session has the lock of the relay',
        always: true,
        fires: { NoRelayLeads: { module: 'notification' } },
        async cause() {
          const thief = await rig.session('notification')
          const taken = thief.query('select pg_advisory_lock($1)', [relayLock])
          await sql(
            'notification',
            `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ${relayLock} and granted
          and database = (select oid from pg_database where datname = current_database())`,
          )
          await taken
          return () => thief.end()
        },
      },
      {
        what: 'a session holds what inventory needs for each event: it falls behind, and catches up late',
        fires: { ConsumerBehind: { module: 'inventory' }, OrdersStandStill: {} },
        late: {
          EventsHeardLate: { module: 'inventory' },
          ...{ SagaSlowBurnFast: {}, SagaSlowBurnSlowly: {} },
          ...{ OrdersRejectedBurnFast: {}, OrdersRejectedBurnSlowly: {} },
        },
        async cause() {
          const holder = await rig.session('inventory')
          await holder.query('begin; lock table inbox in access exclusive mode')
          await shop.importProducts('pears', 300)
          await many(15, () => shop.place(customer, product, 'cash_on_delivery'))
          // Far more than there are.
          await many(25, () => shop.place(customer, other, 'cash_on_delivery', 5_000))
          return () => holder.query('commit')
        },
      },
      {
        what: 'a session locks the addresses, and a table of keys is not there',
        fires: {
          DatabasePoolExhausted: { module: 'user' },
          DatabaseSlow: { module: 'user' },
          ...{ HttpErrorsBurnFast: {}, HttpErrorsBurnSlowly: {} },
          ...{ HttpSlowBurnFast: {}, HttpSlowBurnSlowly: {} },
        },
        async cause() {
          await many(100, () => shop.anyone.get('/healthz'))
          await sql('user', 'alter table api_keys rename to api_keys_gone')
          const holder = await rig.session('user')
          await holder.query('begin; lock table addresses in access exclusive mode')
          const asking = setInterval(() => {
            void customer.get('/v1/users/me/addresses').catch(() => null)
            void shop.staff.get('/v1/users/api-keys').catch(() => null)
          }, 100)
          return async () => {
            clearInterval(asking)
            await holder.query('commit')
            await sql('user', 'alter table api_keys_gone rename to api_keys')
          }
        },
      },
      {
        what: 'payments, refunds, orders, receipts, mails and webhooks that have waited for days, as time would have it',
        fires: {
          ...{ PaymentsStandStill: {}, RefundsStandStill: {}, PaymentsNeedAttention: {} },
          ...{
            OrdersWaitForPayment: { status: 'awaiting_payment' },
            OrdersLeftLying: { status: 'confirmed' },
          },
          ...{ MessagesWait: { channel: 'email' }, WebhooksWait: {} },
          ...{ FiscalRegistrationLate: {}, FiscalRefused: {} },
        },
        async cause() {
          const days = (column: string, n: number) => `${column} = ${column} - interval '${n} days'`
          await sql(
            'order',
            `update orders set ${days('updated_at', 2)} where status in ('confirmed', 'awaiting_payment')`,
          )
          await sql(
            'payment',
            `update payments set ${days('updated_at', 6)} where status in ('requires_action', 'authorized')`,
          )
          await sql(
            'payment',
            `insert into refunds (id, payment_id, amount, reason, status, created_at, updated_at)
          select gen_random_uuid(), id, 1, 'bruised', 'pending', now() - interval '8 days', now() from payments limit 1`,
          )
          // The tax authority answers 500, as the payment provider does.
          const packed = await sql(
            'order',
            "select id from orders where status = 'confirmed' order by id limit 2",
          )
          for (const { id } of packed) await shop.staff.post(`/v1/orders/${id}/pack`, {})
          const [refused, unanswered] = packed.map(({ id }) => `where order_id = '${id}'`)
          await sql('order', `update fiscal_documents set ${days('queued_at', 2)} ${unanswered}`)
          await sql(
            'order',
            `update fiscal_documents set state = 'rejected', reason = 'for a test', due_at = null ${refused}`,
          )
          await sql('notification', `update deliveries set ${days('created_at', 1)} where status = 'pending'`)
          await sql(
            'notification',
            `update webhook_deliveries set ${days('created_at', 1)} where status = 'pending'`,
          )
          return undefined
        },
      },
      {
        what: 'the payment provider answers 500, the mail server refuses, the receiver of a webhook is not there',
        fires: { PaymentProviderFails: { provider: 'stripe' }, MessagesFail: { channel: 'email' } },
        before: 'they are so from the start',
        async cause() {
          const again = setInterval(async () => {
            await shop.place(customer, product, 'card').catch(() => {})
          }, 1_500)
          return async () => clearInterval(again)
        },
      },
      {
        what: 'more connections than a process takes',
        fires: { ConnectionsRefused: {} },
        async cause() {
          const { port } = new URL(rig.mart.url)
          const open: Socket[] = []
          const more = setInterval(() => {
            if (open.length > 2_000) return
            const socket = connect(Number(port), '127.0.0.1')
            socket.on('error', () => {})
            open.push(socket)
          }, 10)
          return async () => {
            clearInterval(more)
            for (const socket of open) socket.destroy()
          }
        },
      },
    ]
    const oneByOne: Fault[] = [
      {
        what: 'Kafka is killed',
        always: true,
        fires: { KafkaDown: { job: 'mart' }, OutboxOld: { module: 'order' } },
        async cause() {
          await rig.broker.kill()
          await shop.place(customer, product, 'cash_on_delivery')
          return async () => {
            // What follows from it is known, and not told of.
            await until(() => rig.inhibited.has('OutboxOld'), 60_000)
            await rig.broker.restart()
          }
        },
      },
      {
        what: 'PostgreSQL is frozen',
        always: true,
        fires: { DatabaseDown: { module: 'order' } },
        async cause() {
          const pids = await clusterOf(rig)
          for (const pid of pids) process.kill(pid, 'SIGSTOP')
          return async () => {
            for (const pid of pids) process.kill(pid, 'SIGCONT')
          }
        },
      },
      {
        what: 'a process is not there any more; another is killed again and again',
        fires: { TargetDown: { job: 'mart-second' }, ProcessRestarts: { job: 'mart' } },
        async cause() {
          rig.second?.kill('SIGKILL')
          for (let deaths = 0; deaths < 3; deaths++) {
            const before = await started(rig)
            await rig.mart.killAndRestart()
            await until(async () => (await started(rig)) > before, 60_000)
          }
          return undefined
        },
      },
    ]

    const faults = [...together, ...oneByOne]
    const namesOf = (some: Fault[]) =>
      some.flatMap(({ fires, late = {} }) => [...Object.keys(fires), ...Object.keys(late)]).sort()
    t.deepEqual(
      [...namesOf(faults), ...Object.keys(notHere)].sort(),
      alerts.map(({ alert }) => alert).sort(),
      'an alert that no fault here sets off, or two do',
    )
    t.deepEqual(namesOf(faults.filter(({ always }) => always)), eachTime)

    // Gathered, since the others are still to be seen.
    const failures: string[] = []
    const run = async ({ what, fires, before, cause, late }: Fault) => {
      const failed = (error: Error) => void failures.push(`${what}: ${error.message}`)
      const began = Date.now()
      if (!before) await rig.quiet(fires).catch(failed)
      const since = before ? 0 : Date.now()
      const mend = await cause().catch(failed)
      await rig.fires(fires, since).catch(failed)
      await mend?.()?.catch(failed)
      if (late) await rig.fires(late, since).catch(failed)
      t.log(`${((Date.now() - began) / 1000).toFixed(1)} s: ${what}`)
    }
    const now = (some: Fault[]) => some.filter(({ always }) => all || always)
    await Promise.all(now(together).map(run))
    for (const fault of now(oneByOne)) await run(fault)
    t.deepEqual(failures, [])

    for (const { labels, annotations } of rig.fired) {
      const text = JSON.stringify(annotations)
      t.notRegex(text, /error|%!|no value/, labels.alertname)
    }
    // Each is told of, to those whom it concerns, unless it follows from another that is.
    const severities = new Map(alerts.map(({ alert, labels }) => [alert, labels.severity]))
    const receivers = { page: 'pages', ticket: 'tickets', none: 'watchdog' }
    const untold = () =>
      namesOf(now(faults)).filter((name) => {
        const receiver = receivers[severities.get(name) ?? 'none']
        const isTold = rig.told.some((told) => told.labels.alertname === name && told.receiver === receiver)
        return !isTold && !rig.inhibited.has(name)
      })
    await until(() => untold().length === 0).catch(() => {})
    t.deepEqual(untold(), [])
    for (const { receiver, labels } of rig.told)
      t.is(receiver, receivers[severities.get(labels.alertname ?? '') ?? 'none'], labels.alertname)
    // And that it is over, too.
    await until(() =>
      rig.told.some(({ status, labels }) => status === 'resolved' && labels.alertname === 'DatabaseDown'),
    )
    t.pass()
  },
)

/** When Prometheus last saw the mart start. */
async function started({ prometheus }: Rig): Promise<number> {
  const [series] = await prometheus.query('process_start_time_seconds{job="mart"}')
  return series?.value ?? 0
}

/** The processes of the mart's own PostgreSQL: the first, and those that it started. */
async function clusterOf({ mart }: Rig): Promise<number[]> {
  const file = await readFile(join(mart.dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')
  const postmaster = Number(file.split('\n')[0])
  const children: number[] = []
  for (const pid of await readdir('/proc').then((names) => names.filter((name) => /^\d+$/.test(name)))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === postmaster) children.push(Number(pid))
  }
  return [postmaster, ...children]
}
