import { advanceOrders } from './advance-orders.ts'
import { commandOrder } from './command-order.ts'

export const fulfilment = { advanceOrders, commandOrder }
