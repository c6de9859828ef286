import {
  decide as decideStock,
  type Step,
  steps,
} from '../../../modules/inventory/reservations/reservation.ts'
import { advance, place } from '../../../modules/order/life.ts'
import { decide as decidePayment } from '../../../modules/payment/decide.ts'

/**
 * By what the world goes on: the mart's own functions, and what its machinery promises of the way between them. A
 * planted bug is these with one of them replaced.
 */
export interface Rules {
  place: typeof place
  /** The order's life. */
  advance: typeof advance
  /** All lines or none. */
  reserve: typeof decideStock
  /** What becomes of stock that was reserved: from which status, and what it does to the shelf. */
  steps: Record<Step, { from: readonly string[]; to: string; onHand: number; reserved: number }>
  /** Inventory decides on an order once; whoever asks again is answered by what was decided. */
  reservesOnce: boolean
  /** The payment's life. */
  settle: typeof decidePayment
  /** The inbox knows what was handled before. */
  inboxRemembers: boolean
  /** Events commit with what they tell of: a crash can't come between. */
  saysInTransaction: boolean
  /** An event is acknowledged after the commit of what it led to: a crash can't lose it. */
  acknowledgesAfterCommit: boolean
  /** What was said of an order first is heard first. */
  keepsOrder: boolean
  /** The provider knows a refund that it is asked for again. */
  refundsHaveKeys: boolean
  /** A call without an answer is made again. */
  asksAgain: boolean
}

/** As they are. */
export const realRules: Rules = {
  place,
  advance,
  reserve: decideStock,
  steps: {
    release: { ...steps.release, from: [steps.release.from] },
    ship: { ...steps.ship, from: [steps.ship.from] },
    bring_back: { ...steps.bring_back, from: [steps.bring_back.from] },
    restock: { ...steps.restock, from: [steps.restock.from] },
  },
  reservesOnce: true,
  settle: decidePayment,
  inboxRemembers: true,
  saysInTransaction: true,
  acknowledgesAfterCommit: true,
  keepsOrder: true,
  refundsHaveKeys: true,
  asksAgain: true,
}
