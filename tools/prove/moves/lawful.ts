import type { Answer } from '../../mart/client.ts'

/** The mart answered what the contract doesn't allow. */
export class Unlawful extends Error {
  override name = 'Unlawful'
}

/**
 * Whether it was done. Refusals that are `allowed` here are no error, nor is what a fault explains and a check judges: no
 * answer, a 5xx, too many requests. Throws `Unlawful` for everything else.
 */
export function isDone(what: string, { status, body }: Answer, ...allowed: number[]): boolean {
  if (status >= 200 && status < 300) return true
  if (status === 0 || status >= 500 || status === 429 || allowed.includes(status)) return false
  throw new Unlawful(`${what}: ${status} ${JSON.stringify(body).slice(0, 300)}`)
}

/** What can't be is so. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Unlawful(what)
}

/** What an order comes to, in the contract's words. */
interface Owed {
  total: { amount: number }
  orderedTotal: { amount: number }
  adjustments: { amount: { amount: number } }[]
}

/** Whatever was picked or changed, what an order comes to is what it was placed for and what was adjusted since. */
export const addsUp = (what: string, { total, orderedTotal, adjustments }: Owed): void =>
  must(
    adjustments.reduce((sum, { amount }) => sum + amount.amount, orderedTotal.amount) === total.amount,
    `${what}: ${orderedTotal.amount} and ${JSON.stringify(adjustments)} are not ${total.amount}`,
  )
