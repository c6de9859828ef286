import type { Tx } from '#src/database/transaction.ts'
import type { ReservationRepository } from './reservation-repository.ts'

/**
 * Writes down of an order that is over that nothing is reserved for it, where this module, restored to an earlier time, has
 * lost what it decided. Does nothing where it is known.
 */
export const reserveNothing =
  ({ reservations }: { reservations: ReservationRepository }) =>
  async (orderId: string, tx: Tx): Promise<boolean> => {
    const { fresh } = await reservations.claim([], [orderId], tx)
    if (!fresh.has(orderId)) return false
    reservations.reserve([{ orderId, decision: { status: 'rejected', shortages: [] } }], tx)
    return true
  }
