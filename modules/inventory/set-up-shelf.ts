import type { ProductState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { levelEvent } from './shelf.ts'
import type { ShelfRepository } from './shelf-repository.ts'

/**
 * Makes a product's shelf when the product is first heard of, with the count that it came with, and says
 * what is on it; later only keeps the newest description.
 */
export const setUpShelf =
  ({ shelves }: { shelves: ShelfRepository }) =>
  async (product: ProductState, tx: Tx): Promise<void> => {
    const { id: productId, sku, name, soldBy, status, version: productVersion, openingStock } = product
    const description = { productId, sku, name, soldBy, archived: status === 'archived', productVersion }
    const version = await shelves.setUp(description, openingStock, tx)
    if (version === null) shelves.describe(description, tx)
    else tx.say(levelEvent(productId, { onHand: openingStock, reserved: 0, reorderPoint: 0 }, version))
  }
