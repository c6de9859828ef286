import test from 'ava'
import { otlpReceiver } from '#src/testing/otlp-receiver.ts'
import { until } from '#src/testing/until.ts'
import { smtpDouble } from '../../modules/notification/mailing/smtp-double.ts'
import { receiverDouble } from '../../modules/notification/webhooks/receiver-double.ts'
import { startMart } from '../mart/running-mart.ts'
import { hold, missing, personal, playTwoOrders, traceOf } from './test-order-trace.ts'

test('in one process each order is one trace without gaps, from its request to its mails, told as JSON', async (t) => {
  t.timeout(300_000)
  const [otlp, smtp, receiver] = await Promise.all([otlpReceiver(), smtpDouble(), receiverDouble()])
  const mart = await startMart('one', {
    OTEL_EXPORTER_OTLP_ENDPOINT: otlp.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_EXPORTER_OTLP_HEADERS: 'x-token=a%20token',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=trial',
    OTEL_BSP_SCHEDULE_DELAY: '100',
    SMTP_URL: smtp.url,
    WEBHOOK_ALLOW_PRIVATE: 'true',
    SEED: 'none',
    LOG_LEVEL: 'info',
  })
  let stopped = false
  t.teardown(async () => {
    if (!t.passed)
      t.log(
        mart.output().slice(-5_000),
        smtp.received.map(({ raw }) => raw.slice(0, 600)),
        receiver.received.length,
      )
    if (!stopped) await mart.stop()
    await Promise.all([otlp.close(), smtp.close(), receiver.close()])
  })
  const mails = () => smtp.received.filter(({ to }) => to.includes(personal.email))
  const played = await playTwoOrders(
    mart.url,
    receiver.url,
    () => mails().length >= 3 && receiver.received.length >= 2,
  )
  await until(() =>
    (
      [
        ['card', played.card],
        ['cash', played.cash],
      ] as const
    ).every(([method, id]) => missing(traceOf(otlp.spans, id), method, false).length === 0),
  ).catch(() => {})
  const figures = await fetch(`${mart.url}/metrics`, { headers: { accept: 'application/openmetrics-text' } })
  const shown = await figures.text()
  t.is(await mart.stop(), 0)
  stopped = true

  for (const [method, id] of [
    ['card', played.card],
    ['cash', played.cash],
  ] as const)
    t.deepEqual(
      missing(traceOf(otlp.spans, id), method, false),
      [],
      `what the trace of the order by ${method} lacks`,
    )
  hold(t, otlp)
  const cash = traceOf(otlp.spans, played.cash)
  t.not(cash[0]?.traceId, played.theirs, "a stranger's trace isn't gone on with")
  t.true(
    cash.some(({ links }) => links.some(({ traceId }) => traceId === played.theirs)),
    'but linked to',
  )
  t.deepEqual(
    cash.filter(({ failed }) => failed).map(({ name }) => name),
    [],
  )
  t.is(otlp.headers[0]?.['x-token'], 'a token')
  t.is(otlp.spans[0]?.resource['deployment.environment.name'], 'trial')
  t.is(otlp.spans[0]?.service, 'imtiaz-mart')
  const pays = otlp.spans.find(({ name }) => name === 'pay')
  const asked = otlp.spans.find(({ name }) => name === 'POST /v1/payments/{id}/confirm')
  t.is(
    pays?.traceId,
    traceOf(otlp.spans, played.card)[0]?.traceId,
    'paying goes on in the trace of the order',
  )
  t.true(
    pays?.links.some(({ traceId }) => traceId === asked?.traceId),
    'and is linked to who asked',
  )
  // A duration leads to a trace that was told, and how long an order took to its own.
  const tracesIn = (histogram: string) =>
    [...shown.matchAll(new RegExp(`^${histogram}_bucket\\{.*\\} \\d+ # \\{traceId="(.+?)"\\}`, 'gm'))].map(
      ([, traceId]) => traceId,
    )
  const told = new Set(otlp.spans.map(({ traceId }) => traceId))
  for (const histogram of [
    'mart_http_request_seconds',
    'mart_event_handling_seconds',
    'mart_saga_seconds',
    'mart_payment_provider_call_seconds',
  ]) {
    t.true(tracesIn(histogram).length > 0, `${histogram} has no exemplar`)
    for (const traceId of tracesIn(histogram)) t.true(told.has(traceId as string), histogram)
  }
  t.true(tracesIn('mart_saga_seconds').includes(cash[0]?.traceId))
  // Every line of the order's work bears its ids.
  const lines = mart
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
  const mailed = lines.filter(({ msg }) => msg === 'delivery handled')
  t.true(mailed.length >= 3)
  t.true(mailed.every(({ correlationId, traceId }) => correlationId && traceId))
  t.true(mailed.some(({ orderId }) => orderId === played.card))
  const requests = lines.filter(({ msg, route }) => msg === 'request' && route === '/v1/orders')
  t.true(requests.some(({ orderId, traceId }) => orderId === played.cash && traceId === cash[0]?.traceId))
})
