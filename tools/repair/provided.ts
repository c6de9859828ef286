import { sql } from '#src/database/statement.ts'
import type { MadePayment, PaymentProvider } from '../../modules/payment/providers/provider.ts'
import { byId } from '../audit/books.ts'
import type { Six } from './open.ts'
import type { KnownPayment } from './plan-order.ts'
import type { Step } from './step.ts'

interface PaymentRow {
  id: string
  payment: string
  customerId: string
  status: string
  refunded: number
  calledOff: boolean
  reference: string | null
  /** The provider's payments of attempts before, which were declined. */
  former: string[]
}
const columns = `order_id as id, id as payment, customer_id as "customerId", status, refunded, called_off as "calledOff",
  provider_ref as reference, former`
const byOrder = sql<PaymentRow>(
  'repair.payment_of',
  `select ${columns} from payments where order_id = any($1::uuid[])`,
)
const byReference = sql<PaymentRow>(
  'repair.payment_by_reference',
  `select ${columns} from payments where provider = $1 and (provider_ref = $2 or id = $3)
   order by provider_ref is not distinct from $2 desc limit 1`,
)
/** A larger sum that is asked for, or was: its payment at the provider, or the one whose place that took. */
interface ChangeRow {
  status: 'pending' | 'ending' | 'authorized' | 'failed'
  amount: number
  replaced: boolean
}
const changeOf = sql<ChangeRow>(
  'repair.payment_change',
  `select status, amount, replaced is not distinct from $2 as replaced from payment_changes
   where payment_id = $1 and (provider_ref = $2 or replaced = $2) limit 1`,
)
const placed = sql<{ id: string; customerId: string }>(
  'repair.customer_of',
  'select id, customer_id as "customerId" from orders where id = $1',
)
const written = sql<{ id: string; customerId: string }>(
  'repair.customer_told',
  'select order_id as id, user_id as "customerId" from messages where order_id = $1 limit 1',
)

/** Providers that keep books of their own, as far as this mart has them. */
const providersOf = ({ config }: Six): ('sandbox' | 'stripe')[] =>
  config.payment.stripeSecretKey ? ['sandbox', 'stripe'] : ['sandbox']

/**
 * Asks the providers what they did since then, and gives what payment doesn't know of it: the steps, and how those payments
 * will stand after them, by their orders. `customers`: of orders that no database has, as the bus has them.
 */
export async function planProvided(
  six: Six,
  since: Date,
  customers: ReadonlyMap<string, string>,
): Promise<{ steps: Step[]; provided: Map<string, KnownPayment> }> {
  const steps: Step[] = []
  const provided = new Map<string, KnownPayment>()
  for (const name of providersOf(six)) {
    const provider = six.payment.providers(name)
    const all = await provider.made(since, new AbortController().signal)
    for (const made of all) {
      const found = await look(six, name, made)
      const order = found?.id ?? made.orderId
      const payment = found?.payment ?? made.paymentId
      const stands = await standing(provider, made.reference)
      if (!stands || (found && agrees(found, made.reference, stands))) continue
      // Of several of a payment that nobody here knows, the one by now is none that was declined, or let go.
      if (!found && isOver(stands) && all.some((it) => it !== made && it.paymentId === made.paymentId))
        continue
      const beside = found && (await standingBeside(six, found, made.reference, stands))
      if (beside) {
        if (beside.why)
          steps.push({ do: 'look', order: found.id, why: `${name} has ${made.reference}, ${beside.why}` })
        continue
      }
      const customer =
        found?.customerId ?? (order && (await customerOf(six, order))) ?? customers.get(order ?? '')
      if (!order || !payment || !customer) {
        const why = `${name} has ${made.reference}, ${stands.status}, and nobody knows whose it is`
        steps.push({ do: 'look', ...(order && { order }), why })
        continue
      }
      const why = found
        ? `payment has it ${found.status} with ${found.refunded} refunded, ${name} ${stands.status} with ${stands.refunded}`
        : `payment doesn't know it; at ${name} it is ${stands.status} with ${stands.refunded} refunded`
      steps.push({
        do: 'payment.adopt',
        provider: name,
        reference: made.reference,
        payment,
        order,
        customer,
        why,
      })
      provided.set(order, { method: 'card', ...stands, calledOff: found?.calledOff ?? false })
    }
  }
  return { steps, provided }
}

async function look(
  six: Six,
  name: string,
  { orderId, paymentId, reference }: MadePayment,
): Promise<PaymentRow | undefined> {
  const [known] = await six.books.payment.query(byReference, [name, reference, paymentId])
  if (known || orderId === null) return known
  return byId(await six.books.payment.query(byOrder, [[orderId]])).get(orderId)
}

const isOver = ({ status }: { status: string }) => ['failed', 'cancelled', 'refunded'].includes(status)

/**
 * What of a payment at the provider that isn't the one by now: an attempt before, a larger sum, or the one whose place that
 * took. What people are to know of it, null where nothing; nothing at all where it is to be settled as the provider says.
 */
async function standingBeside(
  six: Six,
  { payment, reference: now, former }: PaymentRow,
  reference: string,
  stands: { status: string },
): Promise<{ why: string | null } | null> {
  if (now === null || now === reference) return null
  if (former.includes(reference))
    return { why: isOver(stands) ? null : `${stands.status}, of an attempt that was declined` }
  const [change] = await six.books.payment.query(changeOf, [payment, reference])
  if (!change)
    return {
      why: isOver(stands) ? null : `${stands.status}, beside ${now}: it is let go, or given back, there`,
    }
  if (change.replaced || change.status === 'authorized' || change.status === 'failed') return { why: null }
  // What it has come to is settled as if its event came now; what waits for its customer goes on waiting.
  return stands.status === 'requires_action'
    ? { why: `a larger sum of ${change.amount} that waits for its authorization: it is left as it is` }
    : null
}

/** As our books will say it. */
async function standing(provider: PaymentProvider, reference: string) {
  const payment = await provider.find(reference)
  if (!payment?.money) return null
  const refunds = await provider.refundsOf(reference)
  const refunded = refunds
    .filter(({ refund }) => refund.status === 'succeeded')
    .reduce((sum, { refund }) => sum + (refund.money?.amount ?? 0), 0)
  const whole = refunded >= payment.money.amount
  const status =
    payment.status === 'captured'
      ? refunded === 0
        ? 'captured'
        : whole
          ? 'refunded'
          : 'partially_refunded'
      : payment.status === 'authorized'
        ? 'authorized'
        : payment.status === 'cancelled'
          ? 'cancelled'
          : payment.status === 'failed'
            ? 'failed'
            : 'requires_action'
  return { status, refunded }
}

/** A payment that was called off ends as `cancelled` here, and that its provider cancelled by itself as `failed`. */
const agrees = (
  ours: PaymentRow,
  reference: string,
  theirs: { status: string; refunded: number },
): boolean => {
  if (ours.reference !== null && ours.reference !== reference) return false
  // What was declined may be open there still.
  if (ours.status === 'failed' && theirs.status === 'requires_action') return true
  const ended = ['failed', 'cancelled']
  const same = ours.status === theirs.status || (ended.includes(ours.status) && ended.includes(theirs.status))
  return same && ours.refunded >= theirs.refunded
}

async function customerOf({ books }: Six, order: string): Promise<string | undefined> {
  const [placing] = await books.order.query(placed, [order])
  const [letter] = placing ? [] : await books.notification.query(written, [order])
  return placing?.customerId ?? letter?.customerId
}
