import type { DepsOf } from '#src/runtime/module.ts'
import { books } from './books/provides.ts'
import { couriers } from './couriers/provides.ts'
import { disputes } from './disputes/provides.ts'
import { erasureRepository } from './erasure-repository.ts'
import { paying } from './paying/provides.ts'
import { paymentRepository } from './payment-repository.ts'
import { providers } from './providers/provides.ts'
import { refunds } from './refunds/provides.ts'
import { settlePayments } from './settle-payment.ts'

export const provides = {
  payments: paymentRepository,
  settle: settlePayments,
  erasures: erasureRepository,
  ...paying,
  ...refunds,
  ...disputes,
  ...couriers,
  ...providers,
  ...books,
}

export type Deps = DepsOf<typeof provides>
