import { disputeRepository } from './dispute-repository.ts'
import { recordDispute } from './record-dispute.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const disputes = { disputes: disputeRepository, recordDispute }
