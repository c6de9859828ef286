import { catalogue } from './catalogue.ts'
import type { Check } from './check.ts'
import { copies } from './copies.ts'
import { erased } from './erased.ts'
import { heardInOrder } from './heard-in-order.ts'
import { leftovers } from './leftovers.ts'
import { money } from './money.ts'
import { orders } from './orders.ts'
import { piledUp } from './piled-up.ts'
import { reads } from './reads.ts'
import { refusals } from './refusals.ts'
import { slots } from './slots.ts'
import { stock } from './stock.ts'
import { strangers } from './strangers.ts'
import { told } from './told.ts'
import { topics } from './topics.ts'

/** All that must be true after a run; docs/proof.md says what each promises. */
export const checks: Check[] = [
  stock,
  slots,
  orders,
  reads,
  catalogue,
  money,
  told,
  heardInOrder,
  topics,
  copies,
  strangers,
  refusals,
  erased,
  leftovers,
  piledUp,
]
