import test from 'ava'
import type { DomainEvent } from '#src/events/event.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import type { Deps } from '../provides.ts'
import { testStock } from '../test-stock.ts'
import { announceStock } from './announce-stock.ts'

test('every shelf is announced once, as it stands, a page at a time', async (t) => {
  const stock = await testStock()
  t.teardown(stock.close)
  const ids = [await stock.aShelf(0), await stock.aShelf(3), await stock.aShelf(5)]
  await stock.db.transaction((tx) => stock.changeReorderPoint(ids[1] as string, 4, tx))
  const said = []
  let after: string | null = null
  for (;;) {
    const from = after
    const events: DomainEvent[] = await stock.db.transaction((tx) =>
      announceStock.page({ shelves: stock.shelves } as Deps, from, 2, tx),
    )
    if (events.length === 0) break
    said.push(...events)
    after = events.at(-1)?.key ?? null
  }
  const type = 'mart.inventory.v1.StockLevelChanged'
  const state = (productId: string | undefined, available: number, reorderPoint = 0, version = 1) => ({
    type,
    key: productId,
    data: {
      productId,
      inStock: available > 0,
      low: reorderPoint > 0,
      available,
      reorderPoint,
      version,
      empty: available === 0,
      ...unsaid.level,
    },
  })
  t.deepEqual(said as unknown[], [state(ids[0], 0), state(ids[1], 3, 4, 2), state(ids[2], 5)])
})
