import { formatMajor, money, subtract, sum } from '#src/money.ts'
import { formatQuantity } from '#src/quantity.ts'
import {
  byProduct,
  costed,
  dearest,
  grossOf,
  type Hold,
  holdOf,
  isShort,
  keptOf,
  mostOfLine,
  type OrderItem,
  whyNotPicked,
} from './lines.ts'
import {
  type Adjustment,
  type Cause,
  type Change,
  type Fact,
  type Insistence,
  nowhere,
  type Order,
  type Placing,
  type Reserved,
  type Status,
  type Step,
  statuses,
  type TimelineEntry,
  type Wanted,
} from './order.ts'
import type { Priced } from './pricing.ts'
import { spellShortages } from './shortage.ts'
import {
  type Answer,
  holdOfProposal,
  isOpen,
  lineOf,
  mostPickIds,
  mostProposals,
  type Proposal,
  requestOf,
  takesAtOnce,
} from './substitutes.ts'

/**
 * The whole life of an order, from top to bottom, without I/O: how it is placed, from which status each step may be
 * taken, what stands in the way of one, and what each makes of it.
 */

/** From which statuses each step may be taken. */
const from: Record<Step['type'], readonly Status[]> = {
  'stock reserved': ['pending'],
  'stock rejected': ['pending'],
  'stock added': ['awaiting_payment', 'confirmed', 'picking'],
  'stock denied': ['awaiting_payment', 'confirmed', 'picking'],
  'payment change authorized': ['confirmed'],
  'payment change failed': ['confirmed'],
  'payment authorized': ['awaiting_payment'],
  'payment captured': ['awaiting_payment'],
  'payment failed': ['awaiting_payment'],
  'payment refunded': statuses,
  'payment overdue': ['awaiting_payment'],
  'slot closed': ['pending', 'awaiting_payment', 'confirmed', 'picking', 'packed'],
  'picking abandoned': ['picking'],
  'substitutes overdue': ['picking'],
  flagged: statuses,
  'next stop': ['shipped'],
  'given up': ['packed'],
  change: ['pending', 'awaiting_payment', 'confirmed'],
  'change lines': ['awaiting_payment', 'confirmed'],
  cancel: ['pending', 'awaiting_payment', 'confirmed'],
  'cancel as staff': ['pending', 'awaiting_payment', 'confirmed', 'picking', 'packed'],
  'start picking': ['confirmed', 'picking'],
  'give back picking': ['picking'],
  pick: ['picking'],
  'offer substitute': ['picking'],
  'withdraw substitute': ['picking'],
  'accept substitute': ['picking'],
  'reject substitute': ['picking'],
  pack: ['confirmed', 'picking'],
  'put on run': ['packed'],
  'take off run': ['packed'],
  ship: ['packed'],
  deliver: ['shipped'],
  'fail delivery': ['shipped'],
  return: ['shipped', 'delivered'],
}

/** How an order is called that a step isn't allowed to. */
const verbs: Partial<Record<Step['type'], string>> = {
  'cancel as staff': 'cancel it',
  'change lines': 'change its lines',
  'start picking': 'pick it',
  'give back picking': 'give it back',
  pick: 'pick it',
  'offer substitute': 'replace a line of it',
  'withdraw substitute': 'withdraw an offer of it',
  'accept substitute': 'replace a line of it',
  'reject substitute': 'answer an offer of it',
  'put on run': 'put it on a round',
  'take off run': 'take it off its round',
  'fail delivery': 'bring it back',
}

/** An order begins. */
export function place(placing: Placing, at: Date): Change {
  const { total, orderedTotal = total } = placing
  const order: Order = {
    ...placing,
    status: 'pending',
    cancelReason: null,
    tracking: null,
    orderedTotal,
    // Of one that was lost and is written down again, all in one.
    adjustments:
      total.amount === orderedTotal.amount
        ? []
        : [{ at: at.toISOString(), reason: 'changed', amount: subtract(total, orderedTotal) }],
    flags: [],
    tolerance: placing.tolerance ?? 0,
    picking: null,
    proposals: [],
    wanted: null,
    changes: 0,
    courierId: null,
    runId: null,
    door: { attempts: 0 },
    payWith: placing.payWith ?? null,
    refunded: money(0, placing.total.currency),
    settled: money(0, placing.total.currency),
    version: 1,
    payBy: null,
    fromCart: placing.fromCart ?? false,
    slot: placing.slot ?? null,
    createdAt: at,
    updatedAt: at,
  }
  return told(order, { type: 'OrderPlaced' })
}

/**
 * Minor units: the most that an order can come to, and so what a card is authorized for. No pick is beyond the tolerance,
 * and nothing that stands in for a line costs more than it: the total is never more than this.
 */
export const mostOf = (order: Pick<Order, 'items' | 'total' | 'tolerance'>): number => {
  const now = order.items.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0)
  const most = order.items.reduce((sum, item) => sum + dearest(item, order.tolerance), 0)
  return order.total.amount - now + most
}

/** All that inventory is to hold for an order, by product. */
export function holdsOf(order: Order): Hold[] {
  const packed = !['pending', 'awaiting_payment', 'confirmed', 'picking'].includes(order.status)
  return byProduct([
    ...order.items.map((item) => holdOf(item, order.tolerance, packed)),
    ...(packed ? [] : order.proposals.filter(isOpen).map((it) => holdOfProposal(it, order.tolerance))),
    ...(order.wanted?.more ?? []),
  ])
}

/** Whether all of an order's money has gone back, beyond what it costs less. */
const isRefunded = ({ refunded, settled, total }: Order) => {
  const given = refunded.amount - settled.amount
  return given > 0 && given >= total.amount
}

const isInsisted = ({ anyway, reason }: Insistence) => anyway === true && reason !== undefined

/** Why a step can't be taken, for people; null where it can. */
export function hindrance(order: Order, step: Step): string | null {
  const verb = verbs[step.type] ?? `${step.type} it`
  if (!from[step.type].includes(order.status))
    return `The order is ${order.status}, which does not allow to ${verb}.`
  if (order.wanted && ['change lines', 'start picking', 'pack'].includes(step.type))
    return 'A change of its lines is under way: wait for what comes of it.'
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

/** A line of an order by its number. */
export const lineOfOrder = ({ items }: Order, line: number): OrderItem | undefined =>
  items.find((item) => item.line === line)

const proposalOf = ({ proposals }: Order, { line, number }: { line: number; number: number }) =>
  proposals.find((it) => it.line === line && it.number === number)

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

/**
 * Takes a step. Null where there is a hindrance, or nothing new in it: what happened came late or a second
 * time and is to be ignored, what was commanded is to be refused, or is done already.
 */
export function advance(order: Order, step: Step, at: Date): Change | null {
  if (hindrance(order, step) !== null) return null
  const change = taken(order, step, at)
  if (!change) return null
  const lines = change.order.items !== order.items
  return { ...change, lines, ...(order.runId !== null && { run: order.runId }) }
}

function taken(order: Order, step: Step, at: Date): Change | null {
  const next = { ...order, version: order.version + 1, updatedAt: later(at, order.updatedAt) }

  switch (step.type) {
    case 'stock reserved': {
      const held = step.lines ? withHeld(next, step.lines) : next
      if (order.paymentMethod === 'cash_on_delivery') {
        return told({ ...held, status: 'confirmed' }, { type: 'OrderConfirmed' })
      }
      const payBy = new Date(next.updatedAt.getTime() + step.payWithin)
      const fact: Fact = { type: 'PaymentRequested', expiresAt: payBy }
      return told({ ...held, status: 'awaiting_payment', payBy }, fact)
    }

    case 'stock rejected':
      return told(
        { ...next, status: 'rejected' },
        { type: 'OrderRejected', short: step.short },
        spellShortages(order.items, step.short),
      )

    case 'payment authorized':
    case 'payment captured':
      return told({ ...next, status: 'confirmed' }, { type: 'OrderConfirmed' })
    case 'payment failed':
      return cancelled(next, 'payment_failed', step.reason)
    case 'payment refunded': {
      // The sum only grows, so that a refund which is heard of again is known by it.
      const more = subtract(step.refunded, order.refunded)
      if (more.amount <= 0) return null
      const settled = step.settles ? sum([order.settled, more], more.currency) : order.settled
      const detail = `${formatMajor(step.amount)} ${step.amount.currency}: ${step.reason}`
      return noted({ ...next, refunded: step.refunded, settled }, 'PaymentRefunded', detail)
    }
    case 'payment overdue':
      return cancelled(next, 'payment_timeout')
    case 'slot closed':
      return told(next, { type: 'OrderSlotClosed', others: step.others })
    case 'flagged':
      if (order.flags.includes(step.flag)) return null
      return noted({ ...next, flags: [...order.flags, step.flag] }, 'OrderFlagged', step.detail)
    case 'cancel':
      return cancelled(next, 'customer', step.reason)
    case 'cancel as staff':
      return cancelled(next, 'staff', step.reason)

    case 'change': {
      const { shippingAddress = order.shippingAddress, note = order.note, slot = order.slot } = step
      return told({ ...next, shippingAddress, note, slot }, { type: 'OrderChanged' })
    }

    case 'change lines':
      return wanting(next, step.priced)
    case 'payment change authorized':
      return order.wanted?.request === step.request ? relined(next, order.wanted) : null
    case 'payment change failed':
      return order.wanted?.request === step.request ? standing(next, step.reason) : null

    case 'start picking': {
      const picking = { by: step.by, at: next.updatedAt }
      if (order.status === 'confirmed')
        return told({ ...next, status: 'picking', picking }, { type: 'OrderPickingStarted' })
      // Another device counts its picks anew.
      const items = next.items.map((item) => (item.sequence === null ? item : { ...item, sequence: null }))
      return order.picking?.by === step.by ? null : noted({ ...next, picking, items }, 'PickingTakenOver')
    }
    case 'give back picking':
    case 'picking abandoned': {
      if (!order.picking?.by) return null
      const detail = step.type === 'picking abandoned' ? 'nobody touched it' : undefined
      return noted({ ...next, picking: { by: null, at: next.updatedAt } }, 'PickingGivenBack', detail)
    }
    case 'pick':
      return picked(next, step)

    case 'offer substitute': {
      const { line, product, quantity } = step
      const item = lineOfOrder(order, line) as OrderItem
      const proposal: Proposal = {
        ...{ line, product, quantity, state: 'reserving', held: null, until: null },
        at: next.updatedAt.toISOString(),
        number: order.proposals.filter((it) => it.line === line).length + 1,
        atOnce: takesAtOnce(item.ifShort, product.productId),
      }
      return told(
        touched({ ...next, proposals: [...order.proposals, proposal] }),
        {
          type: 'StockRequested',
          request: requestOf(proposal),
          lines: [holdOfProposal(proposal, order.tolerance)],
        },
        `line ${line}: ${formatQuantity(product.soldBy, quantity)} of ${product.name}`,
      )
    }
    case 'stock added': {
      if (order.wanted && order.wanted.request === step.request && !order.wanted.added)
        return coveredBy(next, { ...order.wanted, added: step.lines }, step.payWithin)
      const proposal = order.proposals.find((it) => requestOf(it) === step.request)
      if (proposal?.state !== 'reserving') return null
      const own = step.lines.find(({ productId }) => productId === proposal.product.productId)
      const held = { ...proposal, held: own?.quantity ?? proposal.quantity }
      if (proposal.atOnce) return answered(next, held, 'accepted')
      const until = new Date(next.updatedAt.getTime() + step.answerWithin)
      const asked = { ...held, state: 'asked' as const, until: until.toISOString() }
      const instead = lineOfOrder(order, proposal.line) as OrderItem
      const fact: Fact = {
        type: 'SubstituteProposed',
        proposal: asked,
        total: lineOf(asked, instead, 0).lineTotal,
        until,
      }
      return told(withProposal(next, asked), fact, spellProposal(asked))
    }
    case 'stock denied': {
      if (order.wanted && order.wanted.request === step.request)
        return standing(next, spellShortages(order.wanted.items, step.short))
      const proposal = order.proposals.find((it) => requestOf(it) === step.request)
      return proposal?.state === 'reserving' ? answered(next, proposal, 'sold_out') : null
    }
    case 'accept substitute': {
      const proposal = proposalOf(order, step) as Proposal
      // The sweep says that it is over.
      if (proposal.until !== null && at > new Date(proposal.until)) return null
      return answered(next, proposal, 'accepted')
    }
    case 'reject substitute':
      return answered(next, proposalOf(order, step) as Proposal, 'rejected')
    case 'withdraw substitute':
      return answered(touched(next), proposalOf(order, step) as Proposal, 'withdrawn')
    case 'substitutes overdue': {
      const over = order.proposals.find(
        ({ state, until }) => state === 'asked' && until !== null && at > new Date(until),
      )
      return over ? answered(next, over, 'expired') : null
    }

    case 'pack': {
      const items = next.items.map((item) =>
        item.state === 'open' ? { ...item, state: 'picked' as const, picked: item.quantity } : item,
      )
      const door = step.bags === undefined ? order.door : { ...order.door, bags: step.bags }
      const bagged = { ...next, items, door, status: 'packed' as const }
      return told(bagged, { type: 'OrderPacked' }, insistence(order, step))
    }
    case 'put on run': {
      const { runId, courierId } = step
      return order.runId === runId ? null : noted({ ...next, runId, courierId }, 'PutOnRun')
    }
    case 'take off run':
      return order.runId === null ? null : noted({ ...next, runId: null, courierId: null }, 'TakenOffRun')
    case 'next stop':
      return noted(next, 'NextStop')

    case 'ship': {
      const { type: _, anyway: __, reason: ___, courierId = order.courierId, pin, ...tracking } = step
      const door = pin === undefined ? order.door : { ...order.door, pin }
      const carrier = [tracking.carrier, tracking.trackingNumber].filter(Boolean).join(' ')
      return told(
        { ...next, status: 'shipped', tracking: carrier ? tracking : null, courierId, door },
        { type: 'OrderShipped', tracking },
        [carrier, insistence(order, step)].filter(Boolean).join('; '),
      )
    }
    case 'deliver': {
      const { type: _, ...found } = step
      const { collected = null, differenceReason = '' } = found
      // What was said at the door was said.
      const { pin: __, ...door } = order.door
      const differs = collected !== null && collected !== order.total.amount
      const flags = differs ? [...new Set([...order.flags, 'cash_difference'])] : order.flags
      return told(
        { ...next, status: 'delivered', flags, door: { ...door, ...found } },
        { type: 'OrderDelivered', collected, differenceReason },
        found.receivedBy,
      )
    }
    case 'fail delivery': {
      const attempt = order.door.attempts + 1
      const { pin: __, ...before } = order.door
      const door = { ...before, attempts: attempt }
      return told(
        { ...next, status: 'packed', door, courierId: null, runId: null, tracking: null },
        { type: 'OrderDeliveryFailed', reason: step.reason, attempt },
        step.reason,
      )
    }
    case 'given up':
      return cancelled(next, 'not_delivered', step.reason)
    case 'return':
      return returned(next, step)
  }
}

/** Whether a pick was heard before, or a newer one of its device was. */
export const isLate = (
  item: OrderItem,
  { sequence, pickId }: { sequence: number | null; pickId?: string },
): boolean =>
  (pickId !== undefined && item.pickIds?.includes(pickId)) ||
  (sequence !== null && item.sequence !== null && sequence <= item.sequence)

/** So much of a line is in the bag. Null where the same was said before, or something newer was. */
function picked(order: Order, step: Extract<Step, { type: 'pick' }>): Change | null {
  const { line, quantity, reason, sequence, pickId } = step
  const item = lineOfOrder(order, line)
  if (!item || whyNotPicked(item, quantity, reason, order.tolerance) !== null) return null
  if (isLate(item, step)) return null
  const same = item.state !== 'open' && item.picked === quantity && item.shortReason === reason
  if (same && sequence === null) return null
  const state = isShort(item, quantity, order.tolerance) ? ('short' as const) : ('picked' as const)
  const pickIds = pickId ? [...(item.pickIds ?? []), pickId].slice(-mostPickIds) : item.pickIds
  const now = {
    ...{ ...item, picked: quantity, shortReason: reason, state, pickIds },
    sequence: sequence ?? item.sequence,
  }
  const detail = `line ${line}: ${formatQuantity(item.soldBy, quantity)} of ${item.name}`
  return noted(
    repriced(touched(order), [now], state === 'short' ? 'short' : 'picked', line),
    'LinePicked',
    reason ? `${detail} (${reason.replace('_', ' ')})` : detail,
  )
}

/** An offer has ended; taken, a line of its own stands in for the one that it was made for. */
function answered(order: Order, proposal: Proposal, answer: Answer): Change {
  const { line, number } = proposal
  const ended = withProposal(order, { ...proposal, state: answer })
  const fact: Fact = { type: 'SubstituteAnswered', line, number, answer }
  const detail = `${spellProposal(proposal)}: ${answer.replace('_', ' ')}`
  if (answer !== 'accepted') return told(ended, fact, detail)
  const instead = lineOfOrder(order, line) as OrderItem
  const substitute = lineOf(proposal, instead, Math.max(...order.items.map((item) => item.line)) + 1)
  const replaced = { ...instead, state: 'substituted' as const, picked: 0 }
  return told(repriced(ended, [replaced, substitute], 'substituted', line), fact, detail)
}

/** Its customer wants other lines: what is more is held first, and what that costs more is authorized before it counts. */
function wanting(order: Order, priced: Priced): Change {
  const asked = order.changes + 1
  const more = byProduct(
    priced.items.flatMap((item) => {
      const now = order.items.find(({ productId }) => productId === item.productId)
      const hold = holdOf({ ...item, held: null }, order.tolerance, false)
      const held = now ? holdOf(now, order.tolerance, false) : { quantity: 0, most: 0 }
      const least = Math.max(0, item.quantity - (now?.quantity ?? 0))
      return least > 0 ? [{ ...hold, quantity: least, most: Math.max(least, hold.most - held.most) }] : []
    }),
  )
  const wanted: Wanted = { ...priced, request: `change:${asked}`, more, added: null }
  if (more.length === 0) return relined({ ...order, changes: asked }, wanted)
  const fact: Fact = { type: 'StockRequested', request: wanted.request, lines: more }
  return { ...told({ ...order, changes: asked, wanted }, fact), entry: entryOf(order, 'ChangeAsked') }
}

/** What its customer wants besides is held: now the payment, where a card has to be good for more. */
function coveredBy(order: Order, wanted: Wanted, payWithin: number): Change {
  const authorize = mostOf({ ...order, ...wanted })
  if (order.paymentMethod === 'cash_on_delivery' || authorize <= mostOf(order)) return relined(order, wanted)
  const expiresAt = new Date(order.updatedAt.getTime() + payWithin)
  return told(
    { ...order, wanted },
    { type: 'PaymentChangeRequested', request: wanted.request, authorize, expiresAt },
  )
}

/** It has the lines that its customer wanted. A line keeps its number, and what is dropped from it is held no more. */
function relined(order: Order, { items, added, more: _, request: __, ...priced }: Wanted): Change {
  let last = Math.max(...order.items.map(({ line }) => line))
  const lines = items.map((item) => {
    const before = order.items.find(({ productId }) => productId === item.productId)
    const came = added?.find(({ productId }) => productId === item.productId)?.quantity ?? 0
    const held = Math.min(
      mostOfLine(item, order.tolerance),
      (before ? (before.held ?? before.quantity) : 0) + came,
    )
    last += before ? 0 : 1
    return { ...item, line: before?.line ?? last, held: Math.max(held, item.quantity) }
  })
  const changed = { ...order, ...priced, items: lines, wanted: null }
  return told(adjusted(changed, order, 'changed'), { type: 'OrderChanged' }, 'its lines')
}

/** It can't have them, and stands as it was: what was held for them is free again. */
function standing(order: Order, why: string): Change {
  const changed = { ...order, wanted: null }
  return { ...told(changed, { type: 'OrderChanged' }), entry: entryOf(changed, 'ChangeRefused', why) }
}

const spellProposal = ({ line, product, quantity }: Proposal) =>
  `line ${line}: ${formatQuantity(product.soldBy, quantity)} of ${product.name}`

const withProposal = (order: Order, proposal: Proposal): Order => ({
  ...order,
  proposals: order.proposals.map((it) =>
    it.line === proposal.line && it.number === proposal.number ? proposal : it,
  ),
})

/** Its picker has just done something with it. */
const touched = (order: Order): Order =>
  order.picking ? { ...order, picking: { ...order.picking, at: order.updatedAt } } : order

/** What inventory holds, shared out among the lines of a product: to each what it needs, the rest to the first. */
function withHeld(order: Order, reserved: Reserved[]): Order {
  const left = new Map(reserved.map(({ productId, quantity }) => [productId, quantity]))
  for (const { productId, quantity } of order.items)
    left.set(productId, (left.get(productId) ?? quantity) - quantity)
  const items = order.items.map((item) => {
    const spare = Math.max(0, left.get(item.productId) ?? 0)
    left.set(item.productId, 0)
    return { ...item, held: item.quantity + spare }
  })
  return { ...order, items }
}

/**
 * All of it came back, or some: its money goes back for what did, and what it cost to bring only with the whole.
 */
function returned(order: Order, step: Extract<Step, { type: 'return' }>): Change | null {
  const { reason, restock } = step
  const wanted = step.items ?? order.items.map((item) => ({ line: item.line, quantity: keptOf(item) }))
  const back = order.items.flatMap((item) => {
    const quantity = wanted.reduce((sum, it) => sum + (it.line === item.line ? it.quantity : 0), 0)
    return quantity > 0 ? [{ ...item, returned: item.returned + quantity }] : []
  })
  if (back.length === 0 && step.items) return null
  const kept = repriced(order, back, 'returned')
  const whole = kept.items.every((item) => keptOf(item) === 0)
  if (whole) {
    const free = money(0, order.total.currency)
    const all = adjusted(
      { ...kept, status: 'returned', deliveryFee: free, fees: [], total: free },
      order,
      'returned',
    )
    return told(all, { type: 'OrderReturned', reason, restock }, reason)
  }
  const lines = back.map((item) => {
    const before = lineOfOrder(order, item.line) as OrderItem
    return {
      line: item.line,
      quantity: item.returned - before.returned,
      amount: subtract(before.lineTotal, costed(item).lineTotal),
    }
  })
  const detail = `${lines.map(({ line, quantity }) => `line ${line}: ${quantity}`).join(', ')}; ${reason}`
  return told(kept, { type: 'OrderLinesReturned', lines, reason, restock }, detail)
}

/** An order with these lines changed, or new, and what it comes to by them. */
function repriced(order: Order, lines: OrderItem[], reason: Adjustment['reason'], line?: number): Order {
  const changed = new Map(lines.map((item) => [item.line, costed(item)]))
  const items = order.items.map((item) => {
    const now = changed.get(item.line)
    changed.delete(item.line)
    return now ?? item
  })
  items.push(...changed.values())
  const { currency } = order.total
  const subtotal = money(
    items.reduce((sum, item) => sum + grossOf(item), 0),
    currency,
  )
  const discount = sum(
    items.flatMap(({ discounts }) => discounts.map(({ amount }) => amount)),
    currency,
  )
  const more = subtotal.amount - discount.amount - order.subtotal.amount + order.discount.amount
  const total = money(order.total.amount + more, currency)
  return adjusted({ ...order, items, subtotal, discount, total }, order, reason, line)
}

/** Its total is not what it was: why, is kept for ever. */
function adjusted(order: Order, before: Order, reason: Adjustment['reason'], line?: number): Order {
  const kept = before.adjustments.reduce((sum, { amount }) => sum + amount.amount, before.orderedTotal.amount)
  const amount = money(order.total.amount - kept, order.total.currency)
  if (amount.amount === 0) return { ...order, adjustments: before.adjustments }
  const at = order.updatedAt.toISOString()
  const one: Adjustment = { at, ...(line !== undefined && { line }), reason, amount }
  return { ...order, adjustments: [...before.adjustments, one] }
}

/** People give a reason in their words, or none; of a payment the cause is the reason, and its words the detail. */
function cancelled(order: Order, cause: Cause, reason?: string): Change {
  const byPeople = cause === 'customer' || cause === 'staff'
  const cancelReason = byPeople ? (reason ?? null) : cause
  const detail = [cause, reason].filter(Boolean).join(': ')
  return told(
    { ...order, status: 'cancelled', cancelReason, wanted: null },
    { type: 'OrderCancelled', cause, reason: reason ?? '' },
    detail,
  )
}

/** What the timeline says of an order that goes out although its money has gone back. */
const insistence = (order: Order, { reason }: Insistence) =>
  isRefunded(order) ? `although its money has gone back: ${reason}` : ''

function told(order: Order, fact: Fact, detail?: string): Change {
  return { ...noted(order, fact.type, detail), fact: isErased(order) ? wordless(fact) : fact }
}

/** A fact without what people wrote of it. */
function wordless(fact: Fact): Fact {
  if ('reason' in fact) return { ...fact, reason: '' }
  return fact.type === 'OrderShipped' ? { ...fact, tracking: {} } : fact
}

/** A change that only the timeline tells of. Of someone who was erased nobody's words are kept. */
function noted(order: Order, event: TimelineEntry['event'], detail?: string): Change {
  return { order, fact: null, entry: entryOf(order, event, detail) }
}

function entryOf(order: Order, event: TimelineEntry['event'], detail?: string): TimelineEntry {
  const { version, updatedAt: at, status } = order
  return { version, at, status, event, detail: isErased(order) ? null : detail || null, actor: null }
}

const isErased = ({ shippingAddress: { recipient, line1 } }: Order) =>
  recipient === nowhere.recipient && line1 === nowhere.line1

/** Replicas' clocks differ a little; an order's own time never goes back. */
const later = (a: Date, b: Date) => (a > b ? a : b)
