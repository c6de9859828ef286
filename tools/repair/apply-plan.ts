import type { Config } from '#config/config.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { DomainEvent } from '#src/events/event.ts'
import { modules } from '../../modules/all.ts'
import type { GivenNumber } from '../../modules/order/fulfilment/recall-invoice.ts'
import { toState } from '../../modules/product/product.ts'
import type { Books } from '../audit/books.ts'
import { rememberOrder } from './lost-order.ts'
import type { Six } from './open.ts'
import type { SaidOrder } from './said.ts'
import type { Plan, Step } from './step.ts'

const contact = sql<{ id: string; email: string; name: string; phone: string; version: number }>(
  'repair.contact',
  `select user_id as id, email, name, phone, version from contacts where user_id = $1 and not erased`,
)
interface Goods {
  id: string
  sku: string
  name: string
  soldBy: 'piece' | 'weight'
  price: number
  currency: string
  maxPerOrder: number | null
  ageLimit: number | null
  substitutes: string[]
  brand: string
  barcode: string
  taxClass: string
  retailPrice: number | null
  tariffCode: string
  salePrice: number | null
  saleFrom: Date | null
  saleUntil: Date | null
  version: number
}
const goods = sql<Goods>(
  'repair.goods',
  `select product_id as id, sku, name, sold_by as "soldBy", price, currency, max_per_order as "maxPerOrder",
     age_limit as "ageLimit", substitutes, brand, barcode, tax_class as "taxClass", retail_price as "retailPrice",
     tariff_code as "tariffCode", sale_price as "salePrice", nullif(sale_from, 'epoch') as "saleFrom", sale_until as "saleUntil", version
   from catalogue where product_id = $1`,
)
const shelf = sql<{ id: string; sku: string; name: string; soldBy: 'piece' | 'weight'; version: number }>(
  'repair.shelf',
  `select product_id as id, sku, name, sold_by as "soldBy", product_version as version from shelves where product_id = $1`,
)
// Not what was restored after the plan was made: the next plan still has to ask providers from then on.
const together = sql(
  'repair.together',
  'update restores set together_at = now() where together_at is null and at <= $1::timestamptz returning 1',
)

/** Events announced in one transaction. */
const announcedAtOnce = 200

/** What came of a step: something changed, or all was so already, or nobody knows enough. */
export type Outcome = 'done' | 'nothing to do' | 'not known'

/** What of orders others have whole, by their ids: the bus has orders, and whoever was told of one its invoice. */
export interface Whole {
  orders: ReadonlyMap<string, SaidOrder>
  invoices: ReadonlyMap<string, GivenNumber>
}

/** Takes a plan's steps in their order, each in a transaction of the module that it is of. Taken again, they find all done. */
export async function applyPlan(
  plan: Plan,
  six: Six,
  whole: Whole,
  tell: (step: Step, outcome: Outcome) => void,
): Promise<void> {
  for (const step of plan.steps) tell(step, await take(step, plan, six, whole))
  for (const module of Object.keys(six.books) as (keyof Books)[])
    await six.databases[module].transaction((tx) => tx.query(together, [plan.madeAt]))
}

async function take(step: Step, plan: Plan, six: Six, { orders, invoices }: Whole): Promise<Outcome> {
  const { databases, books } = six
  const by = async (module: keyof Books, work: (tx: Tx) => Promise<boolean>): Promise<Outcome> =>
    (await databases[module].transaction(work)) ? 'done' : 'nothing to do'
  switch (step.do) {
    case 'payment.adopt': {
      const { provider, reference, payment: paymentId, order: orderId, customer: customerId } = step
      const adopted = await six.payment.adoptPayment({ provider, reference, paymentId, orderId, customerId })
      return adopted ? 'done' : 'nothing to do'
    }
    case 'user.erase':
      return by('user', (tx) => six.user.eraseAgain(step.user, tx))
    case 'user.recover': {
      const [known] = await books.notification.query(contact, [step.user])
      return known ? by('user', (tx) => six.user.recoverUser(known, tx)) : 'not known'
    }
    case 'user.raise':
      return by('user', (tx) => six.user.raiseUser(step.user, step.version, tx))
    case 'product.recover': {
      const [copy] = await books.order.query(goods, [step.product])
      const [counted] = copy ? [] : await books.inventory.query(shelf, [step.product])
      if (!copy && !counted) return 'not known'
      const price = { amount: copy?.price ?? 0, currency: copy?.currency ?? six.config.currency }
      const { id, sku, name, soldBy, version } = (copy ?? counted) as NonNullable<typeof counted>
      const known = { id, sku, name, soldBy, version, price, ...factsOf(copy, six.config) }
      return by('product', (tx) => six.product.recoverProduct(known, tx))
    }
    case 'product.raise':
      return by('product', (tx) => six.product.products.raise(step.product, step.version, tx))
    case 'stock.raise': {
      const product = await six.product.products.find({ id: step.product })
      return by('inventory', async (tx) => {
        if (product)
          await six.inventory.setUpShelf(toState(product, { categoryIds: [], defaultTaxClass: '' }), tx)
        return six.inventory.shelves.raise(step.product, step.version, tx)
      })
    }
    case 'basket.raise':
      return by('order', (tx) => six.order.basketed.raise(step.product, step.version, tx))
    case 'order.recover': {
      const order = orders.get(step.order)?.order ?? (await rememberOrder(step.order, six))
      if (!order) return 'not known'
      const { to, refunded } = step
      const invoice = invoices.get(step.order) ?? null
      return by('order', (tx) => six.order.recoverOrder({ order, to, refunded, invoice }, tx))
    }
    case 'order.advance': {
      const { order: id, to, refunded } = step
      const invoice = invoices.get(id) ?? null
      return by('order', (tx) => six.order.catchUp({ id, to, refunded, invoice }, tx))
    }
    case 'receipts.raise': {
      const { series, year, number } = step
      return by('order', (tx) => six.order.receiptSeries.raise({ series, year, number }, tx))
    }
    case 'stock.adjust':
      return by('inventory', (tx) =>
        six.inventory.findAgain(
          { productId: step.product, wanted: step.wanted, reference: `repair:${plan.id}` },
          tx,
        ),
      )
    case 'stock.reject':
      return by('inventory', (tx) => six.inventory.reserveNothing(step.order, tx))
    case 'order.say':
      return by('order', (tx) => six.order.sayAgain({ id: step.order, facts: step.facts }, tx))
    case 'announce':
      return announce(step.what, six)
    case 'look':
      return 'not known'
  }
}

async function announce(what: string, six: Six): Promise<Outcome> {
  const owner = modules.find(({ announces }) => announces.some(({ name }) => name === what))
  const announcement = owner?.announces.find(({ name }) => name === what)
  if (!owner || !announcement) throw new Error(`there is nothing called ${what} to announce`)
  const name = owner.name as 'user' | 'product' | 'inventory' | 'order'
  for (let after: string | null = null; ; ) {
    const page: DomainEvent[] = await six.databases[name].transaction(async (tx) => {
      const events = await announcement.page(six[name] as never, after, announcedAtOnce, tx)
      tx.say(...events)
      return events
    })
    if (page.length === 0) return 'done'
    after = page.at(-1)?.key ?? null
  }
}

/** What only order's copy knows of a product; nothing where there is none. What is taxed as all else is names no class. */
function factsOf(copy: Goods | undefined, { product: { defaultTaxClass } }: Config) {
  const { maxPerOrder = null, ageLimit = null, substitutes = [], brand = '' } = copy ?? {}
  const { barcode = '', tariffCode = '' } = copy ?? {}
  const {
    currency = '',
    retailPrice = null,
    salePrice = null,
    saleFrom = null,
    saleUntil = null,
  } = copy ?? {}
  const taxClass = copy?.taxClass && copy.taxClass !== defaultTaxClass ? copy.taxClass : null
  return {
    ...{ maxPerOrder, ageLimit, substitutes, brand, taxClass },
    ...{ barcode: barcode || null, tariffCode: tariffCode || null },
    retailPrice: retailPrice === null ? null : { amount: retailPrice, currency },
    salePrice:
      salePrice === null || saleUntil === null
        ? null
        : { price: { amount: salePrice, currency }, from: saleFrom, until: saleUntil },
  }
}
