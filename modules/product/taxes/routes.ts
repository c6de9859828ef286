import { z } from 'zod'
import { reply, routesFor } from '#src/http/route.ts'
import { page, pageOf, pageQuery, readCursor } from '#src/schemas/page.ts'
import { taxClass } from '../product-fields.ts'
import type { Deps } from '../provides.ts'
import { NewTaxRate, presentTaxClass, saidBy, TaxClassAnswer } from './schemas.ts'

const { get, post } = routesFor<Deps>()

const Place = z.strictObject({ after: taxClass })

export const routes = [
  get('/v1/tax-rates', {
    summary: 'How goods are taxed',
    description:
      'Classes by name, each with its rates; of each time the last that has begun. Prices include tax.',
    who: 'anyone',
    query: z.strictObject(pageQuery),
    answers: { 200: page(TaxClassAnswer) },
    cache: ({ responseCache }) => responseCache,
    run: async ({ taxes }, { query: { limit, cursor } }) => {
      const rows = await taxes.page(readCursor(cursor, Place)?.after ?? null, limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => ({ after: last.name }))
      return { items: items.map(presentTaxClass), nextCursor }
    },
  }),

  post('/v1/tax-rates', {
    summary: 'Set a rate from a date on',
    description:
      'A class that there isn’t begins with it. Said again it is answered 200 and changes nothing; another rate for a date ' +
      'to come takes the place of the one that is there; what would change the past is a 409. ' +
      'Which rates there have to be is the shop’s own duty.',
    who: 'admin',
    audit: { words: 'kept' },
    body: NewTaxRate,
    answers: { 201: TaxClassAnswer, 200: TaxClassAnswer },
    run: async ({ setTaxRate }, { body }, tx) => {
      const { taxClass, isNew } = await setTaxRate(saidBy(body), tx)
      return reply({ status: isNew ? 201 : 200, body: presentTaxClass(taxClass) })
    },
  }),
]
