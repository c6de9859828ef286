import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Server } from './server.ts'
import type { Stage } from './stage.ts'

const payable = `select id, customer_id from payments
  where method = 'card' and status = 'requires_action' and provider_ref is not null order by id limit 200`

/** Customers with cards: whatever can be paid is, at once, by 16 at a time. */
export function payOrders(stage: Pick<Stage, 'query' | 'token'>, mart: Pick<Server, 'url'>) {
  const tokens = new Map<string, string>()
  let stopping = false
  let failure: unknown = null

  const tokenOf = (customer: string) => {
    const known = tokens.get(customer)
    if (known) return known
    const token = `Bearer ${stage.token({ id: customer, role: 'customer' })}`
    tokens.set(customer, token)
    return token
  }

  function pay({ id, customer_id }: { id: string; customer_id: string }): Promise<void> {
    return post(`${mart.url}/v1/payments/${id}/confirm`, {
      authorization: tokenOf(customer_id),
      body: '{"token":"tok_ok"}',
    })
  }

  async function run(): Promise<void> {
    while (!stopping) {
      const due = await stage.query('payment', payable)
      if (due.length === 0) await delay(20)
      const lines = Array.from({ length: 16 }, async () => {
        for (let next = due.pop(); next; next = due.pop()) await pay(next)
      })
      await Promise.all(lines)
    }
  }

  const running = run().catch((error) => {
    failure = error
  })
  return {
    /** Resolves when no order waits for stock or for its payment. */
    async finish() {
      const open = `select exists (select from orders where status in ('pending', 'awaiting_payment')) as it`
      while (!failure && (await stage.query('order', open))[0].it) await delay(20)
      if (failure) throw failure
    },
    async stop() {
      stopping = true
      await running
    },
  }
}

const agent = new Agent({ keepAlive: true })

/** By `node:http`, which leaves the mart more of the machine than `fetch` does. Rejects on other statuses than 2xx. */
function post(url: string, { authorization, body }: { authorization: string; body: string }): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const headers = { authorization, 'content-type': 'application/json', 'content-length': body.length }
  const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
    let text = ''
    answer.setEncoding('utf8').on('data', (part) => {
      text += part
    })
    answer.on('end', () => {
      if (answer.statusCode === 200) resolve()
      else reject(new Error(`${url}: ${answer.statusCode} ${text}`))
    })
    answer.on('error', reject)
  })
  sent.on('error', reject).end(body)
  return promise
}
