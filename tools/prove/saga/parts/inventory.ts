import { unplaced } from '../../../../modules/inventory/shelf.ts'
import type { Rules } from '../rules.ts'
import type { Event, Shelf, Strand } from '../world.ts'
import { say } from './say.ts'

const wish = { productId: 'product', quantity: 1, soldBy: 'piece' }

/** Inventory hears of an order. */
export function hearStock(draft: Strand, event: Event, shelf: Shelf, rules: Rules): void {
  if (event.type === 'OrderPlaced') reserve(draft, shelf, rules)
  if (event.type === 'OrderCancelled') move(draft, 'release', shelf, rules)
  if (event.type === 'OrderShipped') move(draft, 'ship', shelf, rules)
  if (event.type === 'OrderDeliveryFailed') move(draft, 'bring_back', shelf, rules)
  if (event.type === 'OrderReturned' && event.restock) move(draft, 'restock', shelf, rules)
}

/** The rule of `reserve-stock.ts`: decided once, and answered again as it was decided to whoever asks again. */
function reserve(draft: Strand, shelf: Shelf, rules: Rules): void {
  if (draft.stock === 'none' || !rules.reservesOnce) {
    const level = { ...shelf, reorderPoint: 0, soldBy: 'piece', soldByNext: null, version: 1, ...unplaced }
    const decision = rules.reserve([wish], new Map([[wish.productId, level]]))
    draft.stock = decision.status
    if (decision.status === 'reserved')
      for (const { after } of decision.changes) {
        shelf.onHand = after.onHand
        shelf.reserved = after.reserved
      }
  }
  if (draft.stock === 'reserved') say(draft, { type: 'StockReserved' })
  if (draft.stock === 'rejected') say(draft, { type: 'StockRejected' })
}

/** The rule of `advance-reservations.ts`: the change of status is the guard. */
function move(draft: Strand, step: keyof Rules['steps'], shelf: Shelf, rules: Rules): void {
  const { from, to, onHand, reserved } = rules.steps[step]
  if (!from.includes(draft.stock)) return
  draft.stock = to as Strand['stock']
  shelf.onHand += onHand * wish.quantity
  shelf.reserved += reserved * wish.quantity
}
