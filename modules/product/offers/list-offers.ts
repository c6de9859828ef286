import { z } from 'zod'
import { id } from '#src/schemas/fields.ts'
import { type Page, pageOf, readCursor } from '#src/schemas/page.ts'
import { forever, type Offer } from './offer.ts'
import type { OfferRepository } from './offer-repository.ts'

interface Needs {
  offers: OfferRepository
  now: () => Date
}

interface Query {
  limit: number
  cursor?: string
  active?: boolean
}

const PlaceInForce = z.strictObject({ until: z.iso.datetime({ precision: 3 }), id })
const PlaceOfAll = z.strictObject({ before: id })

/** A page of offers: of those that hold now, which end first first; or (`all`) of all, the newest first. */
export const listOffers =
  ({ offers, now }: Needs) =>
  async ({ limit, cursor, active }: Query, { all }: { all: boolean }): Promise<Page<Offer>> => {
    if (all) {
      const before = readCursor(cursor, PlaceOfAll)?.before ?? null
      const rows = await offers.newest(before, active ?? null, limit + 1)
      return pageOf(rows, limit, (last) => ({ before: last.id }))
    }
    const place = readCursor(cursor, PlaceInForce)
    // What is switched off isn't in force.
    if (active === false) return { items: [], nextCursor: null }
    const after = place && { until: new Date(place.until), id: place.id }
    const rows = await offers.inForce(now(), after, limit + 1)
    return pageOf(rows, limit, (last) => ({ until: (last.until ?? forever).toISOString(), id: last.id }))
  }
