import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import test from 'ava'
import { z } from 'zod'
import { modules } from '#config/modules.ts'
import { otlpReceiver } from '#src/testing/otlp-receiver.ts'
import { until } from '#src/testing/until.ts'
import { smtpDouble } from '../../modules/notification/mailing/smtp-double.ts'
import { createClient } from '../mart/client.ts'
import { admin, startMart } from '../mart/running-mart.ts'

/** What docs/logs.md promises of every line. */
const lineSchema = z.looseObject({
  level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']),
  time: z.iso.datetime({ precision: 3 }),
  msg: z.string().min(1),
  module: z.enum(Object.keys(modules)).optional(),
  requestId: z.string().min(1).max(200).optional(),
  correlationId: z.string().min(1).max(200).optional(),
  orderId: z.uuid().optional(),
  traceId: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
  spanId: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
  event: z.string().optional(),
  err: z.looseObject({ type: z.string(), message: z.string(), stack: z.string() }).optional(),
})
const requestSchema = lineSchema.extend({
  requestId: z.string(),
  correlationId: z.string(),
  method: z.string(),
  route: z.string().nullable(),
  status: z.int(),
  ms: z.number(),
  caller: z.string().nullable(),
})
type Line = z.infer<typeof lineSchema>

/** Nowhere in the output, whatever goes wrong with what holds them. */
const planted = {
  password: 'the horse Zq9 of a planter',
  token: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ6cTkifQ.c2lnbmF0dXJlLXpxOQ',
  opaque: 'opaque-Zq9-token',
  card: '4242424242424242',
  mailer: 'mailer-Zq9-password',
  stripe: 'sk_live_Zq9plantedPlantedPlanted',
  signature: 't=1,v1=Zq9beefbeefbeef',
}

/** Production takes no known one. */
const adminPassword = 'Zq9 a bench of mango trees'

test('a day in production: each line parses, is of one schema, holds its ids and no secret', async (t) => {
  t.timeout(400_000)
  const [otlp, smtp] = await Promise.all([
    otlpReceiver(),
    smtpDouble(0, { user: 'mart', password: planted.mailer }),
  ])
  t.teardown(() => Promise.all([otlp.close(), smtp.close()]))
  const mart = await startMart(
    'one',
    {
      NODE_ENV: 'production',
      ALLOW_EMBEDDED: 'true',
      ALLOW_SANDBOX_PAYMENTS: 'true',
      PUBLIC_URL: 'https://mart.test',
      HOST: '127.0.0.1',
      ADMIN_PORT: '0',
      SHUTDOWN_DELAY: '0',
      LOG_LEVEL: 'info',
      // On a busy machine any may be.
      SLOW_STATEMENT: '0',
      SEED: 'demo',
      SMTP_URL: `smtp://mart:${planted.mailer}@127.0.0.1:${smtp.port}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: otlp.url,
      OTEL_BSP_SCHEDULE_DELAY: '100',
      ADMIN_PASSWORD: adminPassword,
    },
    { keepOutput: 20_000_000 },
  )
  let stopped = false
  t.teardown(async () => {
    if (!t.passed) t.log(mart.output().slice(-5_000))
    if (!stopped) await mart.stop()
  })
  const said = (): Line[] =>
    mart
      .output()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))

  // What it says of its settings as it starts is apart.
  const startedWith = said().length
  await promisify(execFile)(process.execPath, ['tools/mart/demo.ts'], {
    env: { ...process.env, BASE_URL: mart.url, ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: adminPassword },
  })
  const anyone = createClient(mart.url)
  const signedIn = async (email: string, password: string) =>
    anyone.as((await anyone.post('/v1/auth/login', { email, password })).body.accessToken)
  const staff = await signedIn(admin.email, adminPassword)
  const orders: string[] = (await staff.get('/v1/orders?limit=50')).body.items.map(
    ({ id }: { id: string }) => id,
  )
  t.true(orders.length >= 3)
  const delivered = () => said().filter(({ msg }) => msg === 'delivery handled')
  await until(() => delivered().length >= 5 && delivered().length >= smtp.received.length, 60_000)

  const ofTheDay = said().slice(startedWith)
  t.deepEqual(
    ofTheDay.filter(({ level, event }) => level !== 'info' && !/^(authn|authz|excess)_/.test(event ?? '')),
    [],
    'a day without faults has nothing beyond info',
  )

  // And now all that may go wrong, with a secret in it.
  const wrong = [
    await anyone.post('/v1/auth/login', { email: admin.email, password: planted.password }),
    await anyone.post('/v1/auth/login', `{"email":"x","password":"${planted.password}`, {
      'content-type': 'application/json',
    }),
    await anyone.as(planted.token).get('/v1/orders'),
    await anyone.as(planted.stripe).get('/v1/orders'),
    await anyone.call('GET', '/v1/orders', undefined, { authorization: `Basic ${planted.opaque}` }),
    await anyone.post('/v1/auth/refresh', { refreshToken: planted.opaque }),
    await anyone.get(`/v1/products?token=${planted.opaque}`),
    await anyone.get(`/v1/nothing/${planted.stripe}/${planted.card}`),
    await anyone.get(`/v1/nothing/${planted.token}`),
    await anyone.post('/v1/nothing', { token: planted.opaque }, { cookie: `sid=${planted.opaque}` }),
    await anyone.post('/v1/payments/webhooks/stripe', '{}', {
      'content-type': 'application/json',
      'stripe-signature': planted.signature,
    }),
  ]
  t.true(wrong.every(({ status }) => status >= 400 && status < 500))
  const email = 'planter@shopper.test'
  smtp.answers.set(email, [
    {
      code: 550,
      text: `5.7.1 no: smtp://mart:${planted.mailer}@mail token=${planted.opaque} ${planted.card}`,
    },
  ])
  await anyone.post('/v1/auth/register', { email, password: planted.password, name: 'Planter' })
  const shopper = await signedIn(email, planted.password)
  const payment = (await staff.get('/v1/payments')).body.items[0].id
  const paid = await shopper.post(`/v1/payments/${payment}/confirm`, { token: planted.card })
  t.true(paid.status >= 400 && paid.status < 500)
  const noted = await shopper.post(
    '/v1/orders',
    { items: [{ productId: randomUUID(), quantity: 1 }], note: planted.card, password: planted.password },
    { 'idempotency-key': planted.opaque },
  )
  t.true(noted.status >= 400 && noted.status < 500)
  await until(() => delivered().some(({ outcome }) => outcome === 'refused'), 60_000)
  t.is(await mart.stop(), 0)
  stopped = true

  const lines = said()
  const unfit = (fits: z.ZodType, some: Line[]) =>
    some.flatMap((line) => {
      const { error } = fits.safeParse(line)
      return error ? [[line, error.issues]] : []
    })
  const asked = lines.filter(({ msg }) => msg === 'request')
  t.true(asked.length > 40)
  t.deepEqual(unfit(lineSchema, lines), [], 'one schema')
  t.deepEqual(unfit(requestSchema, asked), [], 'of requests')
  t.deepEqual(
    lines.filter((line) => Object.keys(line).some((name) => !/^[a-z][A-Za-z]*$/.test(name))),
    [],
    'fields are named alike',
  )
  const probes = new Set(['/readyz', '/healthz', '/metrics'])
  t.deepEqual(
    asked.filter(({ route, traceId, spanId }) => !probes.has(route as string) && !(traceId && spanId)),
    [],
    'each request is of its trace',
  )
  for (const id of orders) {
    const about = lines.filter((line) => JSON.stringify(line).includes(id))
    t.true(about.length > 1)
    t.deepEqual(
      about.filter(({ orderId }) => orderId !== id),
      [],
      'what is about an order bears its id',
    )
  }
  const placed = asked.filter(
    ({ method, route, status }) => method === 'POST' && route === '/v1/orders' && status === 201,
  )
  t.true(placed.length >= 3 && placed.every(({ orderId }) => orderId !== undefined))
  const sent = lines.filter(({ msg }) => msg === 'delivery handled')
  t.deepEqual(
    sent.filter(({ module, correlationId, traceId }) => !module || !correlationId || !traceId),
    [],
    'a job for somebody bears what it came of',
  )
  const correlated = new Set(asked.map(({ correlationId }) => correlationId))
  t.true(sent.some(({ orderId, correlationId }) => orderId && correlated.has(correlationId)))
  const output = mart.output()
  for (const [what, secret] of Object.entries(planted)) {
    const written = output
      .split('\n')
      .filter((line) => line.includes(secret) || line.includes(encodeURIComponent(secret)))
    t.deepEqual(written, [], what)
  }
  t.false(output.includes(adminPassword))
})
