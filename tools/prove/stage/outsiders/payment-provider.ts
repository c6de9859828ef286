import { setTimeout as delay } from 'node:timers/promises'
import { stripeDouble } from '../../../../modules/payment/providers/stripe-double.ts'
import { behindProxy } from './behind-proxy.ts'

const secret = 'whsec_of_the_proof'

/** Milliseconds: between tries of an event that the mart didn't take, doubled each time; Stripe goes on for three days. */
const [firstPause, longestPause] = [200, 5_000]
/** Milliseconds within which events overtake each other. */
const overtaking = 50
/** Milliseconds of `webhooks late`. */
const late = 6_000

type Punctuality = 'on time' | 'early' | 'late' | 'twice' | 'never'

/** Something that happened there, and is told. */
interface Taken {
  at: number
  id: string
  what: { type: string; paymentIntent: string; amount: number; status: string }
}

type Provider = Awaited<ReturnType<typeof paymentProvider>>
const open = new Set<Provider>()

/**
 * The customer pays with the provider, as a shopper's browser does that has the payment's `clientSecret`. `gone`: it can't
 * be paid any more, or nobody knows it.
 */
export function payAtProvider(clientSecret: string, card: 'ok' | 'declined'): 'paid' | 'declined' | 'gone' {
  for (const provider of open) {
    const answer = provider.pay(clientSecret, card)
    if (answer !== 'gone') return answer
  }
  return 'gone'
}

/** Stripe, as far as the mart talks to it, which may misbehave: with its answers, and with what it tells unasked. */
export async function paymentProvider(mart: () => string | null, random: () => number) {
  const stripe = await stripeDouble()
  const log: Taken[] = []
  const closing = new AbortController()
  let punctuality: Punctuality = 'on time'
  let untold = 0

  /** Until the mart has taken it. Events overtake each other, as they do with Stripe. */
  async function tell(payload: string, signature: () => string): Promise<void> {
    untold++
    try {
      await delay(random() * overtaking, null, { signal: closing.signal }).catch(() => {})
      for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
        const url = mart()
        const headers = { 'content-type': 'application/json', 'stripe-signature': signature() }
        const sent =
          url &&
          fetch(`${url}/v1/payments/webhooks/stripe`, {
            ...{ method: 'POST', headers, body: payload },
            signal: AbortSignal.any([closing.signal, AbortSignal.timeout(10_000)]),
          })
        const taken = await Promise.resolve(sent).then(
          (answer) => answer && answer.status === 200,
          () => false,
        )
        if (taken || closing.signal.aborted) return
        await delay(pause, null, { signal: closing.signal }).catch(() => {})
      }
    } finally {
      untold--
    }
  }

  stripe.mood.onChange = async (type, object) => {
    const paymentIntent = object.payment_intent ?? object.id
    const { status } = object
    // Of what is held less may be taken.
    const amount = type === 'payment_intent.succeeded' ? object.amount_received : object.amount
    log.push({ at: performance.now(), id: object.id, what: { type, paymentIntent, amount, status } })
    if (punctuality === 'never') return
    const { payload } = stripe.event(type, structuredClone(object), secret)
    // Signed anew for each try, as Stripe does it: a signature is good for five minutes.
    const signature = () => stripe.sign(payload, secret)
    if (punctuality === 'late') {
      untold++
      delay(late, null, { signal: closing.signal })
        .then(() => tell(payload, signature))
        .catch(() => {})
        .finally(() => untold--)
      return
    }
    const told = tell(payload, signature)
    if (punctuality === 'twice') void tell(payload, signature)
    // The mart hears of it before it has the answer to its own request.
    if (punctuality === 'early') await Promise.race([told, delay(2_000, null, { ref: false })])
  }

  const tells = (how: Punctuality) => (isOn: boolean) => {
    punctuality = isOn ? how : 'on time'
  }
  const { outsider, port } = await behindProxy('payment provider', Number(new URL(stripe.url).port), {
    taken: () => log,
    async close() {
      closing.abort()
      open.delete(provider)
      await stripe.close()
    },
    own: {
      'out of order': (isOn) => {
        stripe.mood.fail = isOn ? 500 : null
      },
      'answer twice': (isOn) => {
        stripe.mood.twice = isOn
      },
      'webhooks early': tells('early'),
      'webhooks late': tells('late'),
      'webhooks twice': tells('twice'),
      'webhooks never': tells('never'),
    },
  })
  const provider = {
    outsider,
    settings: {
      STRIPE_SECRET_KEY: 'sk_test_of_the_proof',
      STRIPE_WEBHOOK_SECRET: secret,
      STRIPE_API_URL: `http://127.0.0.1:${port}`,
    },
    pay(clientSecret: string, card: 'ok' | 'declined'): 'paid' | 'declined' | 'gone' {
      const intent = [...stripe.intents.values()].find((one) => one.client_secret === clientSecret)
      if (intent?.status !== 'requires_payment_method') return 'gone'
      if (card === 'ok') {
        const paid = stripe.pay(intent.id)
        const held = paid.status === 'requires_capture'
        void stripe.mood.onChange(`payment_intent.${held ? 'amount_capturable_updated' : 'succeeded'}`, paid)
      } else void stripe.mood.onChange('payment_intent.payment_failed', intent)
      return card === 'ok' ? 'paid' : 'declined'
    },
    /** The ids of payments that were paid, and of which it may be that the mart wasn't told. */
    paid: () =>
      [...stripe.intents.values()]
        .filter(({ status }) => status === 'succeeded' || status === 'requires_capture')
        .map(({ id }) => id as string),
    /** Events that the mart hasn't taken yet. */
    untold: () => untold,
  }
  open.add(provider)
  return provider
}
