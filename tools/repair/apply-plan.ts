import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { DomainEvent } from '#src/events/event.ts'
import { modules } from '../../modules/all.ts'
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
const goods = sql<{
  id: string
  sku: string
  name: string
  soldBy: 'piece' | 'weight'
  price: number
  currency: string
  maxPerOrder: number | null
  ageLimit: number | null
  substitutes: string[]
  version: number
}>(
  'repair.goods',
  `select product_id as id, sku, name, sold_by as "soldBy", price, currency, max_per_order as "maxPerOrder",
     age_limit as "ageLimit", substitutes, version
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

/**
 * Takes a plan's steps in their order, each in a transaction of the module that it is of. Taken again, they find all done.
 * `said`: orders that the bus has whole.
 */
export async function applyPlan(
  plan: Plan,
  six: Six,
  said: ReadonlyMap<string, SaidOrder>,
  tell: (step: Step, outcome: Outcome) => void,
): Promise<void> {
  for (const step of plan.steps) tell(step, await take(step, plan, six, said))
  for (const module of Object.keys(six.books) as (keyof Books)[])
    await six.databases[module].transaction((tx) => tx.query(together, [plan.madeAt]))
}

async function take(
  step: Step,
  plan: Plan,
  six: Six,
  said: ReadonlyMap<string, SaidOrder>,
): Promise<Outcome> {
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
      const { maxPerOrder = null, ageLimit = null, substitutes = [] } = copy ?? {}
      const known = { id, sku, name, soldBy, version, price, maxPerOrder, ageLimit, substitutes }
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
      const order =
        said.get(step.order)?.order ?? (await rememberOrder(step.order, books, six.config.currency))
      if (!order) return 'not known'
      return by('order', (tx) => six.order.recoverOrder({ order, to: step.to, refunded: step.refunded }, tx))
    }
    case 'order.advance':
      return by('order', (tx) =>
        six.order.catchUp({ id: step.order, to: step.to, refunded: step.refunded }, tx),
      )
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
