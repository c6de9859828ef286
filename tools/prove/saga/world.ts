import type { Fact, Order } from '../../../modules/order/order.ts'
import type { Payment, Refund } from '../../../modules/payment/payment.ts'
import type { ProviderPayment, ProviderRefund } from '../../../modules/payment/providers/provider.ts'

/** One order in every part of the mart. Times and versions are left out, as no decision is made by them. */
export interface Strand {
  order: {
    method: Order['paymentMethod']
    /** When a card is charged. */
    charged: Payment['capture']
    status: Order['status']
    refunded: number
    settled: number
    cancelReason: string | null
    /** Whether what came back goes on the shelf; null until it came back. */
    restock: boolean | null
  }
  /** Inventory's row of it. */
  stock: 'none' | 'reserved' | 'rejected' | 'released' | 'shipped' | 'restocked'
  payment: KeptPayment | null
  refunds: Pick<Refund, 'id' | 'amount' | 'settles' | 'status' | 'requestedBy'>[]
  /** What payment's ledger says was taken and given back. */
  ledger: { captured: number; refunded: number }
  /** What the provider is still to be asked. */
  calls: KeptCall[]
  /** The provider's own books; null until it was asked to make the payment. */
  provider: Provider | null
  /** How often the customer was told. */
  told: { confirmed: number; cancelled: number }
  queues: Record<Listener, Queue>
  /** How often what may happen at any time still does: bounds that make the world finite. */
  left: { refunds: number; reminders: number; repeats: number; failures: number }
}

/** A payment's fields by which it is decided. */
export type KeptPayment = Pick<
  Payment,
  | 'status'
  | 'reference'
  | 'authorized'
  | 'underWay'
  | 'packed'
  | 'toCapture'
  | 'captured'
  | 'refunded'
  | 'refunding'
  | 'settled'
  | 'settling'
  | 'calledOff'
  | 'flags'
>

/** A call, and the provider's answer where it is on its way back. */
export interface KeptCall {
  key: string
  kind: 'create' | 'confirm' | 'capture' | 'cancel' | 'refund'
  /** What it says: the card's token, the refund's id and amount. */
  token?: Token
  refund?: { id: string; amount: number }
  answer?: Answer
}

export type Answer = { payment: ProviderPayment['status'] } | { refund: ProviderRefund['status'] }

/** What a customer pays with. */
export type Token = 'good' | 'declined' | 'slow'

export interface Provider {
  status: Exclude<ProviderPayment['status'], 'declined'>
  /** What it gave back, call by call. */
  refunds: { id: string; amount: number }[]
  /** Told unasked, in any order, late, and `left` times. */
  webhooks: { says: Provider['status']; left: number }[]
}

/** Who hears, and of whom: a queue each, in which the order of what was said is kept. */
export const listeners = [
  'stockOfOrder',
  'paymentOfOrder',
  'customerOfOrder',
  'orderOfStock',
  'orderOfPayment',
] as const
export type Listener = (typeof listeners)[number]

export interface Queue {
  waiting: Copy[]
  /** The last that were handled: they may come a second time. */
  recent: Event[]
}

/** An event on its way; `again` where it was handled before. */
export interface Copy {
  event: Event
  again: boolean
}

/** What is said, as far as anybody acts on it. */
export type Event =
  | { type: Exclude<Fact['type'], 'OrderReturned' | 'OrderChanged' | 'OrderSlotClosed'> }
  | { type: 'OrderReturned'; restock: boolean }
  | { type: 'StockReserved' | 'StockRejected' | 'PaymentAuthorized' | 'PaymentCaptured' | 'PaymentFailed' }
  | { type: 'PaymentRefunded'; amount: number; refunded: number; settles: boolean }

/** The one product's numbers. */
export interface Shelf {
  onHand: number
  reserved: number
}

/** Something that can happen: what comes of it, and what a person would say of it. */
export interface Step {
  words: string
  strand: Strand
  /** Where it changes it. */
  shelf?: Shelf
}

/** What an order costs, in minor units: two, so that a half can be given back. */
export const total = 2
/** The most that it may come to by weighing: a card that is charged at packing is authorized for that. */
export const most = 3
export const currency = 'PKR'

/** A copy that may be changed, its fields always in the same order, so that equal strands are written alike. */
export function copyOf(strand: Strand): Strand {
  const { order, stock, payment, refunds, ledger, calls, provider, told, queues, left } = strand
  return {
    order: { ...order },
    stock,
    payment: payment && { ...payment },
    refunds: [...refunds],
    ledger: { ...ledger },
    calls: [...calls],
    provider: provider && { ...provider, refunds: [...provider.refunds], webhooks: [...provider.webhooks] },
    told: { ...told },
    queues: {
      stockOfOrder: copyOfQueue(queues.stockOfOrder),
      paymentOfOrder: copyOfQueue(queues.paymentOfOrder),
      customerOfOrder: copyOfQueue(queues.customerOfOrder),
      orderOfStock: copyOfQueue(queues.orderOfStock),
      orderOfPayment: copyOfQueue(queues.orderOfPayment),
    },
    left: { ...left },
  }
}

/** What the provider's payment is of: where the card is charged at once, nothing of the order is weighed. */
export const askedOf = ({ order }: Strand) =>
  order.method === 'card' && order.charged === 'at_packing' ? most : total

const copyOfQueue = ({ waiting, recent }: Queue): Queue => ({ waiting: [...waiting], recent: [...recent] })
