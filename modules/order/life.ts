import { formatMajor, money, subtract, sum } from '#src/money.ts'
import { formatQuantity } from '#src/quantity.ts'
import {
  answered,
  coveredBy,
  lineOfOrder,
  picked,
  proposalOf,
  relined,
  returned,
  spellProposal,
  standing,
  touched,
  wanting,
  withHeld,
  withProposal,
} from './life/bag.ts'
import { cancelled, noted, told } from './life/change.ts'
import type { OrderItem } from './life/lines.ts'
import { isRefunded, obstacle } from './life/obstacle.ts'
import { spellShortages } from './life/shortage.ts'
import { holdOfProposal, isOpen, lineOf, type Proposal, requestOf, takesAtOnce } from './life/substitutes.ts'
import {
  type Change,
  type Fact,
  type Insistence,
  type Order,
  type Placing,
  type Status,
  type Step,
  statuses,
} from './order.ts'

/**
 * The whole life of an order, from top to bottom, without I/O: how it is placed, from which status each step may be
 * taken, and what each makes of it; what else may stand in the way of one is obstacle.ts.
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
  'customer erased': ['picking'],
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
    invoice: null,
    version: 1,
    payBy: null,
    fromCart: placing.fromCart ?? false,
    slot: placing.slot ?? null,
    zoneId: placing.zoneId ?? null,
    offerRevision: placing.offerRevision ?? null,
    createdAt: at,
    updatedAt: at,
  }
  return told(order, { type: 'OrderPlaced' })
}

/** Why a step can't be taken, for people; null where it can. */
export function hindrance(order: Order, step: Step): string | null {
  const verb = verbs[step.type] ?? `${step.type} it`
  if (!from[step.type].includes(order.status))
    return `The order is ${order.status}, which does not allow to ${verb}.`
  return obstacle(order, step, verb)
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
  const address = change.order.shippingAddress !== order.shippingAddress
  return {
    ...{ ...change, before: order, lines },
    ...(address && { address }),
    ...(order.runId !== null && { run: order.runId }),
  }
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
      // It may be paid by another card: it waits for that.
      if (step.retriesLeft) return null
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
      const {
        shippingAddress = order.shippingAddress,
        note = order.note,
        slot = order.slot,
        zoneId = order.zoneId,
      } = step
      return told({ ...next, shippingAddress, note, slot, zoneId }, { type: 'OrderChanged' })
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
      // Another device counts its picks anew; that of who gave the order back and has it again counts on.
      const goesOn = (item: OrderItem) =>
        item.sequence === null || (item.sequenceBy === step.by && !step.takeOver)
      const items = next.items.map((item) =>
        goesOn(item) ? item : { ...item, sequence: null, sequenceBy: null },
      )
      if (order.picking?.by === step.by) return null
      const taken = { ...next, picking, items }
      const fact: Fact | null = order.picking?.by ? null : { type: 'OrderPickingStarted' }
      return { ...noted(taken, 'PickingTakenOver'), fact }
    }
    case 'give back picking':
    case 'picking abandoned': {
      if (!order.picking?.by) return null
      const detail = step.type === 'picking abandoned' ? 'nobody touched it' : undefined
      const free = { ...next, picking: { by: null, at: next.updatedAt } }
      return { ...noted(free, 'PickingGivenBack', detail), fact: { type: 'OrderPickingGivenBack' } }
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
    case 'customer erased': {
      const asked = order.proposals.find((it) => isOpen(it) && !it.atOnce)
      return asked ? answered(next, asked, 'rejected') : null
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

/** What the timeline says of an order that goes out although its money has gone back. */
const insistence = (order: Order, { reason }: Insistence) =>
  isRefunded(order) ? `although its money has gone back: ${reason}` : ''

/** Replicas' clocks differ a little; an order's own time never goes back. */
const later = (a: Date, b: Date) => (a > b ? a : b)
