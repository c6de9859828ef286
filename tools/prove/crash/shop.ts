import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { loadConfig } from '#config/config.ts'
import { createDatabase, type OwnDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import { createLog } from '#src/log/log.ts'
import { findDatabases } from '#src/runtime/databases.ts'
import { modules } from '../../../modules/all.ts'
import { type SmtpDouble, smtpDouble } from '../../../modules/notification/mailing/smtp-double.ts'
import {
  type TwilioDouble,
  twilioDouble,
  twilioToken,
} from '../../../modules/notification/texting/twilio-double.ts'
import {
  type ReceiverDouble,
  receiverDouble,
} from '../../../modules/notification/webhooks/receiver-double.ts'
import { type Answer, type Client, createClient, until } from '../../mart/client.ts'
import { environmentFor } from '../../mart/environment.ts'
import { admin, type RunningMart, startMart } from '../../mart/running-mart.ts'
import { isFinal } from '../../mart/trade.ts'
import { leasesOver, unrest } from './rest.ts'

const names = modules.map(({ name }) => name)

/** A mart that dies and is started again, whoever is outside of it, and what a trade needs there. */
export interface Shop {
  mart: RunningMart
  /** Its requests are sent again until they have a final answer: their sender outlives the mart. */
  staff: Client
  /** The one product that there is, with more in stock than all trades buy. */
  product: { id: string; stock: number }
  smtp: SmtpDouble
  twilio: TwilioDouble
  receiver: ReceiverDouble
  database(module: string): OwnDatabase
  /** `postgres://…` */
  databaseUrl(module: string): string
  /** As the mart's processes have it. */
  env: NodeJS.ProcessEnv
  /** Somebody new, signed in. */
  customer(): Promise<Customer>
  /** Waits until nothing is under way any more. Throws what still is. */
  rest(): Promise<void>
  /** A process after the one that died. What that one had claimed is free at once, rather than when its lease is over. */
  openAgain(): Promise<void>
  close(): Promise<void>
}

/** Somebody who buys. */
export interface Customer extends Client {
  id: string
  email: string
}

const stock = 100_000

/** Milliseconds for all that a crash left to be finished: above the longest wait that the mart has of its own. */
const patience = 30_000

/** Opens it: in one process, on the bus inside of it or on Kafka. */
export async function openShop(brokers: string | null): Promise<Shop> {
  const [smtp, twilio, receiver] = await Promise.all([smtpDouble(), twilioDouble(), receiverDouble()])
  const outside = {
    SMTP_URL: smtp.url,
    TWILIO_ACCOUNT_SID: 'AC1',
    TWILIO_AUTH_TOKEN: twilioToken,
    TWILIO_FROM: '+12025550100',
    TWILIO_API_URL: twilio.url,
    WEBHOOK_ALLOW_PRIVATE: 'true',
    FISCAL_PROVIDER: 'sandbox',
  }
  const settings = { SEED: 'none', FAULT_POINT: 'told', KAFKA_BROKERS: brokers ?? '', ...outside }
  const mart = await startMart('one', settings)
  const env = environmentFor({ ...settings, FAULT_POINT: '', DATA_DIR: mart.dataDir })
  const databases = await openDatabases(env)
  const close = async () => {
    await databases.close()
    await mart.stop()
    await Promise.all([smtp.close(), twilio.close(), receiver.close()])
  }
  try {
    const anyone = patient(createClient(mart.url))
    const staff = patient(await signedIn(anyone, admin))
    await staff.post('/v1/notifications/webhooks', { url: receiver.url, events: ['order.confirmed'] })
    const product = { id: await stocked(anyone, staff), stock }
    return {
      mart,
      staff,
      product,
      smtp,
      twilio,
      receiver,
      database: databases.of,
      databaseUrl: databases.url,
      env,
      customer: () => newCustomer(anyone),
      rest: () => atRest(mart, databases.of),
      async openAgain() {
        for (const [module, over] of Object.entries(leasesOver)) await databases.of(module).query(over)
        await mart.startAgain()
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The databases of a mart, whether it runs at this moment or not. */
async function openDatabases(env: NodeJS.ProcessEnv) {
  const config = loadConfig(names, env)
  const found = await findDatabases(names, config, createLog(config))
  const open = new Map(
    names.map((name) => [name, createDatabase({ url: found.url(name), name: `proof-${name}`, poolSize: 2 })]),
  )
  return {
    url: found.url,
    of(module: string): OwnDatabase {
      const database = open.get(module)
      if (!database) throw new Error(`there is no module ${module}`)
      return database
    },
    async close() {
      await Promise.all([...open.values()].map((database) => database.close()))
      await found.cluster?.release()
    },
  }
}

async function atRest(mart: RunningMart, database: (module: string) => OwnDatabase): Promise<void> {
  let calm = 0
  for (const deadline = Date.now() + patience; ; await delay(25)) {
    const why = await unrest(mart.url, names, database)
    // Twice: what was on its way from one module to the next at the first look is seen at the second.
    calm = why === null ? calm + 1 : 0
    if (calm === 2) return
    if (Date.now() > deadline)
      throw new Error(`not at rest: ${why}; its output:\n${mart.output().slice(-4_000)}`)
  }
}

/** A client that outlives the mart. */
function patient<C extends Client>(client: C): C {
  const call: Client['call'] = async (method, path, body, headers = {}) => {
    // One key for all tries.
    const keyed = method === 'POST' ? { 'idempotency-key': randomUUID(), ...headers } : headers
    for (const deadline = Date.now() + patience; ; await delay(20)) {
      const answer: Answer | null = await client.call(method, path, body, keyed).catch(() => null)
      if (answer && isFinal(answer)) return answer
      if (Date.now() > deadline)
        throw new Error(
          `${method} ${path}: ${answer ? `${answer.status} ${JSON.stringify(answer.body)}` : 'no answer'}`,
        )
    }
  }
  return {
    ...client,
    call,
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body) => call('PUT', path, body),
    patch: (path, body, headers) => call('PATCH', path, body, headers),
    delete: (path, body) => call('DELETE', path, body),
  }
}

async function signedIn(anyone: Client, account: { email: string; password: string }): Promise<Client> {
  const { status, body } = await anyone.post('/v1/auth/login', account)
  if (status !== 200) throw new Error(`login: ${status} ${JSON.stringify(body)}`)
  return createClient(anyone.url, body.accessToken)
}

async function newCustomer(anyone: Client): Promise<Customer> {
  const account = { email: `${randomUUID().slice(0, 13)}@shopper.test`, password: 'correct horse battery' }
  const { status, body } = await anyone.post('/v1/auth/register', { ...account, name: 'A. Khan' })
  // 409: it was registered by a request whose answer was lost.
  if (status !== 201 && status !== 409) throw new Error(`register: ${status} ${JSON.stringify(body)}`)
  const client = patient(await signedIn(anyone, account))
  return { ...client, id: (await client.get('/v1/users/me')).body.id, email: account.email }
}

async function stocked(anyone: Client, staff: Client): Promise<string> {
  const header = 'sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock'
  const line = `CRASH-1,Rice,,Pantry > Rice,100.00,PKR,piece,,,,${stock}`
  await staff.post('/v1/products/import', `${header}\n${line}`, { 'content-type': 'text/csv' })
  const { body } = await until(
    () => anyone.get('/v1/products?inStock=true'),
    (answer) => answer.body.items?.length === 1,
    'the goods are in stock',
  )
  return body.items[0].id
}

/** One row. */
export async function one<Row>(database: OwnDatabase, text: string, values: unknown[] = []): Promise<Row> {
  const [row] = await database.query(sql<Row>('', text), values)
  return row as Row
}
