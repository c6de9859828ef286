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
