import type { Tx } from '#src/database/transaction.ts'
import { notFound } from '#src/http/problem.ts'
import { levelEvents, type Shelf } from '../shelf.ts'
import type { ShelfPlan, ShelfRepository } from './shelf-repository.ts'

interface Needs {
  shelves: ShelfRepository
}

/** Sets when staff want to order more, and where the product lies; throws a 404 where the product has no shelf. */
export const changeShelf =
  ({ shelves }: Needs) =>
  async (productId: string, plan: ShelfPlan, tx: Tx): Promise<Shelf> => {
    const change = await shelves.change(productId, plan, tx)
    const shelf = change && (await shelves.find(productId, tx))
    if (!shelf) throw notFound('product')
    tx.say(...levelEvents([change]))
    return shelf
  }
