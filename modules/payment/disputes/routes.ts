import { routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { page, pageOf, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import { Dispute, DisputeQuery, presentDispute } from './schemas.ts'

const { get } = routesFor<Deps>()

export const routes = [
  get('/v1/payments/disputes', {
    summary: 'List what banks want back, newest first',
    who: 'staff:refunds',
    query: DisputeQuery,
    answers: { 200: page(Dispute) },
    async run({ disputes }, { query: { limit, cursor, open = null } }) {
      const rows = await disputes.list(readCursor(cursor, id), open, limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map(presentDispute), nextCursor }
    },
  }),
]
