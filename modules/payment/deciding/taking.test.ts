import test from 'ava'
import { costs, held, life, most, now, off, ofMost, opened, says, total } from '../test-life.ts'

const authorized = () => life(held()).happen(says('authorized', ofMost))
const kinds = ({ calls }: ReturnType<typeof life>) => calls.map(({ kind }) => kind)

test('of an order that is off nothing is charged, whatever is heard of what it costs', (t) => {
  const it = authorized().happen(off).happen(costs(total))
  t.deepEqual(kinds(it), ['cancel'])
})

test('that nothing could be charged of an order that is off is no news', (t) => {
  const it = authorized().happen(costs(total)).happen(off)
  const payment = { reference: 'ref', status: 'failed' as const, at: now, reason: 'let go' }
  it.happen({ type: 'capture answered', payment })
  t.deepEqual(it.payment.flags, [])
})

test('never more is charged than is held, and staff are told', (t) => {
  const it = authorized().happen(costs(most + 1))
  t.like(it.calls.at(-1), { kind: 'capture', request: { amount: most } })
  t.is(it.payment.flags.length, 1)
})

test('paid after it had failed, all of it goes back: nobody waits for it', (t) => {
  const it = life(opened({ reference: 'ref' }))
    .happen(says('failed'))
    .happen(says('captured'))
  t.like(it.calls.at(-1), { kind: 'refund', request: { amount: total } })
})

test('an older word of when an authorization ends is not taken', (t) => {
  const until = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
  const it = life(held())
  for (const hours of [2, 4, 3]) it.happen(says('authorized', { ...ofMost, authorizedUntil: until(hours) }))
  t.deepEqual(it.payment.authorizedUntil, until(4))
  it.happen(off).happen({ type: 'authorization ending', renewable: true })
  t.false(kinds(it).includes('renew'), 'what is to be let go is held no longer')
})

test('an older word of what an order costs is not taken, but for that it is packed', (t) => {
  const told = (amount: number, final: boolean) =>
    costs(amount, final, { costs: { total: amount, version: 1, final } })
  const it = life(held({ orderVersion: 5 })).happen(says('authorized', ofMost))
  it.happen(told(700, false))
  t.is(it.payment.amount, total)
  it.happen(told(800, true))
  t.like(it.payment, { packed: true, amount: 800, orderVersion: 5 })
  it.happen(told(600, true))
  t.is(it.payment.amount, 800, 'once')
})

test('that an order was delivered charges no card', (t) => {
  t.like(authorized().happen({ type: 'order delivered' }).payment, { captured: 0, status: 'authorized' })
})
