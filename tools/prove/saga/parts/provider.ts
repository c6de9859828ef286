import type { Happened } from '../../../../modules/payment/payment.ts'
import type { Rules } from '../rules.ts'
import {
  type Answer,
  askedOf,
  copyOf,
  currency,
  type KeptCall,
  type Provider,
  type Step,
  type Strand,
  total,
} from '../world.ts'
import { at } from './order.ts'
import type { Part } from './part.ts'
import { settle } from './payment.ts'

/** The provider, and everything between it and the mart: calls, answers that are late or lost, and what it tells unasked. */
export const provider: Part = {
  name: 'provider',
  steps: (strand, _, rules) => [
    ...strand.calls.flatMap((call, position) => callSteps(strand, call, position, rules)),
    ...webhookSteps(strand, rules),
    ...slowSteps(strand),
    ...chased(strand, rules),
  ],
}

function callSteps(strand: Strand, call: KeptCall, position: number, rules: Rules): Step[] {
  const draft = copyOf(strand)
  const { answer, ...due } = call
  if (!answer) {
    draft.calls[position] = { ...due, answer: act(draft, call, rules) }
    return [{ words: `the provider does: ${call.kind}`, strand: draft }]
  }
  draft.calls.splice(position, 1)
  settle(draft, happenedOf(strand, call, answer), rules)
  const lost = copyOf(strand)
  if (rules.asksAgain) lost.calls[position] = due
  else lost.calls.splice(position, 1)
  return [
    { words: `payment settles the answer to ${call.kind}: ${Object.values(answer)[0]}`, strand: draft },
    { words: `the answer to ${call.kind} is lost (time-out or crash)`, strand: lost },
  ]
}

function happenedOf(strand: Strand, { kind, refund }: KeptCall, answer: Answer): Happened {
  if ('payment' in answer) {
    const told = answered(strand, answer.payment)
    return kind === 'capture' ? { ...told, type: 'capture answered' } : told
  }
  const reference = answer.refund === 'failed' ? '' : `at the provider: ${refund?.id}`
  const of = { reference, status: answer.refund, at }
  return { type: 'refund answered', refundId: refund?.id ?? null, refund: of }
}

const answered = (strand: Strand, status: Provider['status'] | 'declined') => {
  const amount = status === 'captured' ? total : askedOf(strand)
  const payment = { reference: 'provider', status, money: { amount, currency }, at }
  return { type: 'provider answered' as const, payment }
}

/** What the provider does when it is called, once for each key, as `sandbox-provider.ts` does. */
function act(draft: Strand, { kind, token, refund }: KeptCall, rules: Rules): Answer {
  // Cash is nobody's to ask: what people gave back is written down.
  draft.provider ??= {
    status: draft.order.method === 'card' ? 'requires_action' : 'captured',
    refunds: [],
    webhooks: [],
  }
  const { provider } = draft
  if (kind === 'refund' && refund) {
    const known = rules.refundsHaveKeys && provider.refunds.some(({ id }) => id === refund.id)
    const given = provider.refunds.reduce((sum, { amount }) => sum + amount, 0)
    if (!known && rules.refundsHaveKeys && given + refund.amount > total) return { refund: 'failed' }
    if (!known) provider.refunds = [...provider.refunds, refund].slice(0, 4)
    return { refund: 'succeeded' }
  }
  if (kind === 'confirm' && token) pay(draft, token)
  if (kind === 'capture' && provider.status === 'authorized') become(provider, 'captured')
  const isOpen = provider.status === 'requires_action' || provider.status === 'authorized'
  if (kind === 'cancel' && isOpen) become(provider, 'cancelled')
  return { payment: provider.status }
}

/** A payment is paid, or fails, once. */
export function pay(draft: Strand, token: NonNullable<KeptCall['token']>): void {
  const { provider } = draft
  if (provider?.status !== 'requires_action') return
  become(provider, token === 'good' ? paidAs(draft) : token === 'slow' ? 'processing' : 'failed')
}

const paidAs = ({ order }: Strand): 'authorized' | 'captured' =>
  order.charged === 'at_packing' ? 'authorized' : 'captured'

function become(provider: Provider, status: Provider['status']): void {
  provider.status = status
  provider.webhooks.push({ says: status, left: 2 })
  provider.webhooks.sort((a, b) => (a.says < b.says ? -1 : 1))
}

/** What it tells unasked comes in any order, once, twice or never. */
function webhookSteps(strand: Strand, rules: Rules): Step[] {
  return (strand.provider?.webhooks ?? []).flatMap(({ says, left }, position) => {
    const never = copyOf(strand)
    never.provider?.webhooks.splice(position, 1)
    const heard = copyOf(strand)
    heard.provider?.webhooks.splice(position, 1, ...(left > 1 ? [{ says, left: left - 1 }] : []))
    settle(heard, answered(heard, says), rules)
    return [
      { words: `the provider's webhook says ${says}`, strand: heard },
      {
        words: `the provider's webhook that says ${says} never comes${left > 1 ? '' : ' again'}`,
        strand: never,
      },
    ]
  })
}

/** Money that is under way arrives, or doesn't. */
function slowSteps(strand: Strand): Step[] {
  if (strand.provider?.status !== 'processing') return []
  return [paidAs(strand), 'failed' as const].map((status) => {
    const draft = copyOf(strand)
    if (draft.provider) become(draft.provider, status)
    return { words: `the slow payment is ${status} at the provider`, strand: draft }
  })
}

/** The rule of `ask-after-payments.ts`: of what stands still the provider is asked. */
export function chased(strand: Strand, rules: Rules): Step[] {
  const { payment, provider, order } = strand
  const open =
    payment?.status === 'requires_action' ||
    (payment?.status === 'authorized' && (payment.toCapture > 0 || payment.calledOff))
  if (!open || !payment?.reference || !provider || order.method !== 'card') return []
  const draft = copyOf(strand)
  settle(draft, answered(draft, provider.status), rules)
  return [{ words: `payment asks the provider how it stands: ${provider.status}`, strand: draft }]
}
