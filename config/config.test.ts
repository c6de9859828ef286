import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { StartError } from '../src/runtime/start-error.ts'
import { loadConfig, parseDuration } from './config.ts'

const modules = ['user', 'order', 'payment']

test('defaults, the environment file and variables, in this order', (t) => {
  const config = loadConfig(modules, { NODE_ENV: 'test', PORT: '0', ORDER_PAYMENT_TIMEOUT: '90s' })
  t.is(config.http.port, 0)
  t.is(config.seed, 'none')
  t.is(config.jwt.accessTtl, 900_000)
  t.is(config.order.paymentTimeout, 90_000)
  t.is(config.payment.allowSandbox, false)
  t.is(loadConfig(modules, {}).seed, 'demo')
})

test('an empty variable is as good as none', (t) => {
  t.is(loadConfig(modules, { NODE_ENV: '', PORT: '' }).http.port, 8000)
})

test('a setting may stand in a file, as secrets do; one that cannot be read is named', async (t) => {
  const dir = await scratchFolder('config')
  await writeFile(join(dir, 'url'), 'postgres://one/order\n')
  const env = { ORDER_DATABASE_URL_FILE: join(dir, 'url'), SMTP_URL_FILE: join(dir, 'none') }
  const error = t.throws(() => loadConfig(modules, env), { instanceOf: StartError })
  t.regex(error?.message ?? '', /^ {2}SMTP_URL_FILE: ENOENT/m)
  t.is(loadConfig(modules, { ...env, SMTP_URL_FILE: '' }).database.urls.order, 'postgres://one/order')
  const both = { ...env, SMTP_URL_FILE: '', ORDER_DATABASE_URL: 'postgres://two/order' }
  t.regex(t.throws(() => loadConfig(modules, both))?.message ?? '', /^ {2}ORDER_DATABASE_URL_FILE: /m)
})

test('each module may have a database of its own', (t) => {
  const { database } = loadConfig(modules, { ORDER_DATABASE_URL: 'postgres://one/order' })
  t.deepEqual(database.urls, { user: '', order: 'postgres://one/order', payment: '' })
})

test('everything that is wrong is named at once, by its variable', (t) => {
  const env = { PORT: '80 or so', JWT_ACCESS_TTL: 'soon', CURRENCY: 'rupees', ALLOW_SANDBOX_PAYMENTS: 'no' }
  const error = t.throws(() => loadConfig(modules, { ...env, SEED: 'all' }), { instanceOf: StartError })
  for (const name of [...Object.keys(env), 'SEED'])
    t.regex(error?.message ?? '', new RegExp(`^  ${name}: `, 'm'))
  t.regex(
    t.throws(() => loadConfig(modules, { NODE_ENV: 'staging' }))?.message ?? '',
    /NODE_ENV: .*production/,
  )
})

test('a currency that ISO 4217 has not, or a time zone that nobody lives in, is refused rather than guessed at', (t) => {
  for (const wrong of [{ CURRENCY: 'AAA' }, { CURRENCY: 'XAU' }, { CURRENCY: 'pkr' }])
    t.regex(t.throws(() => loadConfig(modules, wrong))?.message ?? '', /CURRENCY: .*ISO 4217/)
  for (const TIME_ZONE of ['Karachi', '+05:00', 'Asia/Nowhere'])
    t.regex(t.throws(() => loadConfig(modules, { TIME_ZONE }))?.message ?? '', /TIME_ZONE: .*IANA/, TIME_ZONE)
  for (const STRIPE_API_URL of ['localhost:12111', 'ftp://stripe'])
    t.regex(t.throws(() => loadConfig(modules, { STRIPE_API_URL }))?.message ?? '', /STRIPE_API_URL: /)
  const { currency, timeZone, payment } = loadConfig(modules, {
    CURRENCY: 'VND',
    TIME_ZONE: 'Asia/Ho_Chi_Minh',
    STRIPE_API_URL: 'http://127.0.0.1:12111',
  })
  t.deepEqual([currency, timeZone], ['VND', 'Asia/Ho_Chi_Minh'])
  t.is(payment.stripeApiUrl, 'http://127.0.0.1:12111')
})

test('production refuses what is for development, and says what to set', (t) => {
  const error = t.throws(() => loadConfig(modules, { NODE_ENV: 'production' }), { instanceOf: StartError })
  const names = [
    'ADMIN_PASSWORD',
    'STRIPE_SECRET_KEY',
    'DATABASE_URL',
    'JWT_PUBLIC_KEY',
    'MAIL_PRIVATE_KEY',
    'ACCOUNT_KEY',
  ]
  for (const name of names) t.regex(error?.message ?? '', new RegExp(`^  ${name}: `, 'm'))
  const played = { NODE_ENV: 'production', FISCAL_PROVIDER: 'sandbox' }
  t.throws(() => loadConfig(modules, played), { message: /^ {2}FISCAL_PROVIDER: sandbox/m })
})

test('no program of production has a point at which it kills itself', (t) => {
  const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://one/mart', FAULT_POINT: 'mail-sent' }
  t.throws(() => loadConfig(modules, production, { databasesOnly: true }), { message: /^ {2}FAULT_POINT: /m })
  t.throws(() => loadConfig(modules, { ...production, FAULT_POINT: 'told' }), {
    message: /FAULT_POINT: kills/,
  })
  t.is(loadConfig(modules, { NODE_ENV: 'test', FAULT_POINT: 'mail-sent:3' }).faultPoint, 'mail-sent:3')
  for (const wrong of ['mail', 'mail-sent:0', 'mail-sent:x', 'constructor'])
    t.throws(() => loadConfig(modules, { FAULT_POINT: wrong }), {
      message: /FAULT_POINT: must be told, or a point/,
    })
})

test('production runs when told what it needs, or that it may do without', (t) => {
  const told = {
    ALLOW_EMBEDDED: 'true',
    ALLOW_SANDBOX_PAYMENTS: 'true',
    ADMIN_PASSWORD: 'a long season of mangoes',
  }
  t.is(
    loadConfig(modules, { NODE_ENV: 'production', PUBLIC_URL: 'https://mart.test', ...told }).http.host,
    '0.0.0.0',
  )
  t.notThrows(() =>
    loadConfig(modules, {
      NODE_ENV: 'production',
      SERVICES: 'order',
      ORDER_DATABASE_URL: 'postgres://one/order',
      JWT_PUBLIC_KEY: 'a key',
    }),
  )
})

test('production keeps its figures and documentation on a port of their own, inside the machine', (t) => {
  const told = {
    NODE_ENV: 'production',
    ALLOW_EMBEDDED: 'true',
    ALLOW_SANDBOX_PAYMENTS: 'true',
    ADMIN_PASSWORD: 'a long season of mangoes',
    PUBLIC_URL: 'https://mart.test',
  }
  t.like(loadConfig(modules, told).http, { adminPort: 8001, adminHost: '127.0.0.1', docs: 'admin' })
  t.like(loadConfig(modules, { ...told, ADMIN_PORT: '0', DOCS: 'off' }).http, { adminPort: 0, docs: 'off' })
  t.like(loadConfig(modules, {}).http, { adminPort: 0, docs: 'main' })
})

test('FBR is registered with only where all is set that it is asked with, in any environment', (t) => {
  const whole = {
    FISCAL_PROVIDER: 'fbr',
    FISCAL_URL: 'https://esp.fbr.gov.pk:8244/FBR/v1/api/Live/PostData',
    FISCAL_TOKEN: '1298b5eb-b252-3d97-8622-a4a69d5bf818',
    FISCAL_POS_ID: '822922',
    FISCAL_CHARGES_TARIFF_CODE: '9808.0000',
  }
  t.is(loadConfig(modules, whole).order.fiscal.timeout, 8_000)
  t.is(loadConfig(modules, {}).order.fiscal.provider, 'none')
  for (const [name, value] of [
    ['FISCAL_URL', ''],
    ['FISCAL_URL', 'http://gw.fbr.gov.pk/'],
    ['FISCAL_TOKEN', ''],
    ['FISCAL_POS_ID', ''],
    ['FISCAL_POS_ID', 'till one'],
    ['FISCAL_TARIFF_CODE', '0401'],
    ['FISCAL_CHARGES_TARIFF_CODE', ''],
    ['CURRENCY', 'USD'],
  ] as const) {
    const env = { ...whole, [name]: value }
    const said = t.throws(() => loadConfig(modules, env), { instanceOf: StartError })?.message ?? ''
    t.regex(said, new RegExp(`^  ${name}: `, 'm'), `${name}=${value}`)
    t.is(said.split('\n').length, 2, said)
    t.notThrows(() => loadConfig(modules, { ...env, SERVICES: 'user,payment' }), 'who does not ask it')
    t.notThrows(() => loadConfig(modules, { ...env, FISCAL_PROVIDER: 'sandbox' }))
    t.notThrows(() => loadConfig(modules, env, { databasesOnly: true }))
  }
  t.notThrows(() => loadConfig(modules, { ...whole, FISCAL_URL: 'http://127.0.0.1:9000/' }), 'a stand-in')
})

test('what contradicts itself is refused: a certificate without its key, two ports that are one', (t) => {
  const refused = (env: Record<string, string>) =>
    t.throws(() => loadConfig(modules, env), { instanceOf: StartError })?.message ?? ''
  t.regex(refused({ HTTPS_CERT: 'a certificate' }), /^ {2}HTTPS_KEY: /m)
  t.regex(refused({ HTTPS_KEY: 'a key' }), /^ {2}HTTPS_CERT: /m)
  t.regex(refused({ ADMIN_PORT: '8000' }), /^ {2}ADMIN_PORT: /m)
  t.notThrows(() => loadConfig(modules, { HTTPS_CERT: 'a certificate', HTTPS_KEY: 'a key' }))
})

test('a bound that would bind nothing, or everything at once, is refused', (t) => {
  // Node's timers end at once where they are to last longer than 24.8 days.
  for (const name of [
    'DATABASE_STATEMENT_TIMEOUT',
    'DATABASE_LOCK_TIMEOUT',
    'EVENT_TIMEOUT',
    'EVENT_POLL_INTERVAL',
    'BODY_IDLE_TIMEOUT',
    'BODY_TIMEOUT',
    'UPLOAD_TIMEOUT',
  ])
    for (const value of ['0', '25d']) {
      const error = t.throws(() => loadConfig(modules, { [name]: value }), { instanceOf: StartError })
      t.regex(error?.message ?? '', new RegExp(`${name}: .*from 1ms to 24d`))
    }
  for (const name of ['DATABASE_POOL_SIZE', 'EVENT_BATCH', 'BODY_BUDGET'])
    t.regex(
      t.throws(() => loadConfig(modules, { [name]: '0' }))?.message ?? '',
      new RegExp(`${name}: .*from 1`),
    )
  t.is(loadConfig(modules, { EVENT_TIMEOUT: '24d', EVENT_BATCH: '1' }).events.timeout, 24 * 86_400_000)
})

test('a pause may be none, and is no longer than timers can be; what is reckoned by dates stays among them', (t) => {
  const pauseOf = (SHUTDOWN_DELAY: string) => loadConfig(modules, { SHUTDOWN_DELAY }).http.shutdownDelay
  t.is(pauseOf('0'), 0)
  t.is(pauseOf('24d'), 24 * 86_400_000)
  t.throws(() => pauseOf('25d'), { message: /SHUTDOWN_DELAY: .*24d at most/ })
  for (const name of [
    ...['JWT_ACCESS_TTL', 'JWT_REFRESH_TTL', 'JWT_SESSION_TTL'],
    ...['ORDER_PAYMENT_TIMEOUT', 'SANDBOX_PAYMENT_DELAY', 'EVENT_RETRY_DELAY'],
  ]) {
    t.notThrows(() => loadConfig(modules, { [name]: '36500d' }))
    // A date so far off is none, and every login or order would fail.
    const error = t.throws(() => loadConfig(modules, { [name]: '100000000d' }), { instanceOf: StartError })
    t.regex(error?.message ?? '', new RegExp(`${name}: .*36500d`))
  }
})

test('in production accounts need a key of their own, and no long second life of refresh tokens', (t) => {
  const user = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://one/mart',
    JWT_PUBLIC_KEY: 'a key',
    MAIL_PUBLIC_KEY: 'a key',
    ADMIN_PASSWORD: 'a long season of mangoes',
    PUBLIC_URL: 'https://mart.test',
    SERVICES: 'user',
  }
  t.throws(() => loadConfig(modules, user), { message: /^ {2}ACCOUNT_KEY: /m })
  t.notThrows(() => loadConfig(modules, { ...user, ACCOUNT_KEY: 'a key' }))
  t.throws(() => loadConfig(modules, { ...user, ACCOUNT_KEY: 'a key', REFRESH_RETRY: '6m' }), {
    message: /^ {2}REFRESH_RETRY: /m,
  })
})

test('in production who has tokens mailed needs the key that seals them, who mails them the one that opens', (t) => {
  const base = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://one/mart',
    JWT_PUBLIC_KEY: 'a key',
    ADMIN_PASSWORD: 'a long season of mangoes',
    PUBLIC_URL: 'https://mart.test',
  }
  const public_ = { MAIL_PUBLIC_KEY: 'a key' }
  const user = { ...base, SERVICES: 'user', ACCOUNT_KEY: 'a key' }
  t.throws(() => loadConfig(modules, user), { message: /^ {2}MAIL_PUBLIC_KEY: /m })
  t.notThrows(() => loadConfig(modules, { ...user, ...public_ }))
  const notification = { ...base, SERVICES: 'notification', ...public_ }
  t.throws(() => loadConfig(modules, notification), { message: /^ {2}MAIL_PRIVATE_KEY: /m })
  t.notThrows(() => loadConfig(modules, { ...notification, MAIL_PRIVATE_KEY: 'a key' }))
})

test('production refuses what an attacker would try first, each with its line', (t) => {
  const good = {
    NODE_ENV: 'production',
    ALLOW_EMBEDDED: 'true',
    ALLOW_SANDBOX_PAYMENTS: 'true',
    ADMIN_PASSWORD: 'a long season of mangoes',
    PUBLIC_URL: 'https://mart.test',
  }
  const all = [...modules, 'notification']
  t.notThrows(() => loadConfig(all, good))
  const refused = (name: string, value: string) => {
    const message = t.throws(() => loadConfig(all, { ...good, [name]: value }), {
      instanceOf: StartError,
    })?.message
    const lines = (message ?? '').split('\n').slice(1)
    t.is(lines.length, 1, value)
    t.true(lines[0]?.startsWith(`  ${name}: `), value)
  }
  const passwords = [
    'compose-only',
    '12345678',
    '123456789012345',
    'aaaaaaaaaaaa',
    '            ',
    'Password1!',
  ]
  for (const password of [...passwords, 'abcdefghijklmnop', 'development-only', 'my-passw0rd-2026', 'short'])
    refused('ADMIN_PASSWORD', password)
  // Each weak in one way alone: short, short but for blanks, of few letters, a known word, the admin's name, an alphabet.
  for (const password of [
    'mango2tree9',
    '  mango2tree9  ',
    'axbxaxbxaxbx',
    'a shop by imtiaz',
    'abcdefghjklmnp',
  ])
    refused('ADMIN_PASSWORD', password)
  const named = { ...good, ADMIN_EMAIL: 'zarmina@mart.test', ADMIN_PASSWORD: 'figs for Zarmina' }
  t.throws(() => loadConfig(all, named), { message: /^ {2}ADMIN_PASSWORD: /m })
  t.notThrows(() => loadConfig(all, { ...named, ADMIN_EMAIL: 'omar@mart.test' }))
  t.throws(() => loadConfig(all, { ...good, STRIPE_SECRET_KEY: 'sk_live' }), {
    message: /^ {2}STRIPE_WEBHOOK_SECRET: [^\n]*$/m,
  })
  for (const cost of ['1', '4', '9']) refused('BCRYPT_COST', cost)
  refused('WEBHOOK_ALLOW_PRIVATE', 'true')
  for (const ttl of ['365d', '61m', '0']) refused('JWT_ACCESS_TTL', ttl)
  for (const url of [
    '',
    'http://mart.test',
    'mart.test',
    'ftp://mart.test',
    'https://a:b@mart.test',
    'http://localhost.evil.test',
  ])
    refused('PUBLIC_URL', url)
  for (const url of ['http://localhost:8000', 'http://127.0.0.1', 'http://[::1]:8000'])
    t.notThrows(() => loadConfig(all, { ...good, PUBLIC_URL: url }), url)
  const twilio = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'token', TWILIO_FROM: '+12025550100' }
  t.notThrows(() => loadConfig(all, { ...good, ...twilio }))
  for (const name of Object.keys(twilio))
    t.throws(
      () => loadConfig(all, { ...good, ...twilio, [name]: '' }),
      { message: /^ {2}TWILIO_ACCOUNT_SID, /m },
      name,
    )
  t.throws(() => loadConfig(all, { ...good, ...twilio, TWILIO_API_URL: 'http://api.twilio.com' }), {
    message: /^ {2}TWILIO_API_URL: [^\n]*$/m,
  })
  t.notThrows(() => loadConfig(all, { BCRYPT_COST: '4', JWT_ACCESS_TTL: '2h' }), 'in development')
})

test('countries that texts go to are countries', (t) => {
  for (const good of ['', 'PK', 'PK, AE,GB'])
    t.is(loadConfig(modules, { SMS_COUNTRIES: good }).smsCountries, good)
  for (const bad of ['XX', 'PK AE', 'pk', 'PK,'])
    t.throws(() => loadConfig(modules, { SMS_COUNTRIES: bad }), { message: /^ {2}SMS_COUNTRIES: /m }, bad)
})

test('durations', (t) => {
  const read = ['250ms', '30s', '15m', '2h', '1d', '1500'].map(parseDuration)
  t.deepEqual(read, [250, 30_000, 900_000, 7_200_000, 86_400_000, 1500])
  for (const text of ['1.5h', '-1s', '1 h', 's', '1y']) t.is(parseDuration(text), text)
})
