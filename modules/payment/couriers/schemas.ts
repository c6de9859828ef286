import { z } from 'zod'
import { money as asMoney } from '#src/money.ts'
import { id, money, signedMoney, someMoney, text, timestamp } from '#src/schemas/fields.ts'
import { pageQuery } from '#src/schemas/page.ts'
import { type CourierOrder, counter } from './cash.ts'
import type { CourierCash } from './courier-repository.ts'

/** A courier by their user id; `counter` has the cash of orders that nobody in particular brought. */
export const courierId = z.literal('counter').or(id)

/** The id that is kept of it. */
export const toCourier = (name: string): string => (name === 'counter' ? counter : name)
const nameOf = (courier: string) => (courier === counter ? 'counter' : courier)

const sums = {
  courierId,
  due: money.meta({ description: 'To be collected, of orders that are on their way' }),
  collected: money,
  withCourier: money.meta({ description: 'Collected and not handed in' }),
  handedIn: money.meta({ description: 'All that was handed in, what is banked among it' }),
  banked: money,
  differences: signedMoney.meta({
    description: 'What orders cost less what was collected for them; less than nothing where that was more',
  }),
}

export const CourierSums = z.strictObject(sums).meta({ id: 'CourierCash' })

export const CourierAnswer = z
  .strictObject({
    ...sums,
    items: z.array(
      z.strictObject({
        orderId: id,
        status: z.enum(['due', 'collected', 'off']).meta({ description: '`off`: it came back to the shop' }),
        due: money,
        collected: money,
        difference: signedMoney,
        reason: z.string().optional(),
        shippedAt: timestamp.optional(),
        collectedAt: timestamp.optional(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'CourierOrders' })

export const CourierQuery = z.strictObject(pageQuery)

export const Handover = z.strictObject({ amount: someMoney, reference: text(100).optional() })

export const presentSums = (cash: CourierCash): z.output<typeof CourierSums> => {
  const of = (amount: number) => asMoney(amount, cash.currency)
  return {
    courierId: nameOf(cash.courierId),
    due: of(cash.due),
    collected: of(cash.collected),
    withCourier: of(cash.collected - cash.handedIn),
    handedIn: of(cash.handedIn),
    banked: of(cash.banked),
    differences: of(cash.missing),
  }
}

export const presentOrder = (order: CourierOrder): z.output<typeof CourierAnswer>['items'][number] => {
  const of = (amount: number) => asMoney(amount, order.currency)
  return {
    orderId: order.orderId,
    status: order.status,
    due: of(order.due),
    collected: of(order.collected),
    difference: of(order.missing),
    ...(order.reason && { reason: order.reason }),
    ...(order.shippedAt && { shippedAt: order.shippedAt.toISOString() }),
    ...(order.collectedAt && { collectedAt: order.collectedAt.toISOString() }),
  }
}
