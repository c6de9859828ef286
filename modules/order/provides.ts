import type { Config } from '#config/config.ts'
import type { DepsOf } from '#src/runtime/module.ts'
import { cart } from './cart/provides.ts'
import { catalogueRepository } from './catalogue-repository.ts'
import { customerRepository } from './customers/customer-repository.ts'
import { eraseCustomer } from './customers/erase-customer.ts'
import { erasureRepository } from './customers/erasure-repository.ts'
import { delivery } from './delivery/provides.ts'
import { fiscal } from './fiscal/provides.ts'
import { following } from './following/provides.ts'
import { recipientRepository } from './following/recipient-repository.ts'
import { fulfilment } from './fulfilment/provides.ts'
import { offers } from './offers/provides.ts'
import { orderRepository } from './order-repository.ts'
import { picking } from './picking/provides.ts'
import { placing } from './placing/provides.ts'
import type { Tariff } from './pricing.ts'
import { receipts } from './receipts/provides.ts'
import { recordChange, recordChanges } from './record-change.ts'
import { reports } from './reports/provides.ts'
import { slots } from './slots/provides.ts'
import { substitutes } from './substitutes/provides.ts'
import { zones } from './zones/provides.ts'

const tariff = ({ config }: { config: Config }): Tariff => ({ currency: config.currency, ...config.order })

/** What all rooms share, and what each of them makes. */
export const provides = {
  orders: orderRepository,
  catalogue: catalogueRepository,
  customers: customerRepository,
  recipients: recipientRepository,
  erasures: erasureRepository,
  tariff,
  recordChanges,
  recordChange,
  eraseCustomer,
  ...cart,
  ...placing,
  ...offers,
  ...fulfilment,
  ...following,
  ...zones,
  ...slots,
  ...delivery,
  ...picking,
  ...substitutes,
  ...reports,
  ...receipts,
  ...fiscal,
}

export type Deps = DepsOf<typeof provides>
