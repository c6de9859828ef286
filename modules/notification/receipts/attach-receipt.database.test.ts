import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { pdfText } from '#src/testing/pdf-text.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { smtpDouble } from '../mailing/smtp-double.ts'
import { tellings } from '../telling/telling.ts'
import { mailing } from '../test-mailing-repository.ts'
import { anOrder, aUser } from '../test-states.ts'
import { receiptOf, registrationOf } from './receipt.ts'
import type { KeptReceipt } from './receipt-repository.ts'
import { anInvoice, attachmentsOf, registered } from './test-receipts.ts'

const big = sql(
  'test.big',
  `update receipts set document = jsonb_set(document, '{lines}', (
     select jsonb_agg(line) from generate_series(1, $1), jsonb_array_elements(document -> 'lines') as line))`,
)

async function delivered(t: { teardown(undo: () => Promise<void>): void }) {
  const database = await testDatabase({
    name: 'notification',
    migrations: new URL('../migrations/', import.meta.url),
  })
  const server = await smtpDouble()
  t.teardown(database.close)
  t.teardown(server.close)
  const mart = mailing(database, server.url)
  const user = aUser()
  const order = anOrder({ customerId: user.id })
  await mart.db.transaction(async (tx) => {
    mart.contacts.keep(user, tx)
    mart.receipts.keep([receiptOf(anInvoice(order).data as never) as KeptReceipt], mart.clock.now, tx)
    mart.tell(tellings.orderDelivered({ order, ...unsaid.delivered }), tx)
  })
  return { mart, server, user, order }
}

test('a mail that was put off brings it when it goes, with what it bears by then', async (t) => {
  const { mart, server, user, order } = await delivered(t)
  server.answers.set(user.email, [{ code: 451, text: 'later' }])
  await mart.pass()
  t.is((await mart.receipts.ofOrder(order.id)).length, 1, 'it stays until it was brought')
  const { data } = registered(order, 'INV-2026-000007', '8229222026013119050001')
  await mart.db.transaction(async (tx) => mart.receipts.register([registrationOf(data as never)], tx))
  mart.later(30_000)
  await mart.pass()
  const files = server.received.flatMap(({ raw }) => attachmentsOf(raw))
  t.deepEqual(
    files.map(({ name }) => name),
    ['INV-2026-000007.pdf'],
  )
  t.true(pdfText(files[0]?.content as Buffer).includes('8229222026013119050001'))
  t.deepEqual(await mart.receipts.ofOrder(order.id), [])
})

const broken = sql('test.broken', `update receipts set document = document - 'lines' - 'fees'`)

test('what cannot be set keeps no mail from going', async (t) => {
  const { mart, server } = await delivered(t)
  await mart.db.query(broken)
  await mart.pass()
  t.deepEqual(
    server.received.map(({ raw }) => attachmentsOf(raw)),
    [[]],
  )
  t.true(mart.lines.some((line) => line.includes('receipt could not be set')))
})

test('what is too long for a mail is left out and said, and the mail goes', async (t) => {
  const { mart, server } = await delivered(t)
  // Nobody has ordered so much.
  await mart.db.query(big, [1_001])
  await mart.pass()
  t.deepEqual(
    server.received.map(({ raw }) => attachmentsOf(raw)),
    [[]],
  )
  t.true(mart.lines.some((line) => line.includes('its receipt has 1001 lines')))
})
