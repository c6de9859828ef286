import { fiscalMarkOf } from '#src/slip/fiscal-mark.ts'
import type { FiscalMark } from '#src/slip/slip.ts'
import type { FiscalStanding } from './fiscal-repository.ts'

/** What receipts bear once they are registered, by their numbers. */
export const marksOf = (standing: ReadonlyMap<string, FiscalStanding>): Map<string, FiscalMark> =>
  new Map(
    [...standing.values()].flatMap(({ receipt, provider, number, qr }) =>
      number !== null && qr !== null ? [[receipt, fiscalMarkOf({ provider, number, qr })] as const] : [],
    ),
  )
