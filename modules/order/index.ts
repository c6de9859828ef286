import type { UserState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { defineModule } from '#src/runtime/module.ts'
import { handOver } from '#src/runtime/personal-export.ts'
import { timelineArchive } from './archive-repository.ts'
import { cart } from './cart/room.ts'
import { finishErasures } from './customers/erase-customer.ts'
import { personalLists } from './customers/personal-data-repository.ts'
import { delivery } from './delivery/room.ts'
import { openOrders, orderFigures } from './figures.ts'
import { fiscal } from './fiscal/room.ts'
import { following } from './following/room.ts'
import { fulfilment } from './fulfilment/room.ts'
import { offers } from './offers/room.ts'
import { personalData } from './personal-data.ts'
import { picking } from './picking/room.ts'
import { placing } from './placing/room.ts'
import { type Deps, provides } from './provides.ts'
import { receipts } from './receipts/room.ts'
import { reports } from './reports/room.ts'
import { slots } from './slots/room.ts'
import { substitutes } from './substitutes/room.ts'
import { zones } from './zones/room.ts'

const on = subscriptionsFor<Deps>()
const handOverPersonalData = handOver('mart.order.v1.PersonalDataGathered', personalLists)

function keepUser({ customers, couriers }: Deps, user: UserState, tx: Tx): void {
  customers.keep(user, tx)
  couriers.keep(user, tx)
}

export default defineModule({
  name: 'order',
  description: 'Orders and carts, and the saga that takes an order from placed to delivered.',
  path: '/v1/orders',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  rooms: [
    cart,
    placing,
    offers,
    zones,
    slots,
    picking,
    substitutes,
    fulfilment,
    delivery,
    receipts,
    fiscal,
    following,
    reports,
  ],
  // The copies that carts and orders are priced and judged by.
  subscriptions: [
    on('mart.product.v1.ProductCreated', ({ catalogue }, { product }, tx) =>
      catalogue.keepProduct(product, tx),
    ),
    on('mart.product.v1.ProductChanged', ({ catalogue }, { product }, tx) =>
      catalogue.keepProduct(product, tx),
    ),
    on('mart.product.v1.ProductArchived', ({ catalogue }, { product }, tx) =>
      catalogue.keepProduct(product, tx),
    ),
    on('mart.inventory.v1.StockLevelChanged', ({ catalogue }, shelf, tx) => catalogue.keepShelf(shelf, tx)),
    on('mart.user.v1.UserRegistered', (deps, { user }, tx) => keepUser(deps, user, tx)),
    on('mart.user.v1.UserChanged', (deps, { user }, tx) => keepUser(deps, user, tx)),
    on('mart.user.v1.UserErased', ({ eraseCustomer }, { userId }, tx) => eraseCustomer(userId, tx)),
    on('mart.user.v1.PersonalDataRequested', (_, asked, tx) => handOverPersonalData(asked, tx)),
  ],
  jobs: [finishErasures],
  gauges: [openOrders],
  figures: orderFigures,
  monthly: ['timeline'],
  archives: ({ order }) => [timelineArchive(order.timelineMonths)],
})
