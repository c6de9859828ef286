import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { money } from '#src/money.ts'
import type { Seller } from '#src/slip/document.ts'
import type { FiscalRepository } from '../fiscal/fiscal-repository.ts'
import { fiscalNameOf } from '../fiscal/providers.ts'
import type { Change, Order } from '../order.ts'
import { toEvent } from '../order-events.ts'
import { creditOf, invoiceOf } from './receipt.ts'
import type { Receipt, ReceiptRepository, Unnumbered } from './receipt-repository.ts'

interface Needs {
  receipts: ReceiptRepository
  fiscal: FiscalRepository
  config: Config
}

/** An order that has changed, and the transaction of what changed it: its receipt is said with that cause. */
interface Changed {
  order: Order
  /** It is to have its invoice by how it stands here. */
  packed: boolean
  tx: Tx
}

/** What of a change there may be a receipt of: goods are charged for, come back, or are called off; or money went back. */
export function receiptable({ order, fact, entry }: Change, tx: Tx): Changed | null {
  const wants = entry.event === 'PaymentRefunded' || (fact !== null && receipted.has(fact.type))
  return wants ? { order, packed: fact?.type === 'OrderPacked', tx } : null
}

const receipted = new Set(['OrderPacked', 'OrderCancelled', 'OrderReturned', 'OrderLinesReturned'])

/**
 * Issues what orders want by how they stand: an invoice once one is packed, then credit notes of what stands no more. To be
 * run at a transaction's very end (`tx.atCommit`), with all of its changes: the rows of the numbers are locked by it.
 */
export const issueReceipts =
  ({ receipts, fiscal, config }: Needs) =>
  async (changed: Changed[], tx: Tx): Promise<void> => {
    const ids = [...new Set(changed.map(({ order }) => order.id))]
    // Who was packed just now, and got nothing back, has no receipt yet.
    const isNew = changed.every(({ packed, order }) => packed && order.refunded.amount === 0)
    const before = isNew ? [] : await receipts.ofOrders(ids, tx)
    const seller = sellerOf(config)
    const wanted = ids.flatMap((id) =>
      wantedOf(
        changed.filter(({ order }) => order.id === id),
        before.filter(({ orderId }) => orderId === id),
        seller,
      ),
    )
    receipts.settle(ids, tx)
    if (wanted.length === 0) return
    const authority = fiscalNameOf(config)
    const issuing = { timeZone: config.timeZone, fiscal: authority }
    const issued = await receipts.issue(wanted, issuing, tx)
    if (authority) fiscal.queue(ids, tx)
    for (const receipt of issued) {
      const latest = changed.findLast(({ order }) => order.id === receipt.orderId)
      if (!latest) continue
      const invoice = receipt.kind === 'invoice' ? receipt.number : latest.order.invoice
      latest.tx.say(toEvent({ order: { ...latest.order, invoice }, fact: factOf(receipt) }))
    }
  }

export type IssueReceipts = ReturnType<typeof issueReceipts>

/** Who sells, as the settings say it. */
export const sellerOf = ({ order }: Config): Seller => ({
  name: order.shopName,
  address: order.shopAddress,
  taxNumber: order.shopTaxNumber,
})

/** What one order wants, of which these are the changes, in turn. */
function wantedOf(changed: Changed[], before: Receipt[], seller: Seller): Unnumbered[] {
  const packed = changed.find(({ packed }) => packed)?.order
  const order = changed.at(-1)?.order
  if (!order) return []
  const invoice: Unnumbered[] =
    packed && !before.some(({ kind }) => kind === 'invoice') ? [receiptOf(packed, 'invoice')] : []
  const note = creditOf(order, [...before, ...invoice], seller)
  return note ? [...invoice, { ...receiptOf(order, 'credit_note'), document: note }] : invoice

  function receiptOf(of: Order, kind: Unnumbered['kind']): Unnumbered {
    return { orderId: of.id, version: of.version, kind, document: invoiceOf(of, seller) }
  }
}

const factOf = ({ number, kind, issuedAt, document }: Receipt) => ({
  type: 'ReceiptIssued' as const,
  ...{ number, kind, issuedAt, document, cause: document.cause ?? null },
  total: money(document.total, document.currency),
  taxTotal: document.taxTotal,
})
