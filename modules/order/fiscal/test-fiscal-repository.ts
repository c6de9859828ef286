import { sql } from '#src/database/statement.ts'
import { until } from '#src/testing/until.ts'
import { aPackedOrder } from '../receipts/test-receipt-repository.ts'
import { orderMart } from '../test-mart.ts'
import { type FbrDouble, fbrDouble, fbrPosId, fbrToken } from './fbr-double.ts'

interface Row {
  orderId: string
  receipt: string
  kind: string
  provider: string
  state: string
  number: string | null
  qr: string | null
  reason: string | null
  lastError: string | null
  attempts: number
}

const rows = sql<Row>(
  'test.fiscal',
  `select order_id as "orderId", receipt, kind, provider, state, number, qr, reason, last_error as "lastError", attempts
   from fiscal_documents where $1::uuid is null or order_id = $1 order by kind desc, version`,
)
/** What was put off is due, by any clock. */
export const soon = sql(
  'test.fiscal_soon',
  `update fiscal_documents set due_at = now() - interval '1 second' where state <> 'registered'`,
)

const next = sql<{ number: string }>(
  'test.next_invoice',
  `select concat_ws('-', series, year, lpad((last + 1)::text, 6, '0')) as number from receipt_numbers
   where series = 'INV' order by year desc limit 1`,
)

/** What a mart that registers with a stand-in of FBR is set to. */
export const fbrSettings = (fbr: FbrDouble, over: object = {}) => ({
  provider: 'fbr' as const,
  ...{ url: fbr.url, token: fbrToken, posId: fbrPosId, timeout: 500 },
  ...{ tariffCode: '0804.5020', chargesTariffCode: '9808.0000' },
  ...over,
})

/** For tests: a mart that registers its receipts, where nothing else is said with a stand-in of FBR. */
export async function fiscalMart(fiscal: object = {}) {
  const fbr = await fbrDouble()
  const mart = await orderMart({
    order: { codLimitNew: 0, codOpenOrders: 0, fiscal: fbrSettings(fbr, fiscal) },
  })
  const standing = (orderId: string | null = null) => mart.db('order').query(rows, [orderId])
  return {
    ...mart,
    fbr,
    /** The rows of an order's receipts, or of all; an invoice first. */
    standing,
    /** The number of the invoice that is issued next, once there is one. */
    nextInvoice: async () => (await mart.db('order').query(next))[0]?.number as string,
    /** What was put off is due at once. */
    soon: () => mart.db('order').query(soon),
    /** What is said of the receipt of a row, once all is. */
    async saidOf(row: Row | undefined) {
      await mart.idle()
      return mart.allSaid('mart.order.v1.ReceiptRegistered').filter(({ number }) => number === row?.receipt)
    },
    packed: (over: object = {}) => aPackedOrder(mart, 'packed', over),
    /** Waits until all receipts of an order stand so; what is put off is hurried. */
    async come(orderId: string, state: string) {
      await until(async () => {
        const all = await standing(orderId)
        if (all.length > 0 && all.every((it) => it.state === state)) return true
        if (all.some(({ lastError }) => lastError !== null)) await mart.db('order').query(soon)
        await mart.runJob('register-receipts')
        return false
      })
      return standing(orderId)
    },
    async stop() {
      await mart.stop()
      await fbr.close()
    },
  }
}
