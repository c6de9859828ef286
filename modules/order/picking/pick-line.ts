import type { Config } from '#config/config.ts'
import { barcodeKey, readLabelForms } from '#src/barcode.ts'
import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid, notFound } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { minorDigits } from '#src/money.ts'
import { seenBy } from '../following/find-order.ts'
import { isLate, lineOfOrder } from '../life/bag.ts'
import { type OrderItem, type ShortReason, whyNotPicked } from '../life/lines.ts'
import { advance, hindrance } from '../life.ts'
import type { Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import type { RecordChange } from '../record-change.ts'
import type { PickRepository } from './pick-repository.ts'
import { type Found, readBarcode, whyNotSo } from './said.ts'

/** What a picker says of a line. */
export interface Picked {
  /** Pieces, or grams; may be left out where a scale's label says it. */
  quantity?: number
  reason?: ShortReason
  barcode?: string
  /** By the device's own count: the newest holds. */
  sequence?: number
  /** By which the device knows it: heard again it changes nothing. */
  pickId?: string
}

interface Needs {
  orders: OrderRepository
  picks: PickRepository
  recordChange: RecordChange
  config: Config
  now: () => Date
}

/**
 * So much of a line is in the bag. What was heard before, and what comes after something newer, changes nothing. 404 where
 * there is no such line, 409 where the caller doesn't pick the order or the line can't be picked, 422 at the field that is
 * wrong: too much, too little without a reason, another product's barcode.
 */
export const pickLine =
  (needs: Needs) =>
  async (id: string, line: number, said: Picked, caller: Caller, tx: Tx): Promise<Order> => {
    const { orders, recordChange, now } = needs
    const order = seenBy(caller, await orders.lock(id, tx))
    const item = lineOfOrder(order, line)
    if (!item) throw notFound('line')
    const { reason = null, sequence = null, pickId } = said
    // Said once it was packed too: it is in the bag that was packed.
    if (pickId !== undefined && item.pickIds?.includes(pickId)) return order
    const pick = { type: 'pick' as const, by: caller.id, line, reason, sequence, ...(pickId && { pickId }) }
    const why = hindrance(order, { ...pick, quantity: 0 })
    if (why !== null) throw conflict(why)
    if (isLate(item, pick)) return order

    const found = said.barcode === undefined ? null : await ownBarcode(needs, said.barcode, item, tx)
    const quantity = said.quantity ?? found?.grams ?? null
    if (quantity === null) throw invalid({ path: 'quantity', message: 'must be said' })
    const notSo = found && whyNotSo(found, quantity)
    if (notSo) throw invalid({ path: 'quantity', message: notSo })
    const wrong = whyNotPicked(item, quantity, reason, order.tolerance)
    if (wrong) throw invalid(wrong)

    const change = advance(order, { ...pick, quantity }, now())
    if (!change) return order
    recordChange({ ...change, entry: { ...change.entry, actor: caller.id } }, tx)
    return change.order
  }

/** What a barcode says of a line; 422 where it is another product's. */
async function ownBarcode(
  { picks, config }: Needs,
  barcode: string,
  item: OrderItem,
  tx: Tx,
): Promise<Found> {
  const product = await picks.scanned(item.productId, tx)
  const known = product ?? { ...item, barcode: '', price: item.unitPrice }
  const scales = {
    forms: readLabelForms(config.order.scaleBarcodes),
    minor: 10 ** minorDigits(item.unitPrice.currency),
  }
  const found = readBarcode(barcode, known, scales)
  if (typeof found === 'string') throw invalid({ path: 'barcode', message: found })
  if (found) return found
  if (known.barcode !== '') throw invalid({ path: 'barcode', message: `is not that of ${item.name}` })
  // Of what has none nothing can be said, but that it is another's.
  const other = await picks.whose(barcodeKey(barcode), item.productId, tx)
  if (other) throw invalid({ path: 'barcode', message: `is that of ${other}` })
  return { grams: null, fits: () => true }
}
