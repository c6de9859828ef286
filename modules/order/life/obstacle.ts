import { formatMajor } from '#src/money.ts'
import { formatQuantity } from '#src/quantity.ts'
import { type Insistence, mostAdjustments, type Order, type Step } from '../order.ts'
import type { Priced } from '../pricing.ts'
import { lineOfOrder, mostOf, proposalOf } from './bag.ts'
import { keptOf } from './lines.ts'
import { isOpen, mostProposals } from './substitutes.ts'

/** What stands in the way of a step that an order's status allows, without I/O (life.ts). */

/** Whether all of an order's money has gone back, beyond what it costs less. */
export const isRefunded = ({ refunded, settled, total }: Order) => {
  const given = refunded.amount - settled.amount
  return given > 0 && given >= total.amount
}

const isInsisted = ({ anyway, reason }: Insistence) => anyway === true && reason !== undefined

/** Why a step can't be taken from a status from which it may be, for people; null where it can. `verb`: how it is called. */
export function obstacle(order: Order, step: Step, verb: string): string | null {
  if (order.wanted && ['change lines', 'start picking', 'pack'].includes(step.type))
    return 'A change of its lines is under way: wait for what comes of it.'
  if (['change lines', 'pick'].includes(step.type) && order.adjustments.length >= mostAdjustments)
    return `It was adjusted ${mostAdjustments} times.`
  switch (step.type) {
    case 'change lines':
      return whyNotDearer(order, step.priced)
    case 'start picking': {
      const by = order.picking?.by ?? null
      return by === null || by === step.by || step.takeOver ? null : 'Somebody else picks it: take it over.'
    }
    case 'give back picking':
      return order.picking?.by ? whyNotTheirs(order, step.by) : null
    case 'pick':
      return whyNotTheirs(order, step.by) ?? whyNotPickable(order, step.line)
    case 'offer substitute':
      return whyNotTheirs(order, step.by) ?? whyNotOffered(order, step.line)
    case 'withdraw substitute':
      return whyNotTheirs(order, step.by) ?? whyNotOpen(order, step)
    case 'accept substitute':
    case 'reject substitute':
      return whyNotOpen(order, step)
    case 'put on run':
      return order.runId === null || order.runId === step.runId ? null : 'The order is on another round.'
    case 'ship':
      return whyNotTaken(order, step.courierId) ?? whyRefunded(order, step, verb)
    case 'pack':
      return whyNotPackable(order) ?? whyRefunded(order, step, verb)
    case 'return':
      return step.items ? whyNotReturned(order, step.items) : null
    default:
      return null
  }
}
/** Who hasn't paid yet pays what was asked for: more is asked for once it is paid. */
const whyNotDearer = (order: Order, priced: Priced) =>
  order.status === 'awaiting_payment' && mostOf({ ...order, ...priced }) > mostOf(order)
    ? 'It is to be paid first: after that it can be changed to more.'
    : null

function whyRefunded(order: Order, step: Insistence, verb: string): string | null {
  if (!isRefunded(order) || isInsisted(step)) return null
  const money = `${formatMajor(order.refunded)} ${order.refunded.currency}`
  return `All of the order's money (${money}) has gone back. To ${verb} all the same, say \`anyway\` and a \`reason\`.`
}

const whyNotTaken = ({ runId, courierId }: Order, by: string | undefined) =>
  runId === null || by === undefined || by === courierId
    ? null
    : 'The order is on the round of another courier: take it off that first.'

const whyNotTheirs = ({ picking }: Order, by: string) =>
  picking?.by === by
    ? null
    : picking?.by
      ? 'Somebody else picks this order.'
      : 'Nobody picks this order: begin first.'

function whyNotPickable(order: Order, line: number): string | null {
  const item = lineOfOrder(order, line)
  if (!item) return `The order has no line ${line}.`
  if (item.state === 'substituted') return `Another line stands in for line ${line}.`
  const open = order.proposals.find((it) => it.line === line && isOpen(it))
  return open ? `Line ${line} has an offer that is open: withdraw it first.` : null
}

function whyNotOffered(order: Order, line: number): string | null {
  const item = lineOfOrder(order, line)
  if (item?.ifShort === 'refund')
    return `Of line ${line} its customer wants the money back, and nothing else.`
  if (item?.state === 'picked') return `Line ${line} is in the bag.`
  if (order.proposals.filter((it) => it.line === line).length >= mostProposals)
    return `${mostProposals} offers were made for line ${line}.`
  return whyNotPickable(order, line)
}

function whyNotOpen(order: Order, step: { type: string; line: number; number: number }): string | null {
  const proposal = proposalOf(order, step)
  if (!proposal) return 'There is no such offer.'
  if (proposal.state === 'reserving' && step.type !== 'withdraw substitute')
    return 'It is not held yet: its customer will be asked.'
  return isOpen(proposal) ? null : `The offer is ${proposal.state.replace('_', ' ')} already.`
}

/** From `confirmed` an order is packed as ordered; once it is picked each of its lines has to be. */
function whyNotPackable(order: Order): string | null {
  if (order.status === 'confirmed') return null
  const open = order.items.filter(({ state }) => state === 'open').map(({ line }) => line)
  if (open.length > 0) return `Not picked yet: line ${open.join(', ')}.`
  const asked = order.proposals.filter(isOpen).map(({ line }) => line)
  if (asked.length > 0) return `There is an offer that is open for line ${asked.join(', ')}.`
  return order.items.some((item) => keptOf(item) > 0) ? null : 'Nothing of it is in the bag: cancel it.'
}

function whyNotReturned(order: Order, items: { line: number; quantity: number }[]): string | null {
  for (const { line, quantity } of items) {
    const item = lineOfOrder(order, line)
    const kept = item ? keptOf(item) : 0
    if (!item || quantity > kept)
      return `Of line ${line} there is ${item ? formatQuantity(item.soldBy, kept) : 'nothing'} to come back.`
  }
  return null
}
