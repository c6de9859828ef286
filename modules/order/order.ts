import type { Origin } from '#src/events/event.ts'
import type { Money } from '#src/money.ts'
import type { ReceiptDocument } from '#src/slip/document.ts'
import type { Hold, ShortReason } from './life/lines.ts'
import type { Shortage } from './life/shortage.ts'
import type { Answer, Proposal } from './life/substitutes.ts'
import type { Priced } from './pricing.ts'
import type { OrderSlot } from './slots/slot.ts'

/**
 * What an order is, what can happen to it, and what is told of that. What becomes of it stands in life.ts, what a line
 * is and costs in lines.ts, what may stand in for one in substitutes.ts.
 */

/** Where an order can stand, in the order in which most go through them. */
export const statuses = [
  'pending',
  'awaiting_payment',
  'confirmed',
  'picking',
  'packed',
  'shipped',
  'delivered',
  'rejected',
  'cancelled',
  'returned',
] as const

/** One of them. */
export type Status = (typeof statuses)[number]

/** How an order can be paid. */
export const paymentMethods = ['card', 'cash_on_delivery'] as const

/** Where an order is brought. */
export interface ShippingAddress {
  recipient: string
  phone: string
  line1: string
  line2?: string
  city: string
  postalCode?: string
  notes?: string
}

/** Where the orders of an erased customer went. */
export const nowhere: ShippingAddress = {
  recipient: 'erased',
  phone: 'erased',
  line1: 'erased',
  city: 'erased',
}

/** Who carries it, and by what number they know it. */
export interface Tracking {
  carrier?: string
  trackingNumber?: string
}

/** A number as people read it: `IM-000042`. */
export const spellNumber = (number: number) => `IM-${String(number).padStart(6, '0')}`

/** Why an order comes to more or less than when it was placed. */
export const adjustmentReasons = ['picked', 'short', 'substituted', 'changed', 'returned'] as const

/** So much more, or less, an order comes to than before; never changed, only added to. */
export interface Adjustment {
  /** RFC 3339. */
  at: string
  line?: number
  reason: (typeof adjustmentReasons)[number]
  amount: Money
}

/**
 * Other lines that its customer wants, until inventory and payment have both said that they can be had. The order stands
 * as it was till then, and for good where one of them says no. Kept as JSON.
 */
export interface Wanted extends Priced {
  /** Unique in the order: inventory and payment are asked by it, and answer. */
  request: string
  /** What is to be held besides. */
  more: Hold[]
  /** What inventory holds of that; null until it has said so. */
  added: Reserved[] | null
}

/** An order is adjusted so many times at most: whoever corrects a pick for ever is stopped. */
export const mostAdjustments = 1_000

/** Who has an order in hand at the shelves; `by` is null once they gave it back. */
export interface Picking {
  by: string | null
  /** When they last did something with it. */
  at: Date
}

/** What became of an order at the door. Kept with it as JSON. */
export interface Door {
  /** How many times nobody took it in. */
  attempts: number
  bags?: number
  /** That only its customer can see, where the shop wants one said. */
  pin?: string
  receivedBy?: string
  /** Who looked at a proof of age. */
  ageCheckedBy?: string
  /** A photograph or a signature, by its address. */
  proofUrl?: string
  /** Minor units. */
  collected?: number
  differenceReason?: string
}

/** An order, its amounts of one currency. */
export interface Order extends Priced {
  id: string
  /** For people: `IM-000042`. */
  number: string
  customerId: string
  status: Status
  paymentMethod: (typeof paymentMethods)[number]
  shippingAddress: ShippingAddress
  /** When it is to be brought; null where it is brought at any time. */
  slot: OrderSlot | null
  /** That its address is in; null where there is none. */
  zoneId: string | null
  note: string | null
  cancelReason: string | null
  tracking: Tracking | null
  /** What it came to when it was placed. */
  orderedTotal: Money
  /** What its total is more, or less, than that, and why: together they are the difference. */
  adjustments: Adjustment[]
  /** What staff are to look at: `authorization_ending`, `capture_failed`, `cash_difference`. */
  flags: string[]
  /** Percent that a weight may be over what was ordered; as it was set when it was placed. */
  tolerance: number
  /** Null until somebody begins. */
  picking: Picking | null
  proposals: Proposal[]
  wanted: Wanted | null
  /** How many times other lines were wanted. */
  changes: number
  /** Who brings it, and on which round; null while nobody does. */
  courierId: string | null
  runId: string | null
  door: Door
  /** What its customer means to hand over in cash, and wants change of. */
  payWith: Money | null
  /** What of its money has gone back, as payment says. */
  refunded: Money
  /** Of that, what went back because it cost so much less; the rest was given on top. */
  settled: Money
  /** The number of its invoice; null until it has one. */
  invoice: string | null
  /** 1 when placed; each change adds one. */
  version: number
  /** Unpaid at this time, it is cancelled; null until a payment is asked for. */
  payBy: Date | null
  /** Ordered from the cart, which gets its lines back if it is rejected. */
  fromCart: boolean
  /** The revision of the offers that it was priced by; 0: it was before they were kept; null: it isn't known. */
  offerRevision: number | null
  /** By what it was placed; absent where that isn't known. */
  origin?: Origin | null
  createdAt: Date
  updatedAt: Date
}

/** What a change tells the other modules, beside the order itself. */
export type Fact =
  | { type: 'OrderPlaced' }
  | { type: 'PaymentRequested'; expiresAt: Date }
  | { type: 'OrderConfirmed' }
  | { type: 'OrderRejected'; short: Shortage[] }
  | { type: 'OrderCancelled'; cause: Cause; reason: string }
  | { type: 'OrderPacked' }
  | { type: 'OrderShipped'; tracking: Tracking }
  | { type: 'OrderDelivered'; collected: number | null; differenceReason: string }
  | { type: 'OrderDeliveryFailed'; reason: string; attempt: number }
  | { type: 'OrderReturned'; reason: string; restock: boolean }
  | { type: 'OrderLinesReturned'; lines: ReturnedLine[]; reason: string; restock: boolean }
  | { type: 'OrderChanged' }
  /** Payment is to be authorized for more, and answers with PaymentChangeAuthorized or PaymentChangeFailed. */
  | { type: 'PaymentChangeRequested'; request: string; authorize: number; expiresAt: Date }
  | { type: 'OrderPickingStarted' }
  | { type: 'OrderPickingGivenBack' }
  /** Inventory is to hold something besides, and answers with StockAdded or StockDenied. */
  | { type: 'StockRequested'; request: string; lines: Hold[] }
  | { type: 'SubstituteProposed'; proposal: Proposal; total: Money; until: Date }
  | { type: 'SubstituteAnswered'; line: number; number: number; answer: Answer }
  | { type: 'OrderSlotClosed'; others: OrderSlot[] }

/** What is told beside that of an order as it stands: its invoice, or a credit note (and why). `taxTotal` in minor units. */
export interface ReceiptFact {
  type: 'ReceiptIssued'
  number: string
  kind: 'invoice' | 'credit_note'
  cause: string | null
  total: Money
  taxTotal: number
  issuedAt: Date
  document: ReceiptDocument
}

export type Cause = 'customer' | 'staff' | 'payment_failed' | 'payment_timeout' | 'not_delivered'

/** So much of a line came back, and what that gives back. */
export interface ReturnedLine {
  line: number
  quantity: number
  amount: Money
}

/** A line of the order's timeline; `version` is the order's after the change. */
export interface TimelineEntry {
  version: number
  at: Date
  status: Status
  event:
    | Fact['type']
    | 'PaymentRefunded'
    | 'PersonalDataErased'
    | 'LinePicked'
    | 'PickingTakenOver'
    | 'PickingGivenBack'
    | 'OrderFlagged'
    | 'PutOnRun'
    | 'TakenOffRun'
    | 'NextStop'
    | 'ChangeAsked'
    | 'ChangeRefused'
  detail: string | null
  /** Who of the staff did it; null where the customer did, or an event or the clock. */
  actor: string | null
}

/** A change: the order as it stands after it, the fact to be told, and the line for its timeline. */
export interface Change {
  order: Order
  /** Null where another module said it, and so all have heard. */
  fact: Fact | null
  /** Its lines are not as they were. */
  lines?: boolean
  /** It goes elsewhere. */
  address?: boolean
  /** The round that it was on before. */
  run?: string
  /** The order as it was; absent of one that is new. */
  before?: Order
  entry: TimelineEntry
}

/** What an order begins as. */
export type Placing = Priced &
  Pick<Order, 'id' | 'number' | 'customerId' | 'paymentMethod' | 'shippingAddress' | 'note'> &
  Partial<
    Pick<Order, 'fromCart' | 'slot' | 'zoneId' | 'tolerance' | 'payWith' | 'orderedTotal' | 'offerRevision'>
  >

/** What is reserved of a product, in pieces or grams. */
export interface Reserved {
  productId: string
  quantity: number
}

/**
 * What happens to an order elsewhere: in inventory, in payment, by the clock. May come late, or twice.
 * `payWithin` is in milliseconds.
 */
export type Happening =
  /** `lines`: what is held by now, by product; absent where whoever says it doesn't tell. */
  | { type: 'stock reserved'; payWithin: number; lines?: Reserved[] }
  | { type: 'stock rejected'; short: Shortage[] }
  /**
   * Inventory's answer to a request for more (StockRequested). In milliseconds, what a customer has to answer an offer in, or
   * to pay more in.
   */
  | { type: 'stock added'; request: string; lines: Reserved[]; answerWithin: number; payWithin: number }
  | { type: 'stock denied'; request: string; short: Shortage[] }
  | { type: 'payment change authorized'; request: string }
  | { type: 'payment change failed'; request: string; reason: string }
  /** The money is promised by the card's bank, or, where the provider can't promise, here. */
  | { type: 'payment authorized' }
  | { type: 'payment captured' }
  /** `retriesLeft`: how often it may be tried again; absent, as 0: it has failed for good. */
  | { type: 'payment failed'; reason: string; retriesLeft?: number }
  /**
   * `refunded` is all that has gone back by then, `amount` and `reason` are those of this refund; `settles`: it went back
   * because the order costs so much less.
   */
  | { type: 'payment refunded'; amount: Money; refunded: Money; reason: string; settles?: boolean }
  | { type: 'payment overdue' }
  /** The slot that it is in takes no more orders, and may not be driven: `others` have a place. */
  | { type: 'slot closed'; others: OrderSlot[] }
  /** Its picker has done nothing with it for too long: it is free again. */
  | { type: 'picking abandoned' }
  /** The time in which its customer was to answer is over, of all offers that have none left. */
  | { type: 'substitutes overdue' }
  /** There is nobody left to be asked, or to answer. */
  | { type: 'customer erased' }
  | { type: 'flagged'; flag: string; detail: string }
  /** Of its round all stops before it are over. */
  | { type: 'next stop' }
  /** It was brought in vain as often as is tried. */
  | { type: 'given up'; reason: string }

/** What people do with an order. */
export type Command =
  | {
      type: 'change'
      shippingAddress?: ShippingAddress
      note?: string | null
      slot?: OrderSlot
      zoneId?: string | null
    }
  /** It is to have other lines, priced as it would be with them. */
  | { type: 'change lines'; priced: Priced }
  | { type: 'cancel'; reason?: string }
  | { type: 'cancel as staff'; reason?: string }
  | { type: 'start picking'; by: string; takeOver?: true }
  | { type: 'give back picking'; by: string }
  | {
      type: 'pick'
      by: string
      line: number
      quantity: number
      reason: ShortReason | null
      sequence: number | null
      pickId?: string
    }
  | { type: 'offer substitute'; by: string; line: number; product: Proposal['product']; quantity: number }
  | { type: 'withdraw substitute'; by: string; line: number; number: number }
  | { type: 'accept substitute'; line: number; number: number }
  | { type: 'reject substitute'; line: number; number: number }
  | ({ type: 'pack'; bags?: number } & Insistence)
  | { type: 'put on run'; runId: string; courierId: string }
  | { type: 'take off run' }
  /** Who brings it is who has its round, unless said; `pin` is what its customer is to say at the door. */
  | ({ type: 'ship'; courierId?: string; pin?: string } & Tracking & Insistence)
  | ({ type: 'deliver' } & Partial<Omit<Door, 'attempts' | 'bags' | 'pin'>>)
  | { type: 'fail delivery'; reason: string }
  | { type: 'return'; reason: string; restock: boolean; items?: { line: number; quantity: number }[] }

/** Whatever moves an order on. */
export type Step = Happening | Command

/** What goes out although its money has gone back: only where staff say so, and why. */
export interface Insistence {
  anyway?: true
  reason?: string
}

/** Whether nothing more is expected of an order. (One that was delivered may still come back.) */
export const isOver = (status: Status) => ['delivered', 'rejected', 'cancelled', 'returned'].includes(status)

/** Where an order can stand that is on its way. */
export const openStatuses = statuses.filter((status) => !isOver(status))
