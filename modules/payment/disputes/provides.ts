import { disputeRepository } from './dispute-repository.ts'

export const disputes = { disputes: disputeRepository }
