import type { Settings, Shared, Values } from '#config/schema.ts'

/** The card provider: Stripe, or the sandbox. */
const settings = {
  stripeSecretKey: {
    doc: 'Empty: the sandbox provider',
    format: String,
    default: '',
    env: 'STRIPE_SECRET_KEY',
    sensitive: true,
  },
  stripeWebhookSecret: {
    doc: 'Signs what Stripe sends',
    format: String,
    default: '',
    env: 'STRIPE_WEBHOOK_SECRET',
    sensitive: true,
  },
  stripeApiUrl: {
    doc: "Where Stripe's API is; another address is that of a stand-in, for tests",
    format: 'httpUrl',
    default: 'https://api.stripe.com',
    env: 'STRIPE_API_URL',
  },
  allowSandbox: {
    doc: 'Whether production may run on the sandbox provider',
    format: Boolean,
    default: false,
    env: 'ALLOW_SANDBOX_PAYMENTS',
  },
  capture: {
    doc: 'When a card is charged: at_packing (what it costs by then, of what was authorized) or at_confirmation (the most it can cost; the difference goes back at packing); empty: at_packing where the provider can',
    format: ['', 'at_packing', 'at_confirmation'],
    default: '',
    env: 'PAYMENT_CAPTURE',
  },
  retries: {
    doc: 'How often a card may be tried again after a decline, within the time to pay',
    format: 'nat',
    default: 2,
    env: 'PAYMENT_RETRIES',
  },
  sandboxDelay: {
    doc: "How long the sandbox's tok_slow takes to pay",
    format: 'duration',
    default: '3s',
    env: 'SANDBOX_PAYMENT_DELAY',
  },
} as const satisfies Settings

/** What production can't do with. `runs`: whether this process runs the module. */
function refusals(payment: Values<typeof settings>, _: Shared, runs: boolean): string[] {
  const refused: string[] = []
  if (runs && payment.stripeSecretKey === '' && !payment.allowSandbox)
    refused.push(
      'STRIPE_SECRET_KEY: production needs it, or ALLOW_SANDBOX_PAYMENTS=true where no money is to move',
    )
  if (payment.stripeSecretKey !== '' && payment.stripeWebhookSecret === '')
    refused.push('STRIPE_WEBHOOK_SECRET: what Stripe sends is checked with it')
  return refused
}

export default { settings, refusals }
