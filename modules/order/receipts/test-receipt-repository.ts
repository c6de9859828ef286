import { sql } from '#src/database/statement.ts'
import type { orderMart } from '../test-mart.ts'

type Mart = Awaited<ReturnType<typeof orderMart>>

/** An order in cash of milk and mangoes that came so far, and staff who do something with it. */
export async function aPackedOrder(mart: Mart, until: 'confirmed' | 'packed' = 'packed', over: object = {}) {
  const shopper = mart.shopper()
  const { body } = await shopper.order({ paymentMethod: 'cash_on_delivery', ...over })
  const id = body.id as string
  await mart.reserve(id)
  const staff = (method: string, step: string, said: object = {}) =>
    mart.asStaff(method, `/v1/orders/${id}/${step}`, said)
  if (until === 'packed') await staff('POST', 'pack')
  return { id, shopper, staff }
}

const numbers = sql<{ number: number }>(
  'test.numbers',
  'select number from receipts where series = $1 order by number',
)

/** All numbers of a series. */
export const numbersOf = async (mart: Mart, series: string): Promise<number[]> =>
  (await mart.db('order').query(numbers, [series])).map(({ number }) => number)
