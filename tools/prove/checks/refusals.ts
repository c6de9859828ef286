import type { History } from '../history.ts'
import type { Check } from './check.ts'

/** Milliseconds for which a fault explains refusals after it is lifted: processes start, connections are made anew. */
const aftermath = 60_000

/** What a mart may answer while something that it needs is out: itself, or the door before it. */
const outages = [502, 503, 504]

/** A refusal is the mart's word that it can't just now: it says when to come again, and there is a reason for it. */
export const refusals: Check = {
  name: 'refusals-explained',
  says: 'no answer is a 5xx but a 502, 503 or 504 while a fault explains it, and each 503 says when to come again',
  run: (history) => Promise.resolve(brokenRefusals(history)),
}

/**
 * Outside production a mart checks what it answers: the last release of inventory, while it runs, knows no movement that was
 * written off or brought back from a door. In production it answers with what there is.
 */
const isOfLastRelease = (what: string, status: number | null, faults: History['faults'], at: number) =>
  status === 500 &&
  what === 'GET /v1/inventory/{productId}/movements' &&
  faults.some((it) => it.kind === 'rolling-deployment' && it.at <= at && at <= (it.until ?? it.at) + 5_000)

/** Which answers are not explained. */
export function brokenRefusals({ deeds, faults }: Pick<History, 'deeds' | 'faults'>): {
  looked: number
  broken: string[]
} {
  const broken: string[] = []
  const refused = deeds.filter(({ status }) => status !== null && status >= 500)
  for (const { status, what, path, at, until, retryAfter, output, who } of refused) {
    const end = until ?? at
    const cause = faults.some((fault) => fault.at <= end && at <= (fault.until ?? fault.at) + aftermath)
    const where = `${who} at ${(at / 1000).toFixed(1)} s, ${what} (${path}): ${status} ${JSON.stringify(output)}`
    if (isOfLastRelease(what, status, faults, at)) continue
    if (!outages.includes(status as number)) broken.push(where)
    else if (!cause) broken.push(`${where}, and no fault explains it`)
    else if (status === 503 && retryAfter === undefined) broken.push(`${where} without Retry-After`)
  }
  // Without a fault there is no reason for silence either.
  for (const { status, what, at, who } of deeds)
    if (
      status === null &&
      !faults.some((fault) => fault.at <= at + 20_000 && at <= (fault.until ?? fault.at) + aftermath)
    )
      broken.push(`${who} at ${(at / 1000).toFixed(1)} s, ${what}: no answer, and no fault explains it`)
  return { looked: deeds.length, broken }
}
