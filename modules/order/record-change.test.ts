import test from 'ava'
import type { Tx } from '#src/database/transaction.ts'
import type { DomainEvent } from '#src/events/event.ts'
import { createFollowers } from '#src/http/followers.ts'
import { createFigures } from '#src/metrics/figures.ts'
import type { RunRepository } from './delivery/run-repository.ts'
import type { RecipientRepository } from './following/recipient-repository.ts'
import { advance } from './life.ts'
import type { OfferRepository } from './offers/offer-repository.ts'
import type { Change } from './order.ts'
import type { OrderRepository } from './order-repository.ts'
import { recordChanges } from './record-change.ts'
import type { SalesRepository } from './reports/sales-repository.ts'
import type { SlotRepository } from './slots/slot-repository.ts'
import { anOrder } from './test-order.ts'

test('a change is kept and told, and shown to who follows only once it is committed', async (t) => {
  const kept: Change[] = []
  const said: DomainEvent[] = []
  const committed: (() => void)[] = []
  const atLast: unknown[] = []
  const tx: Tx = {
    cause: { correlationId: 'a request' },
    causedBy: () => tx,
    say: (event) => said.push(event),
    afterCommit: (run) => committed.push(run),
    atCommit: (run, left) => atLast.push([run, left]),
  } as Partial<Tx> as Tx
  const orders = { update: (changes) => kept.push(...changes) } as Partial<OrderRepository> as OrderRepository
  const freed: string[] = []
  const slots = { free: (ids) => freed.push(...ids) } as Partial<SlotRepository> as SlotRepository
  const watching = createFollowers()
  const slot = { id: 'evening', start: new Date(), end: new Date() }
  const order = { ...anOrder(), slot, coupons: [{ code: 'EID', offerId: 'eid' }] }
  const givenBack: string[] = []
  const offers = {
    giveBackCoupons: (ids) => givenBack.push(...ids),
  } as Partial<OfferRepository> as OfferRepository
  let shown = false
  const seen = watching
    .follow(order.id, 'sana', new AbortController().signal)
    .newer(1)
    .then(() => {
      shown = true
    })

  const change = advance(order, { type: 'cancel' }, new Date())
  if (!change) return t.fail()
  const figures = createFigures()
  const cancelled = async () =>
    /mart_order_changes_total\{status="cancelled"\} (\d+)/.exec((await figures.show()).text)?.[1] ?? '0'
  const [runs, recipients, sales] = [{} as RunRepository, {} as RecipientRepository, {} as SalesRepository]
  const issueReceipts = async () => {}
  recordChanges({
    orders,
    slots,
    runs,
    recipients,
    offers,
    sales,
    issueReceipts,
    followers: watching,
    meter: figures,
  })([{ change, tx }])
  await Promise.resolve()
  t.deepEqual(kept, [change])
  t.deepEqual(atLast, [[issueReceipts, { order: change.order, packed: false, tx }]])
  t.deepEqual(freed, ['evening'])
  t.deepEqual(givenBack, [order.id])
  t.deepEqual(
    said.map(({ type, key }) => [type, key]),
    [['mart.order.v1.OrderCancelled', order.id]],
  )
  t.false(shown)
  t.is(await cancelled(), '0', 'it may still be rolled back')
  for (const run of committed) run()
  await seen
  t.true(shown)
  t.is(await cancelled(), '1')
})
