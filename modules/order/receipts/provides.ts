import { tongues } from '#src/slip/wording.ts'
import { issueReceipts } from './issue-receipts.ts'
import { receiptRepository } from './receipt-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const receipts = { receipts: receiptRepository, issueReceipts, tongues }
