import type { PersonalData } from '#src/runtime/personal-data.ts'

/** Shelves are no persons: what staff write of their movements stays. */
export const personalData: PersonalData = {
  shelves: { sku: null, name: null, sold_by: null, sold_by_next: null, aisle: null, storage: null },
  reservations: { status: null, shortages: null },
  stock_requests: { request: null, lines: null, shortages: null },
  shortfalls: { reason: null },
  movements_carried: {},
  movements: { kind: null, reason: null, reference: null, by: null },
}
