import { z } from 'zod'
import { reply, routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { page, pageOf, pageQuery, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import { Address, AddressEntry } from './schemas.ts'

const { get, post, put, delete: remove } = routesFor<Deps>()

const book = '/v1/users/me/addresses'

const AddressId = z.strictObject({ id })

export const routes = [
  get(book, {
    summary: 'My address book',
    who: 'user',
    query: z.strictObject(pageQuery),
    answers: { 200: page(Address) },
    run: async ({ addresses }, { caller, query }) => {
      const rows = await addresses.list(caller.id, readCursor(query.cursor, id), query.limit + 1)
      return pageOf(rows, query.limit, (last) => last.id)
    },
  }),

  post(book, {
    summary: 'Add an address',
    description: 'A new default takes the place of the old one.',
    who: 'user',
    body: AddressEntry,
    answers: { 201: Address },
    run: async ({ addAddress }, { body, caller }, tx) => {
      const address = await addAddress(caller.id, body, tx)
      return reply({ status: 201, body: address, headers: { Location: `${book}/${address.id}` } })
    },
  }),

  put(`${book}/{id}`, {
    summary: 'Replace an address',
    who: 'user',
    params: AddressId,
    body: AddressEntry,
    answers: { 200: Address },
    run: ({ replaceAddress }, { body, caller, params }, tx) => replaceAddress(caller.id, params.id, body, tx),
  }),

  remove(`${book}/{id}`, {
    summary: 'Remove an address',
    who: 'user',
    params: AddressId,
    answers: { 204: null },
    run: ({ removeAddress }, { caller, params }, tx) => removeAddress(caller.id, params.id, tx),
  }),
]
