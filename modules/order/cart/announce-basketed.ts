import type { Announcement } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { toBasketedEvent } from './basketed.ts'

/** Whether each product lies in baskets, to be said again to modules that have lost or never had it. */
export const announceBasketed: Announcement<Deps> = {
  name: 'basket',
  page: async ({ basketed }, after, limit, tx) =>
    (await basketed.hold(after, limit, tx)).map(toBasketedEvent),
}
