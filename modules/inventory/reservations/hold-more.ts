import type { Tx } from '#src/database/transaction.ts'
import { type DomainEvent, event } from '#src/events/event.ts'
import { levelEvents } from '../shelf.ts'
import type { Answer, RequestRepository } from './request-repository.ts'
import { decide, type OrderLine, wantedLines } from './reservation.ts'

/** What an order asks for besides what it has. */
export interface Request {
  orderId: string
  /** The order's own; an older one than its reservation follows is answered with no. */
  version: number
  /** Unique in the order. */
  request: string
  lines: OrderLine[]
}

/**
 * Holds all of these lines besides what is held for an order, or nothing of them, once per request; says StockAdded with what
 * is held by it, or StockDenied with the lines that are short, and the same again to whoever asks again. Only where the order's
 * stock is reserved: what isn't yet, or has left, gets nothing more.
 */
export const holdMore =
  ({ requests }: { requests: RequestRepository }) =>
  async ({ orderId, version, request, lines }: Request, tx: Tx): Promise<void> => {
    const wanted = wantedLines(lines)
    const ids = wanted.map(({ productId }) => productId)
    const { open, known, shelves } = await requests.claim({ orderId, version, request }, ids, tx)
    if (known || !open) {
      tx.say(answer(orderId, request, known ?? { lines: null, shortages: [] }))
      return
    }
    const decision = decide(wanted, shelves)
    const given: Answer =
      decision.status === 'reserved'
        ? { lines: decision.lines, shortages: null }
        : { lines: null, shortages: decision.shortages }
    requests.keep({ orderId, version, request }, given, tx)
    tx.say(answer(orderId, request, given))
    if (decision.status === 'reserved') tx.say(...levelEvents(decision.changes))
  }

const answer = (orderId: string, request: string, { lines, shortages }: Answer): DomainEvent =>
  lines === null
    ? event('mart.inventory.v1.StockDenied', orderId, { orderId, request, shortages })
    : event('mart.inventory.v1.StockAdded', orderId, { orderId, request, lines })
