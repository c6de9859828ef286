import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { webhookEventNames } from '#proto/webhooks.ts'
import { requireCleanBooks } from '../books.ts'
import { modules, untilIdle } from '../idle.ts'
import { race } from '../race.ts'
import { outcomeOf, type Scenario } from '../scenario.ts'
import type { Server } from '../server.ts'
import { ordersOf, productsOf, stock } from '../shop.ts'
import type { Stage } from '../stage.ts'

/** What is told outside mustn't hold up orders, though nobody there answers. */
export const toldSlowly: Scenario = {
  name: 'told-slowly',
  what: 'saga-cash while every outside channel (mail, SMS, webhooks) takes connections and says nothing; the same with none set',
  reach: '≥ 0.95, clean books',
  async run(stage) {
    const silence = await silentServer()
    const first = await stage.mart()
    const products = await productsOf(stage)
    await stock(stage, first, products)
    await stage.untilIdle()
    await first.stop()
    const load = {
      requests: ordersOf(stage, products, { lines: 3, method: 'cash_on_delivery' }),
      connections: 32,
    }
    await introduce(
      stage,
      load.requests.map(({ headers }) => String(headers?.['x-customer'])),
    )
    const [told, untold] = [await copied(stage, 'told'), await copied(stage, 'untold')]
    const [stalled, plain] = [
      await told.start({
        SMTP_URL: `smtp://127.0.0.1:${silence.port}`,
        TWILIO_API_URL: `http://127.0.0.1:${silence.port}`,
        TWILIO_ACCOUNT_SID: 'AC0',
        TWILIO_AUTH_TOKEN: 'a secret of nobody',
        TWILIO_FROM: '+12025550100',
      }),
      await untold.start({}),
    ]
    try {
      await hook(stage, stalled, `http://127.0.0.1:${silence.port}/orders`)
      const result = await race(stage, {
        mart: { server: stalled, load, finish: () => untilIdle(told) },
        limit: { server: plain, load, finish: () => untilIdle(untold) },
      })
      for (const books of [told, untold]) await requireCleanBooks(books)
      const waiting = async (table: string, channel?: string) => {
        const where = channel ? ` and channel = '${channel}'` : ''
        const count = `select count(*) as n from ${table} where status = 'pending'${where}`
        return Number((await told.query('notification', count))[0].n)
      }
      const [mails, texts] = [await waiting('deliveries', 'email'), await waiting('deliveries', 'sms')]
      const webhooks = await waiting('webhook_deliveries')
      const { figures, ...outcome } = outcomeOf(result, 0.95)
      // Else it was not the silence that was measured.
      if (silence.met() === 0 || mails === 0 || texts === 0 || webhooks === 0)
        throw new Error('nothing was stalled')
      return {
        ...outcome,
        figures: {
          stalled: figures.mart as string,
          without: figures.limit as string,
          waiting: `${mails} mails, ${texts} texts, ${webhooks} webhooks`,
        },
      }
    } finally {
      await stalled.stop()
      await plain.stop()
      silence.close()
    }
  },
}

/** Production leads webhooks to public addresses alone; the rest is as there. */
const loopback = { NODE_ENV: 'development', WEBHOOK_ALLOW_PRIVATE: 'true' }

/** Another system that wants to hear of every order. */
async function hook(stage: Stage, mart: Server, url: string): Promise<void> {
  const answer = await fetch(`${mart.url}/v1/notifications/webhooks`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${stage.token({ id: randomUUID(), role: 'admin' })}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ url, events: webhookEventNames.filter((name) => name.startsWith('order.')) }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
}

/** Copies of all databases, and a mart on them. */
async function copied(stage: Stage, name: string) {
  for (const module of modules) await stage.copy(module, `${name}_${module}`)
  const env = {
    ...stage.env,
    ...loopback,
    ...Object.fromEntries(
      modules.map((module) => [`${module.toUpperCase()}_DATABASE_URL`, stage.url(`${name}_${module}`)]),
    ),
  }
  const query: Stage['query'] = (module, text, values) => stage.query(`${name}_${module}`, text, values)
  const start = (settings: Record<string, string>) =>
    stage.start('../modules/start.ts', name, { ...env, ...settings })
  return { env, query, start }
}

/** Customers whose addresses and phones are known and proved, and who want texts: otherwise there would be nothing to send. */
const introduce = (stage: Stage, customers: string[]) =>
  stage.query(
    'notification',
    `with known as (
       insert into contacts (user_id, email, name, phone, version, verified, phone_verified_in)
       select id, id || '@shopper.test', 'Sana', '+923001234567', 1, true, 1 from unnest($1::uuid[]) as id
       returning user_id
     )
     insert into preferences (user_id, email, sms) select user_id, true, true from known`,
    [customers],
  )

/** Takes every connection, and never says a word. */
async function silentServer() {
  const sockets = new Set<Socket>()
  let met = 0
  const server = createServer((socket) => {
    met++
    sockets.add(socket)
    socket
      .on('error', () => {})
      .on('close', () => sockets.delete(socket))
      .resume()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    met: () => met,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
