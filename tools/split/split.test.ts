import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { modules } from '../../modules/all.ts'
import { createClient, until } from '../mart/client.ts'
import { environmentFor } from '../mart/environment.ts'
import { type admin, startMart } from '../mart/running-mart.ts'
import { openTrade } from '../mart/trade.ts'
import { testSplit } from './test-split.ts'

const onKafka = testWhere(await hasKafka(), 'there is no Kafka')
const home = { recipient: 'A. Khan', phone: '+923001234567', line1: 'House 12', city: 'Karachi' }
const final = ['confirmed', 'rejected', 'cancelled']

onKafka.serial(
  'two replicas each of order, inventory and payment sell ten pieces to sixty shoppers',
  async (t) => {
    t.timeout(300_000)
    const split = await testSplit(t, {
      settings: { SEED: 'none' },
      replicas: { order: 2, inventory: 2, payment: 2 },
    })
    t.is(split.services.length, modules.length + 3)
    const anyone = createClient(split.url)
    // Opened for its staff and its one product; nobody trades.
    const trade = await openTrade({
      url: split.url,
      shoppers: 0,
      products: 1,
      stock: 10,
      random: Math.random,
    })
    await trade.stop()
    const order = {
      items: [{ productId: trade.products[0], quantity: 1 }],
      paymentMethod: 'cash_on_delivery',
      shippingAddress: home,
    }
    const shoppers = await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const account = {
          email: `${randomUUID()}@shopper.test`,
          password: 'correct horse battery',
          name: `S ${n}`,
        }
        await anyone.post('/v1/auth/register', account)
        return anyone.as(await login(anyone, account))
      }),
    )
    const placed = await Promise.all(
      shoppers.map((shopper) => shopper.post('/v1/orders', order, { 'idempotency-key': randomUUID() })),
    )
    t.true(placed.every(({ status }) => status === 201))
    const ended = await Promise.all(
      placed.map(({ body }) =>
        until(
          () => trade.staff.get(`/v1/orders/${body.id}`),
          (answer) => final.includes(answer.body.status),
          `order ${body.number} is decided`,
          60_000,
        ),
      ),
    )
    const count = (status: string) => ended.filter(({ body }) => body.status === status).length
    t.deepEqual([count('confirmed'), count('rejected')], [10, 50])
    const { body: shelf } = await trade.staff.get(`/v1/inventory/${trade.products[0]}`)
    t.like(shelf, { available: 0, reserved: 10, onHand: 10 })
    t.is(await split.audit(), null)
  },
)

onKafka.serial(
  'six processes end with the one that started them, and begin again where they were',
  async (t) => {
    t.timeout(300_000)
    const mart = await startMart('split', { SEED: 'none' })
    let running = true
    t.teardown(() => (running ? mart.stop() : undefined))
    const services = () =>
      [...mart.output().matchAll(/(\w+) runs as process (\d+)/g)].map(([, name, pid]) => ({
        name,
        pid: Number(pid),
      }))
    const first = services()
    t.is(first.length, modules.length)

    if (process.platform === 'linux') {
      for (const { name, pid } of first) {
        const settings = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0')
        const has = (key: string) => settings.some((line) => line.startsWith(`${key}=`) && line !== `${key}=`)
        t.is(has('JWT_PRIVATE_KEY'), name === 'user', `${name} and the private key`)
        t.is(has('ACCOUNT_KEY'), name === 'user', `${name} and the key of accounts`)
        t.is(has('MAIL_PRIVATE_KEY'), name === 'notification', `${name} and the key that opens tokens`)
        t.is(has('ORDER_DATABASE_URL'), name === 'order', `${name} and the database of order`)
      }
    }

    const { code, stderr } = await promisify(execFile)(process.execPath, ['tools/split/split.ts'], {
      env: environmentFor({ DATA_DIR: mart.dataDir, PORT: '0' }),
    }).catch((error) => error)
    t.is(code, 1)
    t.regex(stderr, /^mart: another mart runs on \S+: stop it, or set another DATA_DIR\n$/)

    const client = createClient(mart.url)
    const { products } = await openTrade({
      url: mart.url,
      shoppers: 0,
      products: 1,
      stock: 1,
      random: Math.random,
    })
    await mart.killAndRestart()
    for (const { pid } of first) await t.notThrowsAsync(gone(pid), `process ${pid} ended with its starter`)
    t.like(await client.get(`/v1/products/${products[0]}`), { status: 200 })

    const second = services().slice(modules.length)
    t.is(second.length, modules.length)
    running = false
    t.is(await mart.stop(), 0, mart.output())
    for (const { pid } of second) t.throws(() => process.kill(pid, 0))
  },
)

async function login(
  client: ReturnType<typeof createClient>,
  { email, password }: typeof admin,
): Promise<string> {
  const { status, body } = await client.post('/v1/auth/login', { email, password })
  if (status !== 200) throw new Error(`login: ${status} ${JSON.stringify(body)}`)
  return body.accessToken
}

/** Resolves when there is no such process any more; rejects after 15 s. */
async function gone(pid: number): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((r) => setTimeout(r, 50))) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
  }
  throw new Error(`process ${pid} lives on`)
}
