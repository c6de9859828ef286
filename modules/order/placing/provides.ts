import type { Config } from '#config/config.ts'
import type { Limits } from './limits.ts'
import { placeOrder } from './place-order.ts'
import { quoteOrder } from './quote-order.ts'
import { startOrder } from './start-order.ts'

const limits = ({ config }: { config: Config }): Limits => config.order

/** What this room makes, by the names that routes and use cases ask for. */
export const placing = { limits, placeOrder, quoteOrder, startOrder }
