import { chased } from './parts/provider.ts'
import { realRules } from './rules.ts'
import { type Shelf, type Strand, total } from './world.ts'

/** How an order, its stock and its payment may stand together once nothing is under way: all that is allowed. */
export const agreements: Record<
  Strand['order']['status'],
  { stock: Strand['stock'][]; card: Stand[]; cash: Stand[] }
> = {
  pending: { stock: [], card: [], cash: [] },
  awaiting_payment: { stock: ['reserved'], card: ['requires_action'], cash: [] },
  confirmed: {
    stock: ['reserved'],
    // Authorized, or, where it is charged at once, captured.
    card: ['authorized', 'captured', 'partially_refunded', 'refunded'],
    cash: ['authorized'],
  },
  picking: {
    stock: ['reserved'],
    card: ['authorized', 'captured', 'partially_refunded', 'refunded'],
    cash: ['authorized'],
  },
  packed: { stock: ['reserved'], card: ['captured', 'partially_refunded', 'refunded'], cash: ['authorized'] },
  shipped: { stock: ['shipped'], card: ['captured', 'partially_refunded', 'refunded'], cash: ['authorized'] },
  delivered: {
    stock: ['shipped'],
    card: ['captured', 'partially_refunded', 'refunded'],
    cash: ['captured', 'partially_refunded', 'refunded'],
  },
  rejected: { stock: ['rejected'], card: ['none'], cash: ['none'] },
  cancelled: {
    stock: ['released', 'rejected'],
    card: ['none', 'failed', 'cancelled', 'refunded'],
    cash: ['none', 'cancelled'],
  },
  // Cash that was taken at the door is owed until people have given it back.
  returned: {
    stock: ['shipped', 'restocked'],
    card: ['refunded'],
    cash: ['cancelled', 'captured', 'partially_refunded', 'refunded'],
  },
}

type Stand = NonNullable<Strand['payment']>['status'] | 'none'

/** Whether something is under way: an event, a call, a webhook, slow money, or what a sweep would still mend. */
export function isUnderWay(strand: Strand): boolean {
  const { queues, calls, provider, order, left } = strand
  if (Object.values(queues).some(({ waiting }) => waiting.length > 0) || calls.length > 0) return true
  if ((provider?.webhooks.length ?? 0) > 0 || provider?.status === 'processing') return true
  if (order.status === 'pending' && left.reminders > 0) return true
  const kept = JSON.stringify(strand)
  return chased(strand, realRules).some((step) => JSON.stringify(step.strand) !== kept)
}

/** What is wrong with an order, wherever it stands; nothing where all holds. */
export function faultsOf(strand: Strand): string[] {
  const faults: string[] = []
  const check = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  const { order, stock, payment, ledger, provider, told } = strand
  const given = provider?.refunds.reduce((sum, { amount }) => sum + amount, 0) ?? 0
  const taken = provider?.status === 'captured' ? total : 0
  check(ledger.captured <= total, `${ledger.captured} is booked as taken of an order of ${total}`)
  check(
    ledger.refunded <= ledger.captured,
    `${ledger.refunded} is booked as given back of ${ledger.captured}`,
  )
  check(given <= Math.max(taken, ledger.captured), `the provider gave back ${given} of ${taken}`)
  check(ledger.captured <= taken || order.method !== 'card', 'the ledger has money that the provider has not')
  check(
    (payment?.captured ?? 0) === ledger.captured && (payment?.refunded ?? 0) === ledger.refunded,
    'payment and its ledger differ',
  )
  check((payment?.refunding ?? 0) >= 0, 'less than nothing is about to be given back')
  check(
    ledger.captured - ledger.refunded <= total || order.method === 'cash_on_delivery',
    `${ledger.captured - ledger.refunded} is kept of an order of ${total}`,
  )
  check(
    payment?.status !== 'authorized' || payment.authorized === 0 || payment.authorized >= total,
    'what is authorized does not cover the order',
  )
  check(order.refunded <= ledger.refunded, 'the order knows of more money back than the ledger')
  const goesOut = ['confirmed', 'packed', 'shipped', 'delivered', 'returned'].includes(order.status)
  check(
    !goesOut || ['reserved', 'shipped', 'restocked'].includes(stock),
    `the order is ${order.status}, and its stock is ${stock}`,
  )
  check(told.confirmed <= 1 && told.cancelled <= 1, 'the customer is told the same twice')
  check(
    !(told.confirmed > 0 && order.cancelReason === 'payment_timeout'),
    'an order that was paid and confirmed is cancelled as unpaid',
  )
  if (faults.length === 0 && !isUnderWay(strand)) faults.push(...disagreements(strand, given, taken))
  return faults.length > 0 ? faults : noFaults
}

/** One for all: there are millions of states without. */
const noFaults: string[] = []

function disagreements(strand: Strand, given: number, taken: number): string[] {
  const { order, stock, payment, ledger, provider } = strand
  const faults: string[] = []
  const allowed = agreements[order.status]
  const stand: Stand = payment?.status ?? 'none'
  const byMethod = order.method === 'card' ? allowed.card : allowed.cash
  if (!allowed.stock.includes(stock) || !byMethod.includes(stand))
    faults.push(`all is at rest, and order is ${order.status}, stock ${stock}, payment ${stand}`)
  if (order.status === 'returned' && (stock === 'restocked') !== order.restock)
    faults.push(
      `all is at rest, the goods came back ${order.restock ? 'good' : 'spoiled'}, and stock is ${stock}`,
    )
  if (order.refunded !== ledger.refunded)
    faults.push(`all is at rest, ${ledger.refunded} went back, and the order knows of ${order.refunded}`)
  if (order.method === 'card' && (ledger.captured !== taken || ledger.refunded !== given))
    faults.push(
      `all is at rest, the ledger says ${ledger.captured} taken and ${ledger.refunded} back, the provider ${taken} and ${given}`,
    )
  if (
    provider?.status === 'authorized' &&
    !['confirmed', 'picking', 'awaiting_payment'].includes(order.status)
  )
    faults.push(`all is at rest, the order is ${order.status}, and the provider still holds its money`)
  if (payment && order.method === 'card' && payment.packed && !payment.calledOff && payment.captured > 0)
    if (payment.captured - payment.settled !== total && payment.refunded < payment.captured)
      faults.push(`all is at rest, and ${payment.captured - payment.settled} was kept of ${total}`)
  if (order.status === 'awaiting_payment' && payment?.reference === null)
    faults.push('all is at rest, and the customer waits for a payment that nobody makes')
  return faults
}

/** What of the shelf an order holds: promised to it, and taken out for it. */
export const holds = ({ stock }: Strand) => ({
  promised: stock === 'reserved' ? 1 : 0,
  out: stock === 'shipped' ? 1 : 0,
})

/** What is wrong with the shelf, whose orders have so much of it promised and out; null where all holds. */
export function faultOfShelf(
  start: number,
  { onHand, reserved }: Shelf,
  promised: number,
  out: number,
): string | null {
  if (onHand < 0 || reserved < 0) return `there is less than nothing: ${onHand} on hand, ${reserved} reserved`
  if (reserved > onHand) return `oversold: ${reserved} reserved of ${onHand} on hand`
  if (onHand + out !== start) return `${onHand} on hand and ${out} out, of ${start}`
  if (reserved !== promised) return `${reserved} reserved, and orders hold ${promised}`
  return null
}
