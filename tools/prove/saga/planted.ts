import { decide as decideStock } from '../../../modules/inventory/reservations/reservation.ts'
import { advance } from '../../../modules/order/life.ts'
import type { Order, Status, Step } from '../../../modules/order/order.ts'
import { decide as decidePayment } from '../../../modules/payment/decide.ts'
import type { Decision, Happened, Payment } from '../../../modules/payment/payment.ts'
import type { World } from './explore.ts'
import { type Rules, realRules } from './rules.ts'
import type { Bounds } from './strands.ts'

/** A rule made wrong on purpose: what is wrong, in which world it shows, and what the explorer has to say of it. */
export interface Planted {
  name: string
  wrong: Partial<Rules>
  world: World
  finds: RegExp
  /** Fewer, where the way to it is long and needs none of them. */
  bounds?: Bounds
  /** Where the way to it is longer than that of most. */
  depth?: number
}

const few: Bounds = { repeats: 0, refunds: 1, reminders: 0, failures: 0 }

const cash: World = { orders: ['cash_on_delivery'], stock: 1 }
const card: World = { orders: ['card'], stock: 1 }
const cardAtOnce: World = { ...card, charged: 'at_confirmation' }
const both: World = { orders: ['card', 'cash_on_delivery'], stock: 1 }

/** The order's life, where a step may be taken from these statuses as well, as if it were in `as`. */
const alsoFrom =
  (type: Step['type'], from: Status[], as: Status): Rules['advance'] =>
  (order, step, at) => {
    const pretended: Order =
      step.type === type && from.includes(order.status) ? { ...order, status: as } : order
    return advance(pretended, step, at)
  }

/** The payment's life, where `change` makes something else of a decision. */
const settling =
  (change: (decision: Decision, payment: Payment, happened: Happened) => Decision): Rules['settle'] =>
  (payment, happened, world) =>
    change(decidePayment(payment, happened, world), payment, happened)

const withoutRefund = (decision: Decision, { refunding }: Payment): Decision => ({
  ...decision,
  payment: { ...decision.payment, refunding },
  refunds: [],
  calls: decision.calls.filter(({ kind }) => kind !== 'refund'),
})

/** Shelves on which there is always one more. */
const boundless: Rules['reserve'] = (lines, shelves) => {
  const fuller = [...shelves].map(([id, shelf]) => [id, { ...shelf, onHand: shelf.onHand + 10 }] as const)
  const decision = decideStock(lines, new Map(fuller))
  if (decision.status === 'rejected') return decision
  const changes = decision.changes.map((change) => ({
    ...change,
    after: { ...change.after, onHand: change.after.onHand - 10 },
  }))
  return { ...decision, changes }
}

const { release } = realRules.steps

/** Each is found, by the shortest way to it. */
export const planted: Planted[] = [
  {
    name: 'the inbox forgets what it handled',
    wrong: { inboxRemembers: false },
    world: cash,
    finds: /told the same twice/,
  },
  {
    name: 'events are said outside of the transaction',
    wrong: { saysInTransaction: false },
    world: cash,
    finds: /at rest/,
  },
  {
    name: 'an event is acknowledged before the commit',
    wrong: { acknowledgesAfterCommit: false },
    world: cash,
    finds: /at rest/,
  },
  { name: 'the bus loses the order', wrong: { keepsOrder: false }, world: cash, finds: /at rest/ },
  {
    name: 'stock is reserved whatever there is',
    wrong: { reserve: boundless },
    world: both,
    finds: /oversold: 2 reserved of 1/,
  },
  {
    name: 'an order that is heard of again reserves again',
    wrong: { reservesOnce: false },
    world: { ...cash, stock: 2 },
    finds: /2 reserved, and orders hold 1/,
  },
  {
    name: 'stock is released that was never reserved',
    wrong: { steps: { ...realRules.steps, release: { ...release, from: ['reserved', 'rejected'] } } },
    world: { ...cash, stock: 0 },
    finds: /less than nothing/,
  },
  {
    name: 'what nobody took in at the door stays out of the books of the shelf',
    wrong: { steps: { ...realRules.steps, bring_back: { ...realRules.steps.bring_back, from: [] } } },
    world: cash,
    bounds: { ...few, refunds: 0, failures: 1 },
    finds: /order is packed, stock shipped/,
  },
  {
    name: 'stock is released that was shipped',
    wrong: {
      steps: { ...realRules.steps, release: { ...release, from: ['reserved', 'shipped'] } },
      advance: alsoFrom('cancel as staff', ['shipped'], 'packed'),
    },
    world: cash,
    finds: /less than nothing/,
  },
  {
    name: 'an order is cancelled that was shipped',
    wrong: { advance: alsoFrom('cancel', ['shipped'], 'confirmed') },
    world: cash,
    finds: /at rest, and order is cancelled, stock shipped/,
  },
  {
    name: 'an order is packed before its stock is reserved',
    wrong: { advance: alsoFrom('pack', ['pending'], 'confirmed') },
    world: cash,
    finds: /is packed, and its stock is none/,
  },
  {
    name: 'the clock cancels what was paid',
    wrong: { advance: alsoFrom('payment overdue', ['confirmed', 'packed'], 'awaiting_payment') },
    world: card,
    finds: /cancelled as unpaid/,
  },
  {
    name: 'money that comes late revives a cancelled order',
    wrong: { advance: alsoFrom('payment authorized', ['cancelled'], 'awaiting_payment') },
    world: card,
    finds: /confirmed, and its stock is released/,
  },
  {
    name: 'money that comes after the order was called off is kept',
    wrong: {
      settle: settling((decision, payment, happened) =>
        happened.type === 'provider answered' && payment.calledOff
          ? withoutRefund(decision, payment)
          : decision,
      ),
    },
    world: cardAtOnce,
    finds: /at rest, and order is cancelled, stock released, payment captured/,
    bounds: few,
  },
  {
    name: 'money that is promised after the order was called off is held for ever',
    wrong: {
      settle: settling((decision, payment, happened) =>
        happened.type === 'provider answered' && payment.calledOff
          ? { ...decision, calls: decision.calls.filter(({ key }) => key !== 'cancel:payment:authorized') }
          : decision,
      ),
    },
    world: card,
    finds: /at rest, and order is cancelled, stock released, payment authorized/,
    bounds: few,
    depth: 18,
  },
  {
    name: 'what is packed is never charged',
    wrong: {
      settle: settling((decision) => ({
        ...decision,
        calls: decision.calls.filter(({ kind }) => kind !== 'capture'),
      })),
    },
    world: card,
    finds: /at rest, and order is packed, stock reserved, payment authorized/,
    bounds: few,
  },
  {
    name: 'all that is authorized is charged',
    wrong: {
      settle: settling((decision, payment, happened) =>
        happened.type === 'capture answered' && decision.payment.captured > 0
          ? {
              ...decision,
              entries: decision.entries.map((entry) => ({ ...entry, amount: payment.authorized })),
            }
          : decision,
      ),
    },
    world: card,
    finds: /3 is booked as taken of an order of 2/,
    bounds: few,
  },
  {
    name: 'what was captured is captured again',
    wrong: {
      settle: (payment, happened, world) =>
        decidePayment(
          happened.type === 'provider answered' ? { ...payment, status: 'requires_action' } : payment,
          happened,
          world,
        ),
    },
    world: cardAtOnce,
    finds: /4 is booked as taken of an order of 2/,
  },
  {
    name: 'a refund is asked for without a key',
    wrong: { refundsHaveKeys: false },
    world: cardAtOnce,
    finds: /the provider gave back 4 of 2|ledger says 2 taken and 1 back, the provider 2 and 2/,
  },
  {
    name: 'a call without an answer is not made again',
    wrong: { asksAgain: false },
    world: card,
    finds: /at rest/,
  },
  {
    name: 'nobody is told that money went back',
    wrong: {
      settle: settling((decision) => ({
        ...decision,
        events: decision.events.filter(({ type }) => type !== 'mart.payment.v1.PaymentRefunded'),
      })),
    },
    world: cardAtOnce,
    finds: /went back, and the order knows of 0/,
    bounds: few,
  },
  {
    name: 'cash that is promised is not called off',
    wrong: {
      settle: (payment, happened, world) =>
        decidePayment(
          payment,
          happened.type === 'order called off' ? { type: 'confirmation asked for', token: '' } : happened,
          world,
        ),
    },
    world: cash,
    finds: /at rest, and order is cancelled, stock released, payment authorized/,
  },
]
