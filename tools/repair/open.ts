import { type Config, loadConfig } from '#config/config.ts'
import { createDatabase, type OwnDatabase } from '#src/database/database.ts'
import { noKeys } from '#src/keys/key-ring.ts'
import { createLog } from '#src/log/log.ts'
import { noMeter } from '#src/metrics/meter.ts'
import { makeDeps } from '#src/runtime/container.ts'
import { findDatabases } from '#src/runtime/databases.ts'
import { createRevocations } from '#src/tokens/revocations.ts'
import { modules } from '../../modules/all.ts'
import type { Deps as InventoryDeps } from '../../modules/inventory/provides.ts'
import type { Deps as OrderDeps } from '../../modules/order/provides.ts'
import type { Deps as PaymentDeps } from '../../modules/payment/provides.ts'
import type { Deps as ProductDeps } from '../../modules/product/provides.ts'
import type { Deps as UserDeps } from '../../modules/user/provides.ts'
import type { Books } from '../audit/books.ts'

/** The six databases, and what each module can do, beside the mart. */
export interface Six {
  config: Config
  books: Books
  databases: Record<keyof Books, OwnDatabase>
  order: OrderDeps
  inventory: InventoryDeps
  payment: PaymentDeps
  product: ProductDeps
  user: UserDeps
  /** Whether a mart runs on the embedded PostgreSQL. */
  running(): Promise<boolean>
  close(): Promise<void>
}

/** Nobody is served meanwhile: a machine that is slow is no reason to stop half-way. */
const patient = { statementTimeout: 600_000, connectTimeout: 120_000, acquireTimeout: 180_000 }

/** Opens them. Throws where there is no mart. */
export async function openSix(): Promise<Six> {
  const names = modules.map(({ name }) => name)
  const config = loadConfig(names)
  const log = createLog(config)
  const found = await findDatabases(names, config, log)
  const databases = Object.fromEntries(
    names.map((name) => [name, createDatabase({ url: found.url(name), name, poolSize: 4, ...patient })]),
  ) as Six['databases']
  const deps = (name: keyof Books) => {
    const module = modules.find((one) => one.name === name)
    if (!module) throw new Error(`there is no module ${name}`)
    return makeDeps(module, {
      ...{ db: databases[name], log, config, keys: noKeys, revocations: createRevocations(), meter: noMeter },
      ...{ now: () => new Date(), wake: () => {} },
    }) as never
  }
  return {
    config,
    books: databases,
    databases,
    order: deps('order'),
    inventory: deps('inventory'),
    payment: deps('payment'),
    product: deps('product'),
    user: deps('user'),
    running: async () => found.cluster !== null && !(await found.cluster.lock()),
    async close() {
      await Promise.all(Object.values(databases).map((database) => database.close()))
      await found.cluster?.release()
    },
  }
}
