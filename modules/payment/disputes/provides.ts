import { disputeRepository } from './dispute-repository.ts'
import { recordDispute } from './record-dispute.ts'

export const disputes = { disputes: disputeRepository, recordDispute }
