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
  presentLevel,
  presentMovement,
  presentShelf,
  ReorderPoint,
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
    description: 'By name. With `lowStock=true` only what is at or under its reorder point and not archived.',
    who: 'staff:stock',
    query: ShelfQuery,
    answers: { 200: ShelfPage },
    async run({ shelves }, { query: { limit, cursor, lowStock = false } }) {
      const after = readCursor(cursor, shelfPlace)
      const rows = await shelves.page({ low: lowStock }, after, limit + 1)
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
    summary: 'Set the reorder point',
    who: 'staff:stock',
    audit: { words: 'kept' },
    params: ShelfId,
    body: ReorderPoint,
    answers: { 200: StockLevel },
    async run({ changeReorderPoint }, { params: { productId }, body: { reorderPoint } }, tx) {
      return presentLevel(productId, await changeReorderPoint(productId, reorderPoint, tx), true)
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
