import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import test, { type ExecutionContext } from 'ava'
import pg from 'pg'
import { pino } from 'pino'
import { openCluster } from '#src/postgres/cluster.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { modules } from '../../modules/all.ts'
import { runAudit } from '../audit/run-audit.ts'
import { createClient } from '../mart/client.ts'
import { environmentFor } from '../mart/environment.ts'
import { randomFrom } from '../mart/random.ts'
import { type RunningMart, startMart } from '../mart/running-mart.ts'
import { finalStatuses, openTrade, type Trade } from '../mart/trade.ts'
import type { Plan } from './step.ts'

const seed = Number(process.env.REPAIR_SEED ?? Math.floor(Math.random() * 2 ** 31))
const random = randomFrom(seed)
const names = modules.map(({ name }) => name)
/** Those that hold orders and money; each of the six with `REPAIRS=all`, and any with their names. */
const chosen =
  process.env.REPAIRS === 'all' ? names : (process.env.REPAIRS?.split(',') ?? ['order', 'payment'])
/** Orders before the backup, and after it. */
const enough = process.env.REPAIRS ? 12 : 6

interface World {
  mart: RunningMart
  env: NodeJS.ProcessEnv
  then: string
  now: string
  accepted: Set<string>
}

const tool = (file: string, args: string[], env: NodeJS.ProcessEnv) =>
  promisify(execFile)(process.execPath, [file, ...args], { env, maxBuffer: 2 ** 26 }).then(
    ({ stdout }) => stdout,
    (error) => {
      throw new Error(`${file} ${args.join(' ')}: ${error.stdout}${error.stderr}`)
    },
  )

/** What staff do with orders that are confirmed: each gets so far, and some come back or are given money for. */
async function serve(trade: Trade, share: number): Promise<void> {
  const { staff } = trade
  for (const { id } of trade.accepted) {
    if (random() > share) continue
    const { status, paymentMethod, total } = (await staff.get(`/v1/orders/${id}`)).body
    if (status !== 'confirmed') continue
    const collected = paymentMethod === 'cash_on_delivery' ? { collected: total } : {}
    const steps = ['pack', 'ship', 'deliver'].slice(0, 1 + Math.floor(random() * 3))
    for (const step of steps)
      await staff.post(`/v1/orders/${id}/${step}`, step === 'deliver' ? collected : {})
    const way = random()
    if (way < 0.25 && steps.length > 1)
      await staff.post(`/v1/orders/${id}/return`, { reason: 'stale', restock: random() < 0.5 })
    else if (way < 0.45 && steps.length === 1)
      await staff.post(`/v1/orders/${id}/cancel`, { reason: 'no van' })
    else if (way < 0.6) await giveBack(trade, id)
  }
}

async function giveBack({ staff }: Trade, orderId: string): Promise<void> {
  const [payment] = (await staff.get(`/v1/payments?orderId=${orderId}`)).body.items
  if (payment?.status !== 'captured') return
  const amount = { ...payment.amount, amount: 1 + Math.floor(random() * payment.amount.amount) }
  const headers = { 'idempotency-key': randomUUID() }
  await staff.post(
    `/v1/payments/${payment.id}/refunds`,
    { amount: amount.amount, reason: 'bruised' },
    headers,
  )
}

async function trading(t: ExecutionContext, url: string): Promise<Trade> {
  const trade = await openTrade({ url, shoppers: 4, products: 4, stock: 300, random })
  t.teardown(trade.abandon)
  await trade.accepts(enough)
  await trade.stop()
  await finalStatuses(trade)
  await serve(trade, 0.6)
  return trade
}

/** A mart that traded, was backed up, and traded on: prices, stock and people changed too. Then it is killed. */
async function world(t: ExecutionContext): Promise<World> {
  const mart = await startMart('one', { SEED: 'none', ORDER_PAYMENT_TIMEOUT: '60s' })
  t.teardown(mart.stop)
  const env = environmentFor({ DATA_DIR: mart.dataDir })
  const folder = await scratchFolder('backups')
  const backup = async () => {
    const said = await tool('tools/backup/backup.ts', [folder], env)
    return /^(\S+): written/m.exec(said)?.[1] as string
  }
  const before = await trading(t, mart.url)
  // One that is being shipped while the backup is taken, others that wait for theirs.
  const then = await backup()
  await serve(before, 0.5)
  const [product] = before.products
  await before.staff.patch(`/v1/products/${product}`, { price: { amount: 7_777, currency: 'PKR' } })
  await before.staff.post(`/v1/inventory/${product}/adjustments`, { delta: 40, reason: 'came in' })
  const after = await trading(t, mart.url)
  await leave(mart.url)
  const now = await mart.killed(backup)
  return {
    mart,
    env,
    then,
    now,
    accepted: new Set([...before.accepted, ...after.accepted].map(({ id }) => id)),
  }
}

/** Somebody registers and is erased again. */
async function leave(url: string): Promise<void> {
  const anyone = createClient(url)
  const account = {
    email: `${randomUUID()}@shopper.test`,
    password: 'correct horse battery',
    name: 'Zarmina',
  }
  await anyone.post('/v1/auth/register', account)
  const { body } = await anyone.post('/v1/auth/login', account)
  await anyone.as(body.accessToken).delete('/v1/users/me', { password: account.password })
}

/** Rows of a module's database, beside the mart. */
async function rowsOf<Row>(dataDir: string, module: string, text: string): Promise<Row[]> {
  const cluster = await openCluster({ dir: join(dataDir, 'postgres'), log: pino({ level: 'silent' }) })
  const client = new pg.Client({ connectionString: cluster.url(`mart_${module}`) })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
    await cluster.release()
  }
}

/** Every customer has their order or their money, by the provider's own books and nobody else's. */
async function settled(t: ExecutionContext, { mart, accepted }: World): Promise<void> {
  const orders = await rowsOf<{ id: string; status: string; method: string }>(
    mart.dataDir,
    'order',
    'select id, status, payment_method as method from orders',
  )
  const theirs = await rowsOf<{ order: string; status: string; amount: number; refunded: number }>(
    mart.dataDir,
    'payment',
    `select key as "order", status, coalesce(captured, amount)::float8 as amount, refunded::float8 from sandbox_payments`,
  )
  const charged = new Map<string, { amount: number; refunded: number }>()
  const held = new Set<string>()
  for (const { order, status, amount, refunded } of theirs) {
    if (status === 'authorized') held.add(order)
    if (status !== 'captured') continue
    t.false(charged.has(order), `${order} is charged twice`)
    charged.set(order, { amount, refunded })
  }
  const known = new Set(orders.map(({ id }) => id))
  t.deepEqual(
    [...accepted].filter((id) => !known.has(id)),
    [],
    'every order that was accepted is there',
  )
  t.deepEqual(
    [...charged.keys()].filter((id) => !known.has(id)),
    [],
    'nobody paid for an order that is not there',
  )
  for (const { id, status, method } of orders) {
    if (method !== 'card') continue
    const money = charged.get(id)
    const has = ['packed', 'shipped', 'delivered'].includes(status)
    if (status === 'confirmed')
      t.true(held.has(id) || money !== undefined, `${id} is confirmed, and was paid`)
    else if (has) t.truthy(money, `${id} is ${status}, and was paid`)
    else if (money && status !== 'awaiting_payment')
      t.is(money.refunded, money.amount, `${id} is ${status}: the money went back`)
  }
}

const restored = async (t: ExecutionContext, it: World, which: string[], told: (plan: Plan) => void) => {
  const { mart, env, now, then } = it
  const file = join(await scratchFolder('plan'), 'plan.json')
  const plan = async () => {
    await tool('tools/audit/audit.ts', ['--repair-plan', file], env)
    return JSON.parse(await readFile(file, 'utf8')) as Plan
  }
  await mart.killed(async () => {
    // For the first it all is as it was backed up.
    if (which[0] !== chosen[0]) await tool('tools/backup/restore.ts', [now, '--force'], env)
    const only = which.length < names.length ? ['--only', which.join(',')] : []
    await tool('tools/backup/restore.ts', [then, '--force', ...only], env)
    told(await plan())
    const said = await tool('tools/repair/repair.ts', [file, '--apply'], env)
    t.log(said.split('\n').at(-2))
  })
  t.is(await runAudit(env), null, `the books agree after ${which} was restored`)
}

test(`each module restored alone is brought together with the others (REPAIR_SEED=${seed})`, async (t) => {
  t.timeout(600_000)
  t.log(`REPAIR_SEED=${seed}`)
  const it = await world(t)
  t.is(await runAudit(it.env), null)
  for (const module of chosen) {
    await restored(t, it, [module], ({ steps }) => {
      t.log(
        module,
        Object.fromEntries([...Map.groupBy(steps, (step) => step.do)].map(([k, v]) => [k, v.length])),
      )
      t.true(steps.length > 0, `${module} was behind`)
    })
    await settled(t, it)
  }
})
