import type { OrderState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { levelEvents } from '../shelf.ts'
import { givesBack, type Settlement, type Settling, settle, shortLinesOf } from './settlement.ts'
import type { SettlementRepository } from './settlement-repository.ts'

/** An order as inventory hears of it, and the transaction in which it does. */
export interface SettlingOrder {
  order: OrderState
  tx: Tx
}

interface Needs {
  settlements: SettlementRepository
}

/**
 * Lets go what is held for orders beyond what they say is to be, writes off what their pickers found spoilt, and wants
 * the shelves counted on which they found nothing: once per line, and only while the stock is reserved. Says StockSettled where
 * anything of it was done. An order that takes what it holds, as most do, costs a glance at what that is.
 */
export const settleReservations =
  ({ settlements }: Needs) =>
  async (heard: SettlingOrder[], tx: Tx): Promise<void> => {
    // A publisher of an earlier release says nothing of holds: nothing is let go then, and nothing was picked.
    const told = heard.filter(({ order }) => order.holds.length > 0).map(asSettling)
    if (told.length === 0) return
    const held = await settlements.held(
      told.map(({ settling }) => settling.orderId),
      tx,
    )
    const open = told.filter(({ settling }) => {
      const holding = held.get(settling.orderId)
      return holding !== undefined && givesBack(settling, holding)
    })
    await settleAll(settlements, open, tx)
  }

/** Writes off what was found spoilt of orders that are cancelled; the rest is for their release. */
export const writeOff =
  ({ settlements }: Needs) =>
  async (heard: SettlingOrder[], tx: Tx): Promise<void> => {
    const spoilt = heard.map(asSettling).filter(({ settling }) => settling.short.length > 0)
    await settleAll(
      settlements,
      spoilt.map(({ settling, tx }) => ({ settling: { ...settling, most: null }, tx })),
      tx,
    )
  }

const asSettling = ({ order, tx }: SettlingOrder) => ({
  settling: {
    orderId: order.id,
    version: order.version,
    most: new Map(order.holds.map(({ productId, most }) => [productId.toLowerCase(), most])),
    short: shortLinesOf(order),
  } satisfies Settling,
  tx,
})

async function settleAll(
  settlements: SettlementRepository,
  open: { settling: Settling; tx: Tx }[],
  tx: Tx,
): Promise<void> {
  if (open.length === 0) return
  const { holdings, shelves } = await settlements.claim(
    open.map(({ settling }) => settling.orderId),
    [...new Set(open.flatMap(({ settling }) => settling.short.map(({ productId }) => productId)))],
    tx,
  )
  const done: { settling: Settling; settlement: Settlement }[] = []
  for (const { settling, tx } of open) {
    const { orderId, version } = settling
    const holding = holdings.get(orderId)
    const settlement = holding && settle(settling, holding, shelves)
    if (!settlement) continue
    done.push({ settling, settlement })
    const { lines, changes, waste, seen } = settlement
    // The next of the batch finds what this one leaves.
    for (const { productId, after, version } of changes) shelves.set(productId, { ...after, version })
    holdings.set(orderId, {
      version,
      held: new Map(lines.map(({ productId, quantity }) => [productId, quantity])),
      seen: new Set([...holding.seen, ...seen.map(({ line }) => line)]),
    })
    if (changes.length === 0) continue
    const wasted = waste.map(({ productId, quantity }) => ({ productId, quantity }))
    tx.say(event('mart.inventory.v1.StockSettled', orderId, { orderId, lines, wasted }))
    tx.say(...levelEvents(changes))
  }
  if (done.length > 0) settlements.settle(done, tx)
}
