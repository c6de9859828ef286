import { advanceOrders } from './advance-orders.ts'
import { cancelOrder } from './cancel-order.ts'
import { catchUp, recoverOrder, sayAgain } from './catch-up.ts'
import { changeLines } from './change-lines.ts'
import { changeOrder } from './change-order.ts'
import { commandOrder } from './command-order.ts'
import { recallInvoice } from './recall-invoice.ts'
import { receiptSeriesRepository } from './receipt-series-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const fulfilment = {
  advanceOrders,
  commandOrder,
  cancelOrder,
  changeOrder,
  changeLines,
  receiptSeries: receiptSeriesRepository,
  recallInvoice,
  catchUp,
  recoverOrder,
  sayAgain,
}
