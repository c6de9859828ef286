import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { OfferState } from '#proto/events.ts'
import { event } from '#src/events/event.ts'
import { toMoneyMessage } from '#src/money.ts'
import { type DeepPartial, testMart } from '#src/testing/mart.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import order from './index.ts'
import type { Reserved } from './order.ts'
import type { CatalogueEntry } from './pricing.ts'
import type { Deps } from './provides.ts'
import { address, mango, milk } from './test-order.ts'

/** A mart of the order module alone, in which a test plays shoppers, staff and every other module. */
export async function orderMart(settings: DeepPartial<Config> = {}) {
  const mart = await testMart([order], settings)
  const staffId = v7()
  const staff = mart.token({ id: staffId, role: 'staff' })

  /** As the product module would say it. */
  const sold = (product: CatalogueEntry, version = 1, more: object = {}) =>
    event('mart.product.v1.ProductChanged', product.productId, {
      product: {
        id: product.productId,
        sku: product.sku,
        slug: product.sku.toLowerCase(),
        name: product.name,
        brand: product.brand,
        categoryId: '',
        price: toMoneyMessage(product.price),
        soldBy: product.soldBy,
        status: product.archived ? 'archived' : 'active',
        version,
        openingStock: 0,
        maxPerOrder: product.maxPerOrder ?? 0,
        ...unsaid.product,
        ageLimit: product.ageLimit ?? 0,
        categoryIds: product.categoryIds,
        taxClass: product.taxClass,
        retailPrice: product.retailPrice ?? 0,
        tariffCode: product.tariffCode,
        ...more,
      },
    })
  const sell = (product: CatalogueEntry, version = 1, more: object = {}) =>
    mart.publish(sold(product, version, more))

  /** As the product module would say it; what holds always unless told otherwise. */
  const offered = (id: string, gives: Partial<OfferState>, more: Partial<OfferState> = {}) =>
    event('mart.product.v1.OfferChanged', id, {
      offer: {
        ...{ id, name: id.slice(-4), active: true, priority: 0, combinable: false, version: 1 },
        from: { seconds: 0, nanos: 0 },
        until: { seconds: 253_402_300_799, nanos: 0 },
        ...{
          couponCode: '',
          couponPerCustomer: 0,
          couponTotal: 0,
          products: [],
          categories: [],
          brands: [],
        },
        ...{
          minSubtotal: 0,
          firstOrder: false,
          paymentMethod: '',
          days: [],
          fromMinute: 0,
          untilMinute: 0,
        },
        ...{ gives: '', percent: 0, amount: 0, currency: 'PKR', buy: 0, get: 0, quantity: 0 },
        ...gives,
        ...more,
      },
    })
  const offer = (...said: Parameters<typeof offered>) => mart.publish(offered(...said))
  const dropOffer = (id: string) => mart.publish(event('mart.product.v1.OfferDeleted', id, { offerId: id }))
  const tax = (taxClass: string, rate: number, onRetailPrice = false) =>
    mart.publish(
      event('mart.product.v1.TaxRatesChanged', taxClass, {
        taxClass,
        rates: [{ rate, from: { seconds: 0, nanos: 0 } }],
        onRetailPrice,
        version: 1,
      }),
    )

  const shelve = (
    productId: string,
    inStock: boolean,
    version = 1,
    available = inStock ? 10_000 : 0,
    place: object = {},
  ) =>
    mart.publish(
      event('mart.inventory.v1.StockLevelChanged', productId, {
        productId,
        inStock,
        low: !inStock,
        available,
        reorderPoint: 0,
        version,
        empty: !inStock,
        ...unsaid.level,
        ...place,
      }),
    )

  /** `lines`: what is held, by product. */
  const reserve = (orderId: string, lines: object[] = []) =>
    mart.publish(event('mart.inventory.v1.StockReserved', orderId, { orderId, lines: lines as Reserved[] }))

  /** Inventory's answers to a request for more. */
  const addStock = (orderId: string, request: string, lines: object[] = []) =>
    mart.publish(
      event('mart.inventory.v1.StockAdded', orderId, { orderId, request, lines: lines as Reserved[] }),
    )
  const denyStock = (orderId: string, request: string) =>
    mart.publish(event('mart.inventory.v1.StockDenied', orderId, { orderId, request, shortages: [] }))

  const reject = (orderId: string, productId: string, version = 0) =>
    mart.publish(
      event('mart.inventory.v1.StockRejected', orderId, {
        orderId,
        shortages: [{ productId, requested: 2, available: 1, version, otherUnit: false }],
      }),
    )

  const payment = (orderId: string) => ({
    id: v7(),
    orderId,
    customerId: '',
    method: 'card',
    provider: 'sandbox',
    status: '',
    amount: { amountMinor: 0, currency: 'PKR' },
    refunded: { amountMinor: 0, currency: 'PKR' },
    ...unsaid.payment,
  })
  const pay = (orderId: string) =>
    mart.publish(event('mart.payment.v1.PaymentCaptured', orderId, { payment: payment(orderId) }))
  const decline = (orderId: string, retriesLeft = 0) =>
    mart.publish(
      event('mart.payment.v1.PaymentFailed', orderId, {
        ...{ payment: payment(orderId), reason: 'declined', retriesLeft },
      }),
    )

  /** So much went back, `refunded` in all, in minor units. */
  const refund = (orderId: string, amount: number, refunded: number, reason = 'bruised') =>
    mart.publish(
      event('mart.payment.v1.PaymentRefunded', orderId, {
        payment: { ...payment(orderId), refunded: { amountMinor: refunded, currency: 'PKR' } },
        refundId: v7(),
        amount: { amountMinor: amount, currency: 'PKR' },
        reason,
        settles: false,
      }),
    )

  const erase = (userId: string) => mart.publish(event('mart.user.v1.UserErased', userId, { userId }))

  /** What the module itself works with. */
  const deps = mart.mart.modules.find(({ module }) => module === order)?.deps as Deps

  /** One pass of a job, now. */
  async function runJob(name: string): Promise<void> {
    const job = order.jobs.find((job) => job.name === name)
    await job?.run(deps as never, new AbortController().signal)
  }

  /** A shopper of their own for a test. */
  function shopper(id = v7()) {
    const token = mart.token({ id, role: 'customer' })
    const request = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      mart.request(method, path, { token, body, headers })
    return {
      id,
      token,
      request,
      order: (body: object = {}, key: string = randomUUID()) =>
        request('POST', '/v1/orders', { ...basket, ...body }, { 'Idempotency-Key': key }),
      checkout: (body: object = {}) =>
        request('POST', '/v1/cart/checkout', { ...wishes, ...body }, { 'Idempotency-Key': randomUUID() }),
    }
  }

  await sell(milk)
  await sell(mango)
  const asStaff = (method: string, path: string, body?: unknown) =>
    mart.request(method, path, { token: staff, body })
  return {
    ...mart,
    sold,
    sell,
    offered,
    offer,
    dropOffer,
    tax,
    shelve,
    reserve,
    reject,
    addStock,
    denyStock,
    pay,
    decline,
    refund,
    erase,
    runJob,
    deps,
    shopper,
    staffId,
    asStaff,
  }
}

export const wishes = { shippingAddress: address, paymentMethod: 'card' }

export const basket = {
  ...wishes,
  items: [
    { productId: milk.productId, quantity: 2 },
    { productId: mango.productId, quantity: 1500 },
  ],
}
