import type { Module } from '#src/runtime/module.ts'
import inventory from './inventory/index.ts'
import notification from './notification/index.ts'
import order from './order/index.ts'
import payment from './payment/index.ts'
import product from './product/index.ts'
import user from './user/index.ts'

/**
 * Every module of the mart: the one list. `npm run new -- module NAME` writes another; the settings of those that have
 * some are listed in config/modules.ts.
 */
export const modules: Module[] = [user, product, inventory, order, payment, notification]
