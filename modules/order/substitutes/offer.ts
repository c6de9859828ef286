import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { conflict, invalid, notFound } from '#src/http/problem.ts'
import type { Caller } from '#src/http/route.ts'
import { formatQuantity } from '#src/quantity.ts'
import type { CatalogueRepository } from '../catalogue-repository.ts'
import type { ErasureRepository } from '../customers/erasure-repository.ts'
import { type FindOrder, seenBy } from '../following/find-order.ts'
import { lineOfOrder } from '../life/bag.ts'
import type { OrderItem } from '../life/lines.ts'
import { takesAtOnce } from '../life/substitutes.ts'
import { advance, hindrance } from '../life.ts'
import type { Command, Order } from '../order.ts'
import type { OrderRepository } from '../order-repository.ts'
import { mostQuantity, type Tariff, whyNotSold } from '../pricing.ts'
import type { RecordChange } from '../record-change.ts'
import type { SubstituteRepository, Suggestion } from './substitute-repository.ts'

interface Needs {
  orders: OrderRepository
  catalogue: CatalogueRepository
  recordChange: RecordChange
  tariff: Tariff
  erasures: ErasureRepository
  now: () => Date
}

type Offer = Extract<Command, { type: 'offer substitute' }>

/** What could stand in for a line of an order that the caller picks; 404 and 409 as `offerSubstitute`. */
export const suggestSubstitutes =
  ({
    findOrder,
    substitutes,
    tariff,
    erasures,
    db,
  }: {
    findOrder: FindOrder
    substitutes: SubstituteRepository
    tariff: Tariff
    erasures: ErasureRepository
    db: Database
  }) =>
  async (
    id: string,
    line: number,
    caller: Caller,
  ): Promise<{ item: OrderItem; suggestions: Suggestion[] }> => {
    const order = await findOrder(id, caller)
    const item = offerable(order, line, caller)
    if (item.ifShort === 'ask' && (await erasures.isErased(order.customerId, db))) throw nobodyToAsk(line)
    const refused = order.proposals.filter((it) => it.line === line && it.state !== 'withdrawn')
    const suggestions = await substitutes.suggest({
      productId: item.productId,
      first: typeof item.ifShort === 'object' ? item.ifShort.productId : null,
      not: refused.map(({ product }) => product.productId),
      currency: tariff.currency,
    })
    return { item, suggestions }
  }

/**
 * Offers something to stand in for a line: inventory is asked to hold it, and answers. 404 where there is no such line, 409
 * where the caller doesn't pick the order, or its customer wants nothing else; 422 a product that is not sold.
 */
export const offerSubstitute =
  ({ orders, catalogue, recordChange, tariff, erasures, now }: Needs) =>
  async (
    id: string,
    line: number,
    { productId, quantity }: { productId: string; quantity: number },
    caller: Caller,
    tx: Tx,
  ): Promise<Order> => {
    const order = seenBy(caller, await orders.lock(id, tx))
    const item = offerable(order, line, caller)
    if (!takesAtOnce(item.ifShort, productId) && (await erasures.isErased(order.customerId, tx)))
      throw nobodyToAsk(line)
    const product = await catalogue.one(productId, tx)
    if (!product) throw invalid({ path: 'productId', message: 'is no product' })
    const why = productId === item.productId ? 'is what the line is of' : whyNotSold(product, tariff)
    if (why !== null) throw invalid({ path: 'productId', message: why })
    const most = Math.min(product.maxPerOrder ?? mostQuantity, mostQuantity)
    if (quantity > most)
      throw invalid({ path: 'quantity', message: `must be ${formatQuantity(product.soldBy, most)} at most` })
    const change = advance(order, { ...offerOf(line, caller), product: described(product), quantity }, now())
    if (!change) throw conflict('It can not be offered now.')
    recordChange({ ...change, entry: { ...change.entry, actor: caller.id } }, tx)
    return change.order
  }

const nobodyToAsk = (line: number) =>
  conflict(
    `There is no customer left to be asked: of line ${line} they get the money back, and nothing else.`,
  )

const offerOf = (line: number, caller: Caller) => ({
  type: 'offer substitute' as const,
  by: caller.id,
  line,
})

/** What an offer keeps of its product. */
const described = ({
  productId,
  sku,
  name,
  soldBy,
  price,
  ageLimit,
}: Offer['product']): Offer['product'] => ({
  ...{ productId, sku, name, soldBy, price, ageLimit },
})

function offerable(order: Order, line: number, caller: Caller): OrderItem {
  const item = lineOfOrder(order, line)
  if (!item) throw notFound('line')
  const { productId, sku, name, soldBy, unitPrice: price, ageLimit } = item
  const product = { productId, sku, name, soldBy, price, ageLimit }
  const why = hindrance(order, { ...offerOf(line, caller), product, quantity: 1 })
  if (why !== null) throw conflict(why)
  return item
}
