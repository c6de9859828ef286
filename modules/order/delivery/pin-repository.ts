import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

/** Wrong PINs that are borne until an order is shipped anew. */
export const mostGuesses = 5

// By themselves, outside of what is refused for a wrong PIN: of a hundred at once five are looked at.
const take = sql<{ id: string }>(
  'pin.take_guess',
  `update orders set pin_guesses = pin_guesses + 1
   where id = $1 and status = 'shipped' and pin_guesses < ${mostGuesses} returning id`,
)
const begin = sql('pin.begin', 'update orders set pin_guesses = 0 where id = $1 and pin_guesses > 0')

/** How often the PIN of an order was guessed. SQL: counted by a condition, whatever comes at once. */
export const pinRepository = ({ db }: { db: Database }) => ({
  /** Uses up one of the guesses, at once; false where none is left. */
  take: async (id: string): Promise<boolean> => (await db.query(take, [id])).length > 0,

  /** That was it: all are left again. */
  async known(id: string): Promise<void> {
    await db.query(begin, [id])
  },

  /** The order has a PIN that nobody has guessed at. */
  begin(id: string, tx: Tx): void {
    tx.write(begin, [id])
  },
})

export type PinRepository = ReturnType<typeof pinRepository>
