import type { Tx } from '#src/database/transaction.ts'
import type { changeOnHand } from './change-on-hand.ts'
import type { LedgerRepository } from './ledger-repository.ts'
import type { ShelfRepository } from './shelf-repository.ts'

interface Needs {
  shelves: ShelfRepository
  ledger: LedgerRepository
  changeOnHand: ReturnType<typeof changeOnHand>
}

/**
 * Puts so much on a shelf that was restored to an earlier time that `wanted` more of it can be promised than is: that had been
 * promised, and so was there. Once for each `reference`. Staff count the shelf after it.
 */
export const findAgain =
  ({ shelves, ledger, changeOnHand }: Needs) =>
  async (
    { productId, wanted, reference }: { productId: string; wanted: number; reference: string },
    tx: Tx,
  ): Promise<boolean> => {
    const shelf = await shelves.find(productId, tx)
    if (!shelf || (await ledger.refersTo(productId, reference, tx))) return false
    const missing = wanted - (shelf.onHand - shelf.reserved)
    if (missing <= 0) return false
    await changeOnHand(
      {
        productId,
        kind: 'adjusted',
        amount: missing,
        reason: 'promised before the restore',
        reference,
        by: '',
      },
      tx,
    )
    return true
  }
