import type { Tx } from '#src/database/transaction.ts'
import { notFound } from '#src/http/problem.ts'
import { type Level, levelEvents } from '../shelf.ts'
import type { ShelfRepository } from './shelf-repository.ts'

interface Needs {
  shelves: ShelfRepository
}

/** Sets when staff want to order more; throws a 404 where the product has no shelf. */
export const changeReorderPoint =
  ({ shelves }: Needs) =>
  async (productId: string, reorderPoint: number, tx: Tx): Promise<Level> => {
    const change = await shelves.changeReorderPoint(productId, reorderPoint, tx)
    if (!change) throw notFound('product')
    tx.say(...levelEvents([change]))
    return change.after
  }
