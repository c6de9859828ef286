import { tongues } from '#src/slip/wording.ts'
import { attachReceipt } from './attach-receipt.ts'
import { receiptRepository } from './receipt-repository.ts'

export const receipts = { receipts: receiptRepository, attachReceipt, tongues }
