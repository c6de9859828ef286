import { counter, sample, sharedGauge } from '#src/metrics/figure.ts'
import type { Measurement } from '#src/runtime/module.ts'
import type { ShelfRepository } from './shelves/shelf-repository.ts'

const out = sharedGauge({
  name: 'mart_stock_out_products',
  help: 'Products for sale that nothing is left of, or nothing in the unit that they are sold by; up to 100,000',
})

/** What there is nothing of. */
export const soldOut: Measurement<{ shelves: ShelfRepository }> = {
  gauges: [out],
  read: async ({ shelves }, on) => [sample(out, {}, await shelves.countSoldOut(on))],
}

export const rejectedOrders = counter({
  name: 'mart_stock_rejected_total',
  help: 'Orders that the shelves could not fill',
})
export const shortLines = counter({
  name: 'mart_stock_shortages_total',
  help: 'Lines of these orders that a shelf had too little for',
})
