import { setTimeout as delay } from 'node:timers/promises'
import { v7 } from 'uuid'
import type { OrderState } from '#proto/events.ts'
import { testMart } from '#src/testing/mart.ts'
import payment from './index.ts'
import { of, placed, requested } from './test-order.ts'

/**
 * A mart of the payment module alone, in which a test plays the order module, customers and staff. `capture`: as
 * PAYMENT_CAPTURE; a test that is about what comes after the money is here has it charged at confirmation.
 */
export async function paymentMart(capture: '' | 'at_packing' | 'at_confirmation' = '') {
  const mart = await testMart([payment], { payment: { sandboxDelay: 50, capture } })
  const staff = { id: v7(), role: 'staff' as const }

  const owner = ({ customerId }: OrderState) => mart.token({ id: customerId, role: 'customer' })
  const asStaff = () => mart.token(staff)

  async function paymentOf(order: OrderState) {
    const { body } = await mart.request('GET', `/v1/payments?orderId=${order.id}`, { token: owner(order) })
    return body.items[0]
  }
  const confirm = async (order: OrderState, token: string) =>
    mart.request('POST', `/v1/payments/${(await paymentOf(order)).id}/confirm`, {
      token: owner(order),
      body: { token },
    })
  const refund = async (order: OrderState, body: object, key = v7()) =>
    mart.request('POST', `/v1/payments/${(await paymentOf(order)).id}/refunds`, {
      token: asStaff(),
      body: { reason: 'bruised', ...body },
      headers: { 'idempotency-key': key },
    })
  async function ledgerOf(order: OrderState) {
    const { id } = await paymentOf(order)
    const { body } = await mart.request('GET', `/v1/payments/${id}/transactions?limit=100`, {
      token: asStaff(),
    })
    return body.items as {
      kind: string
      amount: { amount: number }
      providerReference: string
      detail?: string
    }[]
  }
  const reaches = (order: OrderState, status: string) =>
    until(
      () => paymentOf(order),
      (it) => it?.status === status,
    )
  async function ready(more: Partial<OrderState> = {}) {
    const it = placed(more)
    await mart.publish(requested(it))
    await mart.said('mart.payment.v1.PaymentActionRequired', of(it))
    return it
  }

  return { mart, owner, asStaff, paymentOf, confirm, refund, ledgerOf, reaches, ready }
}

/** Looks until it is good, for 10 s at most; gives the last look. */
export async function until<T>(look: () => Promise<T>, good: (it: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + 10_000; ; await delay(10)) {
    const it = await look()
    if (good(it) || Date.now() > deadline) return it
  }
}
