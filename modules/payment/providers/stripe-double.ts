import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Stripe from 'stripe'
import { v7 } from 'uuid'

// biome-ignore lint/suspicious/noExplicitAny: Stripe's objects, as far as a test needs them
type Thing = any

interface StripeRequest {
  request: string
  key: string | undefined
  body: URLSearchParams
}

const { webhooks } = new Stripe('unused')

/**
 * For tests: Stripe's API over HTTP, as far as the adapter uses it. It keeps payment intents, their charges and refunds,
 * answers a key that it has seen as it did then, and refuses what Stripe refuses. `hang` makes it say nothing at all,
 * `fail` answer every request so.
 */
export async function stripeDouble() {
  const intents = new Map<string, Thing>()
  const charges: Thing[] = []
  const refunds: Thing[] = []
  const asked: StripeRequest[] = []
  const seen = new Map<string, Promise<{ status: number; body: Thing }>>()
  const mood = {
    hang: false,
    fail: null as null | number,
    refundStatus: 'succeeded',
    now: () => Math.floor(Date.now() / 1000),
    /** Hears what Stripe would send an event of, and is awaited before whoever caused it is answered. */
    onChange: async (_type: string, _object: Thing): Promise<void> => {},
    /** Every answer comes twice on its connection. */
    twice: false,
  }
  let count = 0
  const made = (kind: string) => `${kind}_${v7().replaceAll('-', '')}${++count}`
  const refused = (message: string) => ({
    status: 400,
    body: { error: { type: 'invalid_request_error', message } },
  })
  const fine = (body: Thing) => ({ status: 200, body })
  const left = (charge: Thing) => charge.amount_captured - charge.amount_refunded
  const metadataOf = (body: URLSearchParams) =>
    Object.fromEntries(
      [...body].flatMap(([name, value]) => {
        const field = /^metadata\[(\w+)\]$/.exec(name)?.[1]
        return field ? [[field, value]] : []
      }),
    )

  function refund(intent: string, amount: number, metadata: object): Thing | null {
    const charge = charges.find(({ payment_intent }) => payment_intent === intent)
    if (!charge || left(charge) < amount) return null
    charge.amount_refunded += amount
    const { currency, id } = charge
    const status = mood.refundStatus
    const it = {
      id: made('re'),
      object: 'refund',
      charge: id,
      payment_intent: intent,
      amount,
      currency,
      status,
    }
    refunds.unshift({ ...it, created: mood.now(), metadata, failure_reason: null })
    return refunds[0]
  }

  async function answer(request: string, body: URLSearchParams, query: URLSearchParams) {
    const [method, path = ''] = request.split(' ')
    const [, what, id = '', step] = path.split('/').filter(Boolean)
    if (what === 'payment_intents' && method === 'POST' && !id) {
      const intent = {
        id: made('pi'),
        object: 'payment_intent',
        created: mood.now(),
        status: 'requires_payment_method',
        capture_method: body.get('capture_method') ?? 'automatic',
        amount_capturable: 0,
        amount: Number(body.get('amount')),
        amount_received: 0,
        currency: body.get('currency'),
        client_secret: made('secret'),
        latest_charge: null,
        canceled_at: null,
        metadata: metadataOf(body),
      }
      intents.set(intent.id, intent)
      return fine(intent)
    }
    if (what === 'payment_intents' && !id) {
      const from = Number(query.get('created[gte]') ?? 0)
      const data = [...intents.values()].filter(({ created }) => created >= from)
      return fine({ object: 'list', url: path, has_more: false, data })
    }
    if (what === 'payment_intents') {
      const intent = intents.get(id)
      if (!intent) return refused(`No such payment_intent: '${id}'`)
      if (step === 'capture') {
        if (intent.status !== 'requires_capture')
          return refused(`This PaymentIntent could not be captured: its status is ${intent.status}`)
        const amount = Number(body.get('amount_to_capture') ?? intent.amount)
        if (amount > intent.amount_capturable)
          return refused('The amount to capture is greater than what is held')
        const charge = charges.find((it) => it.id === intent.latest_charge)
        Object.assign(charge, { captured: true, amount_captured: amount })
        Object.assign(intent, { status: 'succeeded', amount_received: amount, amount_capturable: 0 })
        await mood.onChange('payment_intent.succeeded', intent)
      }
      if (step === 'cancel') {
        if (intent.status === 'succeeded')
          return refused('You cannot cancel this PaymentIntent: it has succeeded')
        Object.assign(intent, { status: 'canceled', canceled_at: mood.now(), amount_capturable: 0 })
        await mood.onChange('payment_intent.canceled', intent)
      }
      const charge = charges.find((it) => it.id === intent.latest_charge)
      return fine(
        (query.get('expand[0]') || body.get('expand[0]')) && charge
          ? { ...intent, latest_charge: charge }
          : intent,
      )
    }
    if (what === 'refunds' && method === 'POST') {
      const it = refund(body.get('payment_intent') ?? '', Number(body.get('amount')), metadataOf(body))
      if (it) await mood.onChange('refund.created', it)
      return it ? fine(it) : refused('Refund amount is greater than unrefunded amount on charge')
    }
    if (what === 'refunds' && id) return fine(refunds.find((it) => it.id === id))
    const list = what === 'charges' ? charges : what === 'refunds' ? refunds : null
    if (!list) return { status: 404, body: { error: { type: 'invalid_request_error', message: path } } }
    const of = query.get('payment_intent')
    const [gte, lt] = [Number(query.get('created[gte]') ?? 0), Number(query.get('created[lt]') ?? 1e12)]
    const data = list.filter(
      (it) => it.created >= gte && it.created < lt && (!of || it.payment_intent === of),
    )
    return fine({ object: 'list', url: path, has_more: false, data })
  }

  const server = createServer(async (req, res) => {
    const url = new URL(req.url ?? '/', 'http://stripe.test')
    const request = `${req.method} ${url.pathname}`
    const key = req.headers['idempotency-key'] as string | undefined
    const body = new URLSearchParams(await text(req))
    asked.push({ request, key, body })
    if (mood.hang) return
    if (mood.fail) {
      res.writeHead(mood.fail, { 'content-type': 'application/json', 'stripe-should-retry': 'false' })
      res.end(JSON.stringify({ error: { type: 'api_error', message: 'out of order' } }))
      return
    }
    const answering =
      seen.get(key ?? '') ?? answer(request, body, url.searchParams).then((said) => structuredClone(said))
    if (key) seen.set(key, answering)
    const said = await answering
    res.writeHead(said.status, { 'content-type': 'application/json' }).end(JSON.stringify(said.body))
    if (mood.twice) res.once('finish', () => req.socket.write(again(JSON.stringify(said.body))))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    mood,
    intents,
    refunds,
    charges,

    /** The customer pays, or, where it is to be captured by itself, has it held: at `at` (seconds), and of another amount or currency where that is said. */
    pay(id: string, { at = mood.now(), ...other }: { at?: number; amount?: number; currency?: string } = {}) {
      const intent = intents.get(id)
      const { amount, currency } = { amount: intent.amount, currency: intent.currency, ...other }
      const held = intent.capture_method === 'manual'
      const charge = { id: made('ch'), object: 'charge', created: at, captured: !held, payment_intent: id }
      charges.unshift({ ...charge, amount, currency, amount_captured: held ? 0 : amount, amount_refunded: 0 })
      Object.assign(intent, {
        status: held ? 'requires_capture' : 'succeeded',
        amount,
        amount_received: held ? 0 : amount,
        amount_capturable: held ? amount : 0,
        currency,
        latest_charge: charge.id,
      })
      return intent
    },

    /** Somebody gives money back in the dashboard. */
    refundByHand: (intent: string, amount: number) => refund(intent, amount, {}),

    /** An event of Stripe's, and its signature. */
    event(type: string, object: Thing, secret: string, more: { id?: string; created?: number } = {}) {
      const event = {
        id: `evt_${v7()}`,
        object: 'event',
        type,
        created: mood.now(),
        api_version: '2026-10-28',
      }
      const payload = JSON.stringify({ ...event, ...more, data: { object } })
      return { payload, signature: webhooks.generateTestHeaderString({ payload, secret }) }
    },

    /** Its signature at this time. */
    sign: (payload: string, secret: string) => webhooks.generateTestHeaderString({ payload, secret }),

    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

const again = (body: string) =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
