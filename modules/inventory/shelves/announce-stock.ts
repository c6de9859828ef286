import type { Announcement } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { levelEvent } from '../shelf.ts'

/** Every shelf's state, to be said again to modules that have lost or never had it. */
export const announceStock: Announcement<Deps> = {
  name: 'stock',
  page: async ({ shelves }, after, limit, tx) =>
    (await shelves.levels(after, limit, tx)).map(({ productId, version, ...level }) =>
      levelEvent(productId, level, version),
    ),
}
