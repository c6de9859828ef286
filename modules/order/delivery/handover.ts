import type { Money } from '#src/money.ts'
import { keptOf, type OrderItem } from '../life/lines.ts'
import { advance } from '../life.ts'
import type { Change, Order } from '../order.ts'

/** What happens at the door, without I/O: who takes an order in, what of it they may not have, and what they pay. */

/** What a courier says of it. */
export interface Handover {
  receivedBy?: string
  pin?: string
  /** Whether a proof of age was seen, where something in it wants one. */
  ageChecked?: boolean
  proofUrl?: string
  /** The cash that was handed over. */
  collected?: Money
  /** Why that isn't what it comes to. */
  reason?: string
}

/** A field of it that isn't as it must be. */
interface Fault {
  path: keyof Handover
  message: string
}

const ageReason = 'no proof of age at the door'

/** The lines of an order that nobody gets without a proof of age. */
export const limitedLines = ({ items }: Pick<Order, 'items'>): OrderItem[] =>
  items.filter((item) => item.ageLimit !== null && keptOf(item) > 0)

/**
 * The changes that come of it: what nobody may have comes back and goes on the shelf again, the rest is delivered; or what
 * is wrong with it. `by`: who says it. The order is on its way.
 */
export function handOver(order: Order, said: Handover, by: string, at: Date): Change[] | Fault[] {
  const faults = [...faultsOfPin(order, said), ...faultsOfAge(order, said)]
  if (faults.length > 0) return faults

  const refused = said.ageChecked === false ? limitedLines(order) : []
  const items = refused.map((item) => ({ line: item.line, quantity: keptOf(item) }))
  const back =
    items.length > 0 ? advance(order, { type: 'return', reason: ageReason, restock: true, items }, at) : null
  const rest = back?.order ?? order
  const wrong = faultsOfCash(rest, said)
  if (wrong.length > 0) return wrong
  if (back && rest.status === 'returned') return [back]

  const { receivedBy, proofUrl, collected, reason } = said
  const delivered = advance(
    rest,
    {
      type: 'deliver',
      ...(receivedBy !== undefined && { receivedBy }),
      ...(proofUrl !== undefined && { proofUrl }),
      ...(said.ageChecked && limitedLines(order).length > 0 && { ageCheckedBy: by }),
      ...(collected !== undefined && { collected: collected.amount }),
      ...(reason !== undefined && { differenceReason: reason }),
    },
    at,
  )
  return [back, delivered].filter((change) => change !== null)
}

/** Whether these are changes, rather than what is wrong. */
export const isHandedOver = (outcome: Change[] | Fault[]): outcome is Change[] =>
  outcome.every((one) => 'order' in one)

function faultsOfPin({ door }: Order, { pin }: Handover): Fault[] {
  if (door.pin === pin) return []
  if (door.pin === undefined)
    return [{ path: 'pin', message: 'goes with an order that has one, and this has none' }]
  return pin === undefined
    ? [{ path: 'pin', message: 'must be said: its customer sees it with the order' }]
    : [{ path: 'pin', message: 'is not the PIN of this order' }]
}

function faultsOfAge(order: Order, { ageChecked }: Handover): Fault[] {
  const names = ageChecked === undefined ? limitedLines(order).map(({ name }) => name) : []
  return names.length > 0
    ? [{ path: 'ageChecked', message: `must be said, as a proof of age is wanted for: ${names.join(', ')}` }]
    : []
}

function faultsOfCash(order: Order, { collected, reason }: Handover): Fault[] {
  const { paymentMethod, total, status } = order
  const nothing: Fault = { path: 'collected', message: 'goes with an order that is paid in cash at the door' }
  if (paymentMethod !== 'cash_on_delivery') return collected ? [nothing] : superfluous(reason)
  if (status === 'returned')
    return collected && collected.amount > 0
      ? [{ path: 'collected', message: 'must be nothing: all of it comes back' }]
      : superfluous(reason)
  if (!collected) return [{ path: 'collected', message: 'must be said: the cash that was handed over' }]
  if (collected.currency !== total.currency)
    return [{ path: 'collected', message: `must be in ${total.currency}` }]
  if (collected.amount === total.amount) return superfluous(reason)
  return reason === undefined
    ? [{ path: 'reason', message: `must say why it is not what the order comes to (${total.amount})` }]
    : []
}

const superfluous = (reason: string | undefined): Fault[] =>
  reason === undefined ? [] : [{ path: 'reason', message: 'goes with a difference, and there is none' }]
