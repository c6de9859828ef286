import type { Config } from '#config/config.ts'
import type { Meter } from '#src/metrics/meter.ts'
import { cashProvider } from './cash-provider.ts'
import { meteredProvider } from './metered-provider.ts'
import type { PaymentProvider, ProviderName } from './provider.ts'
import { sandboxProvider } from './sandbox-provider.ts'
import type { SandboxRepository } from './sandbox-repository.ts'
import { stripeProvider } from './stripe-provider.ts'

/** The provider of that name. Throws where it is not configured, as for a payment made before it was taken out. */
export type Providers = (name: ProviderName) => PaymentProvider

/** Who takes new card payments: Stripe where it is configured, else the sandbox. */
export const cardProvider = (config: Config): 'stripe' | 'sandbox' =>
  config.payment.stripeSecretKey ? 'stripe' : 'sandbox'

/** The providers of this mart. The sandbox stays, for payments that were made with it. */
export const makeProviders = ({
  config,
  sandbox,
  now,
  meter,
}: {
  config: Config
  sandbox: SandboxRepository
  now: () => Date
  meter: Meter
}): Providers => {
  const { stripeSecretKey, stripeApiUrl } = config.payment
  const providers: Partial<Record<ProviderName, PaymentProvider>> = {
    cash: cashProvider(now),
    sandbox: sandboxProvider({ books: sandbox, now, slowness: config.payment.sandboxDelay }),
    ...(stripeSecretKey && { stripe: stripeProvider(stripeSecretKey, stripeApiUrl) }),
  }
  const metered = Object.fromEntries(
    Object.entries(providers).map(([name, provider]) => [
      name,
      meteredProvider(name as ProviderName, provider, meter),
    ]),
  )
  return (name) => {
    const provider = metered[name]
    if (!provider) throw new Error(`the payment provider ${name} is not configured`)
    return provider
  }
}
