import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { requireCleanBooks } from '../books.ts'
import { modules, untilIdle } from '../idle.ts'
import { race } from '../race.ts'
import { outcomeOf, type Scenario } from '../scenario.ts'
import { ordersOf, productsOf, stock } from '../shop.ts'
import type { Stage } from '../stage.ts'

/** What is told outside mustn't hold up orders, though nobody there answers. */
export const toldSlowly: Scenario = {
  name: 'told-slowly',
  what: 'saga-cash while every outside channel (mail) takes connections and says nothing; the same with none set',
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
    for (const module of modules) await stage.copy(module, `stalled_${module}`)
    const copies = copiesOf(stage)
    const plain = await stage.mart()
    const stalled = await stage.start('../modules/start.ts', 'stalled', {
      ...copies.env,
      SMTP_URL: `smtp://127.0.0.1:${silence.port}`,
    })
    try {
      const result = await race(stage, {
        mart: { server: stalled, load, finish: () => untilIdle(copies) },
        limit: { server: plain, load, finish: () => stage.untilIdle() },
      })
      for (const books of [stage, copies]) await requireCleanBooks(books)
      const [{ n }] = await copies.query(
        'notification',
        `select count(*) as n from deliveries where status = 'pending'`,
      )
      const { figures, ...outcome } = outcomeOf(result, 0.95)
      // Else it was not the silence that was measured.
      if (silence.met() === 0 || Number(n) === 0) throw new Error('no mail was stalled')
      return {
        ...outcome,
        figures: {
          stalled: figures.mart as string,
          without: figures.limit as string,
          'mails that wait': String(n),
        },
      }
    } finally {
      await stalled.stop()
      await plain.stop()
      silence.close()
    }
  },
}

/** The stage's databases' copies, for whoever asks for one by its module. */
const copiesOf = (stage: Stage): Pick<Stage, 'query' | 'env'> => ({
  query: (module, text, values) => stage.query(`stalled_${module}`, text, values),
  env: {
    ...stage.env,
    ...Object.fromEntries(
      modules.map((module) => [`${module.toUpperCase()}_DATABASE_URL`, stage.url(`stalled_${module}`)]),
    ),
  },
})

/** Customers whose addresses are known and proved: otherwise there would be nothing to send. */
const introduce = (stage: Stage, customers: string[]) =>
  stage.query(
    'notification',
    `insert into contacts (user_id, email, name, phone, version, verified)
     select id, id || '@shopper.test', 'Sana', '', 1, true from unnest($1::uuid[]) as id`,
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
