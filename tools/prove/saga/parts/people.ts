import type { Step as OrderStep } from '../../../../modules/order/order.ts'
import type { Rules } from '../rules.ts'
import { copyOf, type Shelf, type Step, type Strand, type Token } from '../world.ts'
import { mayTake, take } from './order.ts'
import type { Part } from './part.ts'
import { settle } from './payment.ts'
import { pay } from './provider.ts'
import { say } from './say.ts'

const commands: { who: string; step: OrderStep }[] = [
  { who: 'the customer cancels', step: { type: 'cancel' } },
  { who: 'staff cancel', step: { type: 'cancel as staff' } },
  { who: 'staff pack', step: { type: 'pack' } },
  { who: 'staff ship', step: { type: 'ship' } },
  { who: 'the courier delivers', step: { type: 'deliver' } },
  {
    who: 'it comes back, and goes on the shelf',
    step: { type: 'return', reason: 'unwanted', restock: true },
  },
  { who: 'it comes back spoiled', step: { type: 'return', reason: 'spoiled', restock: false } },
  { who: 'the clock: the payment is overdue', step: { type: 'payment overdue' } },
]

/** Customers, staff and the clock, who act whenever the order lets them. */
export const people: Part = {
  name: 'people',
  steps: (strand: Strand, _: Shelf, rules: Rules) => [
    ...commands
      .filter(({ step }) => mayTake(strand, step, rules))
      .flatMap(({ who, step }) => after(strand, who, (draft) => take(draft, step, rules))),
    ...payments(strand, rules),
    ...refunds(strand, rules),
    ...reminders(strand),
    ...failures(strand, rules),
  ],
}

/** The step, where `act` says that it was one. */
function after(strand: Strand, words: string, act: (draft: Strand) => boolean): Step[] {
  const draft = copyOf(strand)
  return act(draft) ? [{ words, strand: draft }] : []
}

/** Through the mart, which asks the provider; or with the provider, past the mart. */
function payments(strand: Strand, rules: Rules): Step[] {
  const { payment, provider, order } = strand
  if (order.method !== 'card' || !payment?.reference) return []
  if (payment.status !== 'requires_action' && provider?.status !== 'requires_action') return []
  const tokens: Token[] = ['good', 'declined', 'slow']
  return tokens.flatMap((token) => [
    ...after(strand, `the customer pays through the mart with a ${token} card`, (draft) => {
      if (draft.calls.some(({ kind }) => kind === 'confirm')) return false
      return settle(draft, { type: 'confirmation asked for', token }, rules) === null
    }),
    ...after(strand, `the customer pays at the provider with a ${token} card`, (draft) => {
      if (draft.provider?.status !== 'requires_action') return false
      pay(draft, token)
      return true
    }),
  ])
}

/** Half of it, or all that is left. */
function refunds(strand: Strand, rules: Rules): Step[] {
  if (strand.left.refunds === 0) return []
  return [1, null].flatMap((amount) =>
    after(strand, `staff give back ${amount === null ? 'all that is left' : 'a half'}`, (draft) => {
      draft.left.refunds -= 1
      const asked = { type: 'refund asked for', amount, reason: 'spoiled', requestedBy: 'staff' } as const
      return settle(draft, asked, rules) === null
    }),
  )
}

/** Nobody is at the door: it comes back to the shop, to go out again. */
function failures(strand: Strand, rules: Rules): Step[] {
  if (strand.left.failures === 0) return []
  return after(strand, 'nobody takes it in at the door', (draft) => {
    draft.left.failures -= 1
    return take(draft, { type: 'fail delivery', reason: 'nobody there' }, rules)
  })
}

/** The sweep of the order module: says again what an order waits for an answer to. */
function reminders(strand: Strand): Step[] {
  const { status } = strand.order
  if (strand.left.reminders === 0 || (status !== 'pending' && status !== 'awaiting_payment')) return []
  const type = status === 'pending' ? 'OrderPlaced' : 'PaymentRequested'
  return after(strand, `the order's sweep says ${type} again`, (draft) => {
    draft.left.reminders -= 1
    say(draft, { type })
    return true
  })
}
