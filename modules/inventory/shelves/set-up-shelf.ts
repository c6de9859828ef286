import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import type { ProductState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { levelEvent, levelEvents, unplaced } from '../shelf.ts'
import { demoPlace } from './demo-places.ts'
import type { ShelfRepository } from './shelf-repository.ts'

interface Needs {
  shelves: ShelfRepository
  config: Config
  log: Logger
}

/**
 * Makes a product's shelf when the product is first heard of, with the count that it came with, and says
 * what is on it; of what `SEED=demo` brings, also where it lies. Later only keeps the newest description. Where the product is sold by another unit while something is
 * on hand (it came in as the unit was changed), that stays counted as it was, and isn't for sale until it is counted to 0.
 */
export const setUpShelf =
  ({ shelves, config, log }: Needs) =>
  async (product: ProductState, tx: Tx): Promise<void> => {
    const { id: productId, sku, name, soldBy, status, version: productVersion, openingStock } = product
    const description = { productId, sku, name, soldBy, archived: status === 'archived', productVersion }
    const place = config.seed === 'demo' ? demoPlace(sku) : unplaced
    const version = await shelves.setUp(description, openingStock, place, tx)
    if (version !== null) {
      const level = {
        onHand: openingStock,
        reserved: 0,
        reorderPoint: 0,
        soldBy,
        soldByNext: null,
        ...place,
      }
      tx.say(levelEvent(productId, level, version))
      return
    }
    const change = await shelves.describe(description, tx)
    if (!change) return
    tx.say(...levelEvents([change]))
    const { onHand, soldBy: counted, soldByNext } = change.after
    if (soldByNext !== null && change.before.soldByNext === null)
      log.warn(
        { productId, onHand, counted, soldBy },
        'product sold by another unit than its stock is counted in',
      )
  }
