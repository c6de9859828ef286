import { codeOf } from '#src/database/error-code.ts'
import { isOutage } from '#src/database/outage.ts'
import { Problem } from './problem.ts'

/** The client went away before it had sent all, or could be answered; nobody hears what is said about it. */
export class ClientGone extends Error {
  override name = 'ClientGone'
}

const outOfOrder = (cause: unknown, seconds: number) =>
  new Problem(503, 'Something that this needs is out of order. Try again in a moment.', {
    headers: { 'Retry-After': String(seconds) },
    cause,
  })

/**
 * The one decision what a client may see of an error: a Problem as it is, a dependency that is out as a
 * 503, what the database refused as a 409 or 422 without its words, and all else as a bare 500.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isOutage(error)) return outOfOrder(error, 5)
  const code = codeOf(error)
  // Waited too long: for a lock, for the statement; or lost to other transactions again and again.
  if (/^(55P03|57014|40001|40P01)$/.test(code)) return outOfOrder(error, 1)
  // Integrity: some use case didn't look, or two at once did. Nothing was changed.
  if (/^23/.test(code)) return new Problem(409, 'This contradicts what is there by now.', { cause: error })
  // Data that a column can't hold.
  if (/^(22001|22003|22021|22P05)$/.test(code))
    return new Problem(422, 'Some value is out of range.', { cause: error })
  return new Problem(500, 'Something went wrong here. It is logged under the id in `instance`.', {
    cause: error,
  })
}
