import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { otlpReceiver } from '#src/testing/otlp-receiver.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { smtpDouble } from '../../modules/notification/mailing/smtp-double.ts'
import { receiverDouble } from '../../modules/notification/webhooks/receiver-double.ts'
import { testSplit } from '../split/test-split.ts'
import { hold, missing, personal, playTwoOrders, traceOf } from './test-order-trace.ts'

const onKafka = testWhere(await hasKafka({ shared: false }), 'there is no Kafka')

onKafka('across six services on Kafka each order is one trace without gaps, told as protobuf', async (t) => {
  t.timeout(600_000)
  const [otlp, smtp, receiver] = await Promise.all([otlpReceiver(), smtpDouble(), receiverDouble()])
  t.teardown(() => Promise.all([otlp.close(), smtp.close(), receiver.close()]))
  const split = await testSplit(t, {
    settings: {
      OTEL_EXPORTER_OTLP_ENDPOINT: otlp.url,
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
      OTEL_BSP_SCHEDULE_DELAY: '100',
      SMTP_URL: smtp.url,
      WEBHOOK_ALLOW_PRIVATE: 'true',
      SEED: 'none',
    },
  })
  const isOut = () =>
    smtp.received.filter(({ to }) => to.includes(personal.email)).length >= 3 && receiver.received.length >= 2
  const played = await playTwoOrders(split.url, receiver.url, isOut)
  const orders = [
    ['card', played.card],
    ['cash', played.cash],
  ] as const
  const lacking = () =>
    orders.flatMap(([method, id]) =>
      missing(traceOf(otlp.spans, id), method, true).map((step) => [method, step]),
    )
  await until(() => lacking().length === 0, 60_000).catch(() => {})
  await split.stop()
  t.deepEqual(lacking(), [], 'what their traces lack')
  hold(t, otlp)
  const services = new Set(orders.flatMap(([, id]) => traceOf(otlp.spans, id).map(({ service }) => service)))
  for (const module of ['inventory', 'notification', 'order', 'payment'])
    t.true(services.has(`imtiaz-mart-${module}`), module)
  t.true(otlp.spans.every(({ attributes }) => (attributes['messaging.system'] ?? 'kafka') === 'kafka'))
  t.true(otlp.headers.every((headers) => headers['content-type'] === 'application/x-protobuf'))
})
