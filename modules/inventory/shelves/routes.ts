import { notFound } from '#src/http/problem.ts'
import { routesFor } from '#src/http/route.ts'
import { isAllowed } from '#src/http/who-may.ts'
import { pageOf, readCursor } from '#src/schemas/page.ts'
import type { Deps } from '../provides.ts'
import {
  Adjustment,
  Count,
  MovementPage,
  MovementQuery,
  movementPlace,
  Plan,
  presentLevel,
  presentMovement,
  presentShelf,
  ShelfId,
  ShelfPage,
  ShelfQuery,
  StockLevel,
  StockMovement,
  shelfPlace,
} from './schemas.ts'

const { get, put, post, patch } = routesFor<Deps>()

export const routes = [
  get('/v1/inventory', {
    summary: 'List the shelves',
    description:
      'By name. With `lowStock=true` only what is at or under its reorder point and not archived; with `countWanted=true` only what somebody should count.',
    who: 'staff:stock',
    query: ShelfQuery,
    answers: { 200: ShelfPage },
    async run({ shelves }, { query: { limit, cursor, lowStock = false, countWanted = false } }) {
      const after = readCursor(cursor, shelfPlace)
      const rows = await shelves.page({ low: lowStock, countWanted }, after, limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, ({ productId }) => productId)
      return { items: items.map(presentShelf), nextCursor }
    },
  }),

  get('/v1/inventory/{productId}', {
    summary: 'How much of a product there is',
    who: 'anyone',
    params: ShelfId,
    answers: { 200: StockLevel },
    async run({ shelves }, { params: { productId }, caller }) {
      const shelf = await shelves.find(productId)
      if (!shelf) throw notFound('product')
      return presentLevel(productId, shelf, isAllowed(caller, 'stock'))
    },
  }),

  put('/v1/inventory/{productId}', {
    summary: 'Count a shelf',
    description: 'Sets what is on hand; in the ledger also where the count finds what was expected.',
    who: 'staff:stock',
    audit: { words: 'kept' },
    params: ShelfId,
    body: Count,
    answers: { 200: StockLevel },
    async run({ changeOnHand }, { params: { productId }, body: { onHand, reason }, caller }, tx) {
      const count = {
        productId,
        kind: 'counted' as const,
        amount: onHand,
        reason,
        reference: '',
        by: caller.id,
      }
      return presentLevel(productId, (await changeOnHand(count, tx)).level, true)
    },
  }),

  patch('/v1/inventory/{productId}', {
    summary: 'Set the reorder point, and where the product lies',
    description:
      'At least one of them; pickers walk the aisles by their names, and what is frozen comes last.',
    who: 'staff:stock',
    audit: { words: 'kept' },
    params: ShelfId,
    body: Plan,
    answers: { 200: StockLevel },
    async run({ changeShelf }, { params: { productId }, body: { aisle, storage, ...plan } }, tx) {
      const place = {
        ...(aisle !== undefined && { aisle: aisle ?? '' }),
        ...(storage !== undefined && { storage: storage ?? '' }),
      }
      return presentLevel(productId, await changeShelf(productId, { ...plan, ...place }, tx), true)
    },
  }),

  post('/v1/inventory/{productId}/adjustments', {
    summary: 'Adjust what is on hand',
    who: 'staff:stock',
    audit: { words: 'kept' },
    params: ShelfId,
    body: Adjustment,
    answers: { 201: StockMovement },
    async run(
      { changeOnHand },
      { params: { productId }, body: { delta, reason, reference = '' }, caller },
      tx,
    ) {
      const adjustment = {
        productId,
        kind: 'adjusted' as const,
        amount: delta,
        reason,
        reference,
        by: caller.id,
      }
      return presentMovement((await changeOnHand(adjustment, tx)).movement)
    },
  }),

  get('/v1/inventory/{productId}/movements', {
    summary: "A shelf's ledger, newest first",
    who: 'staff:stock',
    params: ShelfId,
    query: MovementQuery,
    answers: { 200: MovementPage },
    async run({ shelves, ledger }, { params: { productId }, query: { limit, cursor } }) {
      const under = readCursor(cursor, movementPlace)
      const [shelf, rows] = await Promise.all([
        shelves.find(productId),
        ledger.page(productId, under, limit + 1),
      ])
      if (!shelf) throw notFound('product')
      const { items, nextCursor } = pageOf(rows, limit, ({ version }) => version)
      return { items: items.map(presentMovement), nextCursor }
    },
  }),
]
