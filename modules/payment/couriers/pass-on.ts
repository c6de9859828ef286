import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid, notFound } from '#src/http/problem.ts'
import { formatMajor, type Money, money } from '#src/money.ts'
import type { CourierCash, CourierRepository } from './courier-repository.ts'

interface Needs {
  couriers: CourierRepository
  now: () => Date
}

interface Passing {
  courierId: string
  kind: 'handed_in' | 'banked'
  amount: Money
  /** Of a slip, a bag, a receipt. */
  reference: string
  by: string
}

/** Cash goes from a courier into the safe, or what they handed in to the bank: never more than there is, whatever runs at once. */
export const passOn =
  ({ couriers, now }: Needs) =>
  async ({ courierId, kind, amount, reference, by }: Passing, tx: Tx): Promise<CourierCash> => {
    const known = await couriers.find(courierId)
    if (!known) throw notFound('courier')
    if (amount.currency !== known.currency)
      throw invalid({ path: 'amount.currency', message: `the cash is in ${known.currency}` })
    const passed = { courierId, orderId: null, kind, amount: amount.amount, by, reference }
    const after = await couriers.pass(tx, passed, now())
    if (after) return after
    const left = kind === 'handed_in' ? known.collected - known.handedIn : known.handedIn - known.banked
    const where = kind === 'handed_in' ? 'is with the courier' : 'was handed in and is not banked'
    const { currency } = known
    throw conflict(`Not so much is there: ${currency} ${formatMajor(money(left, currency))} ${where}.`)
  }
