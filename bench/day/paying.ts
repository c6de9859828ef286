import { setTimeout as delay } from 'node:timers/promises'
import { shares } from './choices.ts'
import { type Following, follow, streamRoute } from './follow.ts'
import type { Order, Visit } from './visit.ts'

const paymentsRoute = 'GET /v1/payments?orderId='
const confirmRoute = 'POST /v1/payments/{id}/confirm'
const retryRoute = 'POST /v1/payments/{id}/retry'

/** Milliseconds between two looks whether the payment is there, and for how long. */
const pollInterval = 50
const payableTimeout = 10_000

/** Confirmed, or beyond it: staff may be quicker than the page is open. */
const confirmed = ['confirmed', 'packed', 'shipped', 'delivered', 'returned']

/** The order's page: its stream is read until the order is decided, and it is paid for by card in between. */
export async function followToTheEnd(visit: Visit): Promise<void> {
  const { placed, me, tally } = visit
  if (!placed) return
  visit.placed = null
  const { order, sentAt } = placed
  const following = await follow(me.caller, () => tally, order.id)
  try {
    if (order.paymentMethod === 'card') return await payByCard(visit, order, following)
    const status = await following.until([...confirmed, 'rejected'])
    if (status && status !== 'rejected')
      tally.waited('cash on delivery: order sent → confirmed', performance.now() - sentAt)
    else if (status === 'rejected') tally.happened('rejected: not enough in stock')
    else me.caller.wrong(streamRoute, `order ${order.id} stands still`)
  } finally {
    following.leave()
  }
}

async function payByCard(visit: Visit, order: Order, following: Following): Promise<void> {
  const { me, tally } = visit
  const reserved = await following.until(['awaiting_payment', 'rejected'])
  if (reserved === 'rejected') return tally.happened('rejected: not enough in stock')
  if (!reserved) me.caller.wrong(streamRoute, `order ${order.id} stands still`)
  if (me.dice.in(shares.unpaid)) return tally.happened('left the card unpaid')
  const payment = await payable(visit, order)
  await visit.day.think(me.dice)

  const roll = me.dice.random()
  const token =
    roll < shares.declined ? 'tok_declined' : roll < shares.declined + shares.slow ? 'tok_slow' : 'tok_ok'
  const sentAt = performance.now()
  const { status, body } = await me.caller.ask({
    method: 'POST',
    path: `/v1/payments/${payment}/confirm`,
    route: confirmRoute,
    body: { token },
    // Who thought for too long finds the order cancelled.
    answers: { 200: 'ok', 409: 'too late' },
  })
  if (status === 409) return tally.happened('paid too late')
  const expected = { tok_ok: 'authorized', tok_declined: 'failed', tok_slow: 'requires_action' }[token]
  if (body.status !== expected) me.caller.wrong(confirmRoute, `${token} makes it ${body.status}`)
  if (token === 'tok_declined') {
    tally.happened('declined by the bank')
    await payByAnother(visit, payment, order)
  }
  const becomes = await following.until([...confirmed, 'cancelled'])
  if (!becomes || !confirmed.includes(becomes))
    me.caller.wrong(streamRoute, `order ${order.id}, paid with ${token}, becomes ${becomes}`)
  if (token === 'tok_declined') tally.happened('paid by another card')
  else if (token === 'tok_slow') tally.happened('paid, the bank slow')
  else tally.waited('card: payment sent → confirmed', performance.now() - sentAt)
}

/** Whoever is declined tries again, with a card that is good. */
async function payByAnother(visit: Visit, payment: string, order: Order): Promise<void> {
  const { me } = visit
  const post = { method: 'POST', answers: { 200: 'ok', 409: 'too late' } } as const
  const path = `/v1/payments/${payment}`
  await me.caller.ask({ ...post, path: `${path}/retry`, route: retryRoute, body: {} })
  await payable(visit, order)
  await me.caller.ask({ ...post, path: `${path}/confirm`, route: confirmRoute, body: { token: 'tok_ok' } })
}

/** The id of the order's payment, as soon as it can be paid: the payment module hears of the order when the shopper does. */
async function payable(visit: Visit, order: Order): Promise<string> {
  const { caller } = visit.me
  for (
    const until = performance.now() + payableTimeout;
    performance.now() < until;
    await delay(pollInterval)
  ) {
    const { body } = await caller.ask({
      path: `/v1/payments?orderId=${order.id}`,
      route: paymentsRoute,
      answers: { 200: 'ok' },
    })
    const [payment] = body.items
    if (!payment?.clientSecret) continue
    if (payment.amount.amount !== order.total.amount)
      caller.wrong(
        paymentsRoute,
        `order ${order.id} comes to ${order.total.amount}, its payment to ${payment.amount.amount}`,
      )
    return payment.id
  }
  return caller.wrong(paymentsRoute, `order ${order.id} can't be paid`)
}
