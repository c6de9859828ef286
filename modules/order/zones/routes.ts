import { z } from 'zod'
import { reply, routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { page, pageOf, pageQuery, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import { NewZone, presentZone, ZoneAnswer, ZoneChange } from './schemas.ts'
import type { Zone } from './zone.ts'

const { get, post, patch, delete: remove } = routesFor<Deps>()

const ZoneId = z.strictObject({ id })
const Place = z.strictObject({ after: id })

const shown = (zone: Zone) => reply({ body: presentZone(zone, { toStaff: true }), version: zone.version })

export const routes = [
  get('/v1/zones', {
    summary: 'Where orders are brought, and on what terms',
    description:
      'Where there is no zone, orders are brought everywhere for the flat fee. The oldest first. Of two zones that an address is in it is the older one, and a postal code goes before a city.',
    who: 'anyone',
    query: z.strictObject(pageQuery),
    answers: { 200: page(ZoneAnswer) },
    run: async ({ zones }, { query: { limit, cursor }, caller }) => {
      const rows = await zones.page(readCursor(cursor, Place)?.after ?? null, limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => ({ after: last.id }))
      const toStaff = caller !== null && caller.role !== 'customer'
      return { items: items.map((zone) => presentZone(zone, { toStaff })), nextCursor }
    },
  }),

  post('/v1/zones', {
    summary: 'Add a zone',
    description: 'From the first on, addresses outside of every zone are refused.',
    who: 'staff:delivery',
    audit: { words: 'kept' },
    body: NewZone,
    answers: { 201: ZoneAnswer },
    run: ({ createZone }, { body }, tx) => {
      const zone = createZone(body, tx)
      return reply({
        status: 201,
        body: presentZone(zone, { toStaff: true }),
        version: zone.version,
        headers: { Location: `/v1/zones/${zone.id}` },
      })
    },
  }),

  patch('/v1/zones/{id}', {
    summary: 'Change a zone',
    description: 'Orders that were placed keep the terms that they were placed by.',
    who: 'staff:delivery',
    audit: { words: 'kept' },
    params: ZoneId,
    body: ZoneChange,
    answers: { 200: ZoneAnswer },
    run: async ({ changeZone }, { params, body, ifMatch }, tx) =>
      shown(await changeZone(params.id, body, ifMatch, tx)),
  }),

  remove('/v1/zones/{id}', {
    summary: 'Delete a zone, with its slots',
    description:
      'A 409 while orders are to be brought in one of them. With the last zone the flat fee is back.',
    who: 'staff:delivery',
    params: ZoneId,
    answers: { 204: null },
    run: ({ deleteZone }, { params }, tx) => deleteZone(params.id, tx),
  }),
]
