import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import { event } from '#src/events/event.ts'
import type { DeepPartial } from '#src/testing/mart.ts'
import { orderMart } from '../test-mart.ts'
import { milk } from '../test-order.ts'

/** Something that not everybody may have. */
export const lighter = {
  ...milk,
  productId: '019aa000-0000-7000-8000-000000000009',
  sku: 'LIGHTER',
  name: 'Lighter',
  ageLimit: 18,
}

/** The order module's mart, and in it orders that are packed or on their way, and couriers. */
export async function deliveryMart(settings: DeepPartial<Config> = {}) {
  const mart = await orderMart(settings)
  await mart.sell(lighter)

  /** As the user module would say it. */
  const hire = async (
    over: { role?: string; permissions?: string[]; disabled?: boolean } = {},
    id = v7(),
    version = 1,
  ) => {
    await mart.publish(
      event('mart.user.v1.UserChanged', id, {
        user: {
          ...{
            id,
            email: 'ali@example.com',
            name: 'Ali',
            phone: '',
            emailVerified: true,
            phoneVerified: false,
          },
          ...{ role: 'staff', permissions: ['delivery'], disabled: false, ...over },
          version,
          createdAt: { seconds: 1, nanos: 0 },
        },
      }),
    )
    return id
  }

  const post = (id: string, step: string, body: object = {}, token?: string) =>
    token
      ? mart.request('POST', `/v1/orders/${id}/${step}`, { token, body })
      : mart.asStaff('POST', `/v1/orders/${id}/${step}`, body)

  /** An order by cash, unless said otherwise, that has come so far. */
  async function packed(body: object = {}, sana = mart.shopper()) {
    const placed = await sana.order({ paymentMethod: 'cash_on_delivery', ...body })
    if (placed.status !== 201) throw new Error(JSON.stringify(placed.body))
    const { id } = placed.body
    await mart.reserve(id)
    if (placed.body.paymentMethod === 'card') await mart.pay(id)
    const answer = await post(id, 'pack')
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return { id: id as string, total: answer.body.total, number: answer.body.number as string, sana }
  }
  async function shipped(body: object = {}) {
    const order = await packed(body)
    await post(order.id, 'ship')
    return order
  }
  const find = async (id: string) => (await mart.asStaff('GET', `/v1/orders/${id}`)).body
  const events = async (id: string) =>
    (await mart.asStaff('GET', `/v1/orders/${id}/timeline`)).body.items.map(
      (entry: { event: string }) => entry.event,
    )
  const of = (id: string) => (data: { order: { id: string } }) => data.order.id === id
  return { ...mart, hire, post, packed, shipped, find, events, of }
}
