import type { PersonalData } from '#src/runtime/personal-data.ts'

/** Shelves are no persons: what staff write of their movements stays. */
export const personalData: PersonalData = {
  shelves: { sku: null, name: null, sold_by: null, sold_by_next: null },
  reservations: { status: null, shortages: null },
  movements_carried: {},
  movements: { kind: null, reason: null, reference: null, by: null },
}
