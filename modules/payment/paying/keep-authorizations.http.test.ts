import test from 'ava'
import { fromTimestamp } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import type { PaymentProvider } from '../providers/provider.ts'
import type { Deps } from '../provides.ts'
import { paymentMart, until } from '../test-mart.ts'
import { of, packed } from '../test-order.ts'
import { keepAuthorizations } from './keep-authorizations.ts'

const { mart, confirm, paymentOf, reaches, ready, asStaff } = await paymentMart()
test.after.always(() => mart.stop())

// One after the other: a pass looks after all payments.
const hours = (n: number) => new Date(Date.now() + n * 60 * 60_000)
const end = sql('test.end', 'update payments set authorized_until = $2 where order_id = $1 returning 1')
const ends = sql<{ until: Date }>(
  'test.ends',
  'select authorized_until as until from payments where order_id = $1',
)

async function endingIn(n: number) {
  const it = await ready()
  await confirm(it, 'tok_ok')
  await mart.db('payment').query(end, [it.id, hours(n)])
  return it
}
const deps = () => mart.mart.modules[0]?.deps as Deps
const pass = (more: Partial<Deps> = {}) =>
  keepAuthorizations({ ...deps(), ...more })(AbortSignal.timeout(10_000))

test.serial('what is held ends in a week, and is renewed a day before where the provider can', async (t) => {
  const [soon, later] = [await endingIn(23), await endingIn(25)]
  await pass()
  const untilOf = async ({ id }: { id: string }) => (await mart.db('payment').query(ends, [id]))[0]?.until
  const renewed = await until(
    () => untilOf(soon),
    (at) => at !== undefined && at > hours(6 * 24),
  )
  t.true(renewed !== undefined && renewed > hours(6 * 24))
  t.true(((await untilOf(later)) ?? new Date()) < hours(26))
  t.deepEqual(mart.allSaid('mart.payment.v1.AuthorizationEnding'), [])
  await mart.publish(packed(soon))
  t.is((await reaches(soon, 'captured')).status, 'captured')
})

test.serial('where it can not, staff are told once, and the payment is flagged', async (t) => {
  const it = await endingIn(20)
  const { renew: _, ...unable } = deps().providers('sandbox')
  const providers = () => unable as PaymentProvider
  await Promise.all([pass({ providers }), pass({ providers })])
  await pass({ providers })
  const { endsAt } = await mart.said('mart.payment.v1.AuthorizationEnding', of(it))
  t.true(fromTimestamp(endsAt) < hours(21))
  await mart.idle()
  t.is(mart.allSaid('mart.payment.v1.AuthorizationEnding').filter(of(it)).length, 1)
  const { id } = await paymentOf(it)
  const seen = await mart.request('GET', `/v1/payments/${id}`, { token: asStaff() })
  t.regex(seen.body.flags[0], /what is authorized ends at/)
  await mart.publish(packed(it))
  t.is((await reaches(it, 'captured')).status, 'captured', 'it is still there to be charged')
})
