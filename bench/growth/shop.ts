import type { Server } from '../server.ts'
import type { Stage } from '../stage.ts'
import { fillCatalogue } from './fill-catalogue.ts'
import { fillOrders } from './fill-orders.ts'

const modules = ['user', 'product', 'inventory', 'order', 'payment', 'notification']

/** A mart of a size, with databases of its own: `mart_<name>_<module>`. */
export interface SizedShop {
  name: string
  mart: Server
}

/** Copies the seeded mart's databases, while none runs on them, fills them, and opens a mart on them that keeps no answers. */
export async function openShop(stage: Stage, name: string, count: number): Promise<SizedShop> {
  for (const module of modules) await stage.copy(module, `${name}_${module}`)
  await fillCatalogue(stage, name, count)
  await fillOrders(stage, name, count)
  for (const module of modules) await stage.query(`${name}_${module}`, 'vacuum analyze')
  const server = new URL(stage.env.DATABASE_URL as string)
  server.pathname = `/mart_${name}`
  const mart = await stage.mart({ DATABASE_URL: server.href, PRODUCT_CACHE: '0' })
  return { name, mart }
}
