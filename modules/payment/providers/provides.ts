import { adoptPayment } from './adopt-payment.ts'
import { badSignatures } from './bad-signatures.ts'
import { callRepository } from './call-repository.ts'
import { makeCalls } from './make-calls.ts'
import { providerEventRepository } from './provider-event-repository.ts'
import { makeProviders } from './providers.ts'
import { receiveEvent } from './receive-event.ts'
import { sandboxRepository } from './sandbox-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const providers = {
  adoptPayment,
  providers: makeProviders,
  calls: callRepository,
  makeCalls,
  providerEvents: providerEventRepository,
  receiveEvent,
  badSignatures,
  sandbox: sandboxRepository,
}
