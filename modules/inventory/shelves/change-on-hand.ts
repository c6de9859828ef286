import type { Tx } from '#src/database/transaction.ts'
import { conflict, notFound } from '#src/http/problem.ts'
import { formatQuantity, type SoldBy } from '#src/quantity.ts'
import { type Level, levelEvents, type Movement, mostOnHand } from '../shelf.ts'
import type { LedgerRepository, OnHandChange } from './ledger-repository.ts'

interface Needs {
  ledger: LedgerRepository
}

/**
 * Counts or adjusts what is on hand, and gives the movement and the shelf after it. Throws a 404 where the product has no shelf,
 * a 409 where less would be left than is reserved for orders, or more than a shelf can hold, or where what is there is
 * counted in a unit that the product is no longer sold by, and something would be left.
 */
export const changeOnHand =
  ({ ledger }: Needs) =>
  async (wanted: OnHandChange, tx: Tx): Promise<{ movement: Movement; level: Level }> => {
    const changed = await ledger.changeOnHand(wanted, tx)
    if (!changed) throw notFound('product')
    if ('refused' in changed) {
      const { onHand, reserved, soldBy, soldByNext } = changed.refused
      const target = wanted.kind === 'counted' ? wanted.amount : onHand + wanted.amount
      throw conflict(
        target < reserved
          ? `That would leave ${target} on hand, and ${reserved} are reserved for orders.`
          : soldByNext !== null && target !== 0
            ? `The ${formatQuantity(soldBy as SoldBy, onHand)} on hand were counted by ${soldBy}, and the product is sold by ${soldByNext} now: count 0 first, then what there is by ${soldByNext}.`
            : `That would put ${target} on hand; the most is ${mostOnHand}.`,
      )
    }
    tx.say(...levelEvents([changed.change]))
    return { movement: changed.movement, level: changed.change.after }
  }
