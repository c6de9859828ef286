import { randomUUID } from 'node:crypto'
import test from 'ava'
import { v7 } from 'uuid'
import { createDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { testPostgres } from '#src/testing/postgres.ts'
import { until } from '#src/testing/until.ts'
import { modules } from '../../modules/all.ts'
import { figuresOf } from '../checks/metrics.ts'
import { randomFrom } from '../mart/random.ts'
import { startMart } from '../mart/running-mart.ts'
import { openTrade } from '../mart/trade.ts'

/** What a day without a fault doesn't move, and where it is seen to move; or why it can't. */
const elsewhere: Record<string, string> = {
  mart_http_connections_refused_total: 'src/ports/door.test.ts',
  mart_relay_failures_total: 'src/runtime/watching.test.ts',
  mart_refused_events: 'figures-cost.test.ts',
  mart_refused_age_seconds: 'measured with mart_refused_events',
  mart_consumer_lag_events: 'src/events/kafka/bus.test.ts: inside a process the bus keeps nothing',
  mart_database_waiting: 'src/database/places.test.ts: a few shoppers use no pool up',
  mart_job_failures_total: 'src/runtime/watching.test.ts',
  mart_certificate_expiry_timestamp_seconds: 'src/runtime/watching.test.ts',
  mart_payment_attention: 'modules/payment/providers/stripe-webhook.test.ts',
  mart_payment_authorizations_ending: 'cards are charged at once: there is none',
  mart_refunds_open: 'figures-cost.test.ts: the sandbox refunds at once',
  mart_refund_oldest_seconds: 'measured with mart_refunds_open',
  mart_fiscal_receipts_open: 'modules/order/fiscal/registering.http.test.ts: nothing is packed here',
  mart_fiscal_oldest_seconds: 'measured with mart_fiscal_receipts_open',
  mart_fiscal_calls_total: 'modules/order/fiscal/registering.http.test.ts',
  mart_fiscal_call_seconds: 'modules/order/fiscal/registering.http.test.ts',
  mart_webhook_backlog_events: 'modules/notification/webhooks/webhooks.http.test.ts',
  mart_webhook_backlog_age_seconds: 'modules/notification/webhooks/webhooks.http.test.ts',
}

const poison = sql(
  'test.poison',
  `insert into outbox (topic, key, value, headers) values ('mart.product.v1', 'poisoned', '\\xffff', $1)`,
)

test('a day of trade moves the figures as they say, and each is on the page', async (t) => {
  t.timeout(300_000)
  const postgres = await testPostgres()
  const run = `test_figures_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  t.teardown(async () => {
    for (const { name } of modules) await postgres.drop(`${run}_${name}`)
  })
  const mart = await startMart('one', {
    DATABASE_URL: postgres.url(run),
    SLOW_STATEMENT: '1ms',
    LOG_LEVEL: 'warn',
    SMTP_URL: 'smtp://127.0.0.1:1',
  })
  t.teardown(() => mart.stop())

  /** The highest that each series was seen at. */
  const highest = new Map<string, number>()
  const look = async () => {
    const text = await (await fetch(`${mart.url}/metrics`)).text()
    for (const [, series = '', value] of text.matchAll(/^(mart_[^ ]+) (\S+)$/gm))
      highest.set(series, Math.max(highest.get(series) ?? 0, Number(value)))
    return text
  }
  const sum = (start: string) =>
    [...highest].reduce((sum, [series, value]) => (series.startsWith(start) ? sum + value : sum), 0)

  const trade = await openTrade({ url: mart.url, shoppers: 3, products: 2, stock: 20, random: randomFrom(7) })
  t.teardown(() => trade.abandon())
  // Till the shelves are empty, and orders are rejected.
  await until(async () => {
    await look()
    return (
      sum('mart_stock_rejected_total') > 3 &&
      sum('mart_stock_out_products') > 0 &&
      sum('mart_order_changes_total{status="confirmed"}') > 0
    )
  }, 120_000)
  await trade.stop()

  const db = createDatabase({ name: 'product', url: postgres.url(`${run}_product`) })
  t.teardown(() => db.close())
  const headers = {
    ce_id: v7(),
    ce_type: 'mart.product.v1.ProductChanged',
    ce_time: new Date().toISOString(),
  }
  await db.query(poison, [headers])
  const parked = 'mart_set_aside_events{module="order",state="parked"}'
  await until(async () => {
    await look()
    return (
      (highest.get(parked) ?? 0) > 0 && sum('mart_set_aside_age_seconds{module="order",state="parked"}') > 0
    )
  }, 60_000)
  t.is(highest.get(parked), 1)

  // Nobody listens where mails are to go.
  await until(async () => {
    await look()
    return (
      sum('mart_messages_total{channel="email",outcome="failed"}') > 0 &&
      sum('mart_message_oldest_seconds') > 0
    )
  }, 60_000)

  // Settled: what was accepted has come to its end, and is counted once.
  await until(async () => {
    const text = await look()
    return (
      /mart_orders_open\{status="pending"\} 0/.test(text) &&
      /mart_outbox_events\{module="order"\} 0/.test(text)
    )
  }, 60_000)
  t.is(highest.get('mart_order_changes_total{status="pending"}'), trade.accepted.length)
  t.is(sum('mart_order_rejections_total'), highest.get('mart_order_changes_total{status="rejected"}') ?? 0)
  // One may have been cancelled by its customer before inventory's answer came.
  t.true(sum('mart_stock_rejected_total') >= sum('mart_order_rejections_total'))
  t.is(
    sum('mart_saga_seconds_count{method="card",outcome="confirmed"}') +
      sum('mart_saga_seconds_count{method="cash_on_delivery",outcome="confirmed"}'),
    highest.get('mart_order_changes_total{status="confirmed"}') ?? 0,
  )
  t.is(
    highest.get(
      'mart_events_total{module="order",type="mart.product.v1.ProductChanged",outcome="undecodable"}',
    ),
    1,
  )
  for (const { name } of modules) {
    t.is(highest.get(`mart_database_up{module="${name}"}`), 1)
    t.is(highest.get(`mart_relay_leading{module="${name}"}`), 1)
  }
  t.regex(mart.output(), /"statement":"[a-z_.]+".*"msg":"slow statement"/)

  const text = await look()
  const all = figuresOf().flatMap(({ figures }) => figures)
  const shown = [...text.matchAll(/^# TYPE (mart_\S+)/gm)].map(([, name]) => name as string)
  t.deepEqual(shown.sort(), all.map(({ name }) => name).sort())
  const still = all.filter(({ name }) => sum(name) === 0).map(({ name }) => name)
  t.deepEqual(
    still.filter((name) => !elsewhere[name]),
    [],
    'did not move',
  )
})
