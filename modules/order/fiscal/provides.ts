import { fiscalRepository } from './fiscal-repository.ts'
import { makeFiscalProvider } from './providers.ts'
import { registerReceipts } from './register-receipts.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const fiscal = { fiscal: fiscalRepository, fiscalProvider: makeFiscalProvider, registerReceipts }
