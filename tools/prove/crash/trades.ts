import { setTimeout as delay } from 'node:timers/promises'
import { sql } from '#src/database/statement.ts'
import { replaySetAside } from '#src/events/set-aside.ts'
import { type Customer, one, type Shop } from './shop.ts'
import { type Expected, wrongs } from './stands.ts'

/** The least trade that comes by a point. */
export interface Trade {
  name: string
  /**
   * Plays it for a customer who is new; `arm` is called when only what comes by the point is still to be done, and may be
   * called in every round. Resolves, through however many deaths, with the orders that it made and what else is to be
   * looked at once all is at rest: that resolves to what is wrong, in words.
   */
  play(shop: Shop, customer: Customer, arm: () => void): Promise<Played>
}

interface Played {
  orders: Expected[]
  wrong?: () => Promise<string[]>
}

const address = { recipient: 'A. Khan', phone: '+923001234567', line1: 'House 12', city: 'Karachi' }
const price = 100_00
const quantity = 2
/** With its delivery. */
const money = price * quantity + 150_00

async function order(shop: Shop, customer: Customer, paymentMethod: 'card' | 'cash_on_delivery') {
  const items = [{ productId: shop.product.id, quantity }]
  const { status, body } = await customer.post('/v1/orders', {
    items,
    paymentMethod,
    shippingAddress: address,
  })
  if (status !== 201) throw new Error(`POST /v1/orders: ${status} ${JSON.stringify(body)}`)
  return body.id as string
}

async function untilIs(customer: Customer, orderId: string, wanted: string): Promise<void> {
  for (const deadline = Date.now() + 30_000; ; await delay(20)) {
    const { body } = await customer.get(`/v1/orders/${orderId}`)
    if (body.status === wanted) return
    if (Date.now() > deadline) throw new Error(`order ${orderId} is ${body.status}, not ${wanted}`)
  }
}

/**
 * Pays as soon as there is something to pay, again and again where it is declined. Asked twice, because an answer was lost,
 * the mart says 409.
 */
async function pay(customer: Customer, orderId: string, token: string): Promise<string> {
  for (const deadline = Date.now() + 30_000; ; await delay(20)) {
    const { body } = await customer.get(`/v1/payments?orderId=${orderId}`)
    const payment = body.items?.[0]
    if (payment?.clientSecret) {
      const { status } = await customer.post(`/v1/payments/${payment.id}/confirm`, { token })
      if (token !== 'tok_declined' && (status === 200 || status === 409)) return payment.id
    } else if (payment?.retriesLeft) await customer.post(`/v1/payments/${payment.id}/retry`, {})
    else if (payment && payment.status !== 'requires_action') return payment.id
    if (Date.now() > deadline) throw new Error(`order ${orderId} has nothing to pay`)
  }
}

const nothing = { captured: 0, refunded: 0, reserved: 0 }

export const cash: Trade = {
  name: 'an order in cash',
  async play(shop, customer, arm) {
    arm()
    const orderId = await order(shop, customer, 'cash_on_delivery')
    await untilIs(customer, orderId, 'confirmed')
    return {
      orders: [
        { ...nothing, orderId, customer, status: 'confirmed', payment: 'authorized', reserved: quantity },
      ],
    }
  },
}

const relays = sql(
  '',
  `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 7203002
   and database = (select oid from pg_database where datname = current_database())`,
)

export const relaysLost: Trade = {
  name: 'relays that lose their connections',
  async play(shop, customer, arm) {
    arm()
    for (const module of ['user', 'product', 'inventory', 'order', 'payment', 'notification'])
      await shop.database(module).query(relays)
    return cash.play(shop, customer, () => {})
  },
}

const byCard = (
  name: string,
  token: string,
  then: Pick<Expected, 'status' | 'payment'> & Partial<Expected>,
): Trade => ({
  name,
  async play(shop, customer, arm) {
    arm()
    const orderId = await order(shop, customer, 'card')
    await pay(customer, orderId, token)
    await untilIs(customer, orderId, then.status)
    return { orders: [{ ...nothing, orderId, customer, ...then }] }
  },
})

const paid = { status: 'confirmed', payment: 'authorized', captured: 0, reserved: quantity } as const
export const card = byCard('an order by card', 'tok_ok', paid)
export const slowCard = byCard('a card that pays late', 'tok_slow', paid)
export const declined = byCard('a card that is declined', 'tok_declined', {
  status: 'cancelled',
  payment: 'failed',
})

export const cancelled: Trade = {
  name: 'an order that is cancelled before it is paid',
  async play(shop, customer, arm) {
    const orderId = await order(shop, customer, 'card')
    await untilIs(customer, orderId, 'awaiting_payment')
    arm()
    await customer.post(`/v1/orders/${orderId}/cancel`, {})
    await untilIs(customer, orderId, 'cancelled')
    return { orders: [{ ...nothing, orderId, customer, status: 'cancelled', payment: 'cancelled' }] }
  },
}

export const refunded: Trade = {
  name: 'a refund',
  async play(shop, customer, arm) {
    const orderId = await order(shop, customer, 'card')
    const payment = await pay(customer, orderId, 'tok_ok')
    await untilIs(customer, orderId, 'confirmed')
    const packed = await shop.staff.post(`/v1/orders/${orderId}/pack`, {})
    if (packed.status !== 200) throw new Error(`pack: ${packed.status} ${JSON.stringify(packed.body)}`)
    await shop.rest()
    arm()
    const { status, body } = await shop.staff.post(`/v1/payments/${payment}/refunds`, {
      reason: 'a torn bag',
    })
    if (status !== 201) throw new Error(`refund: ${status} ${JSON.stringify(body)}`)
    const back = { captured: money, refunded: money, reserved: quantity }
    return { orders: [{ orderId, customer, status: 'packed', payment: 'refunded', ...back }] }
  },
}

export const charged: Trade = {
  name: 'an order that is packed, and charged',
  async play(shop, customer, arm) {
    const orderId = await order(shop, customer, 'card')
    await pay(customer, orderId, 'tok_ok')
    await untilIs(customer, orderId, 'confirmed')
    await shop.rest()
    arm()
    await shop.staff.post(`/v1/orders/${orderId}/pack`, {})
    await untilIs(customer, orderId, 'packed')
    return {
      orders: [
        {
          orderId,
          customer,
          status: 'packed',
          payment: 'captured',
          captured: money,
          refunded: 0,
          reserved: quantity,
        },
      ],
    }
  },
}

/** A code by SMS: Twilio knows no idempotency key, so it is looked up what became of a text, and none is sent twice. */
export const text: Trade = {
  name: 'a code by SMS',
  async play(shop, customer, arm) {
    const phone = `+92300${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`
    await customer.patch('/v1/users/me', { phone })
    await shop.rest()
    arm()
    const { status, body } = await customer.post('/v1/users/me/phone/verify', {})
    if (status !== 202) throw new Error(`phone: ${status} ${JSON.stringify(body)}`)
    return {
      orders: [],
      async wrong() {
        const texts = shop.twilio.taken.filter(({ to }) => to === phone)
        const { sent } = await one<{ sent: number }>(
          shop.database('notification'),
          `select count(*) as sent from deliveries where user_id = $1 and channel = 'sms' and status = 'sent'`,
          [customer.id],
        )
        return texts.length === 1 && sent === 1
          ? []
          : [`${texts.length} texts to ${phone}, ${sent} marked as sent`]
      },
    }
  },
}

const poison = (customer: string) => [
  sql(
    '',
    `create or replace function poison() returns trigger language plpgsql as
     $$ begin if new.user_id = '${customer}' then raise exception 'poisoned'; end if; return new; end $$`,
  ),
  sql(
    '',
    'create or replace trigger poison before insert on messages for each row execute function poison()',
  ),
]

/** The handlers of notification fail for an order until somebody has mended it, before or after its event was parked. */
const poisoned = (name: string, mended: 'while it is retried' | 'after it was parked'): Trade => ({
  name,
  async play(shop, customer, arm) {
    const notification = shop.database('notification')
    for (const statement of poison(customer.id)) await notification.query(statement)
    arm()
    const orderId = await order(shop, customer, 'cash_on_delivery')
    const wanted = mended === 'after it was parked' ? ['parked'] : ['retrying', 'parked']
    const aside = sql('', `select from parked_events where key = '${orderId}' and state = any($1)`)
    while ((await notification.query(aside, [wanted])).length === 0) await delay(20)
    await notification.query(sql('', 'drop trigger if exists poison on messages'))
    const orders: Expected[] = [
      { ...nothing, orderId, customer, status: 'confirmed', payment: 'authorized', reserved: quantity },
    ]
    await untilIs(customer, orderId, 'confirmed')
    // As `npm run events -- parked replay all` does: what is parked waits for a human.
    while (
      (await notification.query(sql('', `select from parked_events where key = '${orderId}'`))).length > 0
    ) {
      await notification.query(replaySetAside, ['all'])
      await delay(50)
    }
    return { orders }
  },
})

export const retried = poisoned('an event that fails at first', 'while it is retried')
export const parked = poisoned('an event that is parked', 'after it was parked')

/** Whatever has come of the orders. */
export async function allWrongs(shop: Shop, { orders, wrong }: Played): Promise<string[]> {
  return [
    ...(await Promise.all(orders.map((expected) => wrongs(shop, expected)))).flat(),
    ...((await wrong?.()) ?? []),
  ]
}
