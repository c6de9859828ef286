import { z } from 'zod'
import { reply, routesFor } from '#src/http/route.ts'
import { id, wholeNumber } from '#src/schemas/fields.ts'
import { page, pageOf, pageQuery, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import { CategoryAnswer, CategoryChange, NewCategory, presentCategory } from './schemas.ts'

const { get, post, patch, delete: del } = routesFor<Deps>()

const Place = z.strictObject({ after: id })

export const routes = [
  get('/v1/categories', {
    summary: 'The tree of categories',
    description: 'Parents before their children, siblings by name.',
    who: 'anyone',
    query: z.strictObject({ ...pageQuery, limit: wholeNumber(1, 100).default(100) }),
    answers: { 200: page(CategoryAnswer) },
    cache: ({ responseCache }) => responseCache,
    run: async ({ categories }, { query: { limit, cursor } }) => {
      const rows = await categories.page(readCursor(cursor, Place)?.after ?? null, limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => ({ after: last.id }))
      return { items: items.map(presentCategory), nextCursor }
    },
  }),

  post('/v1/categories', {
    summary: 'Add a category',
    who: 'staff:catalogue',
    audit: { words: 'kept' },
    body: NewCategory,
    answers: { 201: CategoryAnswer },
    run: async ({ createCategory }, { body }, tx) => {
      const category = await createCategory(body, tx)
      return reply({
        body: presentCategory(category),
        headers: { Location: `/v1/categories/${category.id}` },
      })
    },
  }),

  patch('/v1/categories/{id}', {
    summary: 'Rename or move a category',
    description: 'All under it moves along; its slug stays.',
    who: 'staff:catalogue',
    audit: { words: 'kept' },
    params: z.strictObject({ id }),
    body: CategoryChange,
    answers: { 200: CategoryAnswer },
    run: async ({ changeCategory }, { params, body }, tx) =>
      presentCategory(await changeCategory(params.id, body, tx)),
  }),

  del('/v1/categories/{id}', {
    summary: 'Delete a category that is not in use',
    who: 'staff:catalogue',
    audit: { words: 'kept' },
    params: z.strictObject({ id }),
    answers: { 204: null },
    run: ({ deleteCategory }, { params }, tx) => deleteCategory(params.id, tx),
  }),
]
