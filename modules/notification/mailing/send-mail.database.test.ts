import { readFile } from 'node:fs/promises'
import anyTest, { type TestFn } from 'ava'
import { v7 } from 'uuid'
import { toTimestamp } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { contextOf, seal } from '#src/keys/sealing.ts'
import { type TestDatabase, testDatabase } from '#src/testing/postgres.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { manners, type TemplateName } from '../letters/templates.ts'
import { alertKinds } from '../staff/alert.ts'
import { type Telling, tellings } from '../telling/telling.ts'
import { mailing, mailPublicKey } from '../test-mailing-repository.ts'
import { anOrder, aUser } from '../test-states.ts'
import { type SmtpDouble, smtpDouble } from './smtp-double.ts'

const said = sql<{ type: string }>(
  'test.said',
  `select headers ->> 'ce_type' as type from outbox order by id`,
)
const dataOf = sql<{ data: object }>('test.data_of', 'select data from messages where user_id = $1')

const everythingOf = sql<{ text: string }>(
  'test.everything_of',
  `select string_agg(m::text || d::text, ' ') as text from messages m join deliveries d on d.message_id = m.id
   where m.user_id = $1`,
)
const markErased = sql(
  'test.mark_erased',
  `insert into contacts (user_id, email, name, phone, version, erased) values ($1, '', '', '', 0, true)`,
)
const settleAs = sql('test.settle_as', 'update deliveries set status = $2 where user_id = $1')

const test = anyTest as TestFn<{
  database: TestDatabase
  server: SmtpDouble
  mart: ReturnType<typeof mailing>
}>
test.beforeEach(async (t) => {
  const database = await testDatabase({
    name: 'notification',
    migrations: new URL('../migrations/', import.meta.url),
  })
  const server = await smtpDouble()
  t.context = { database, server, mart: mailing(database, server.url) }
})
test.afterEach.always(async (t) => {
  await t.context.database.close()
  await t.context.server.close().catch(() => {})
})

test('a mail is sent once, however often the event comes and the job passes, and that is said', async (t) => {
  const { mart, server } = t.context
  const user = aUser()
  const order = anOrder({ customerId: user.id })
  await mart.db.transaction(async (tx) => {
    mart.contacts.keep(user, tx)
    for (let time = 0; time < 3; time += 1) mart.tell(tellings.orderConfirmed({ order }), tx)
  })
  await Promise.all([mart.pass(), mart.pass(), mart.pass()])
  await mart.pass()
  t.is(server.received.length, 1)
  t.deepEqual(server.received[0]?.to, [user.email])
  t.like(await mart.deliveryOf(user.id), {
    status: 'sent',
    attempts: 1,
    tried: ['sent'],
    nextAttemptAt: null,
  })
  t.deepEqual(await mart.db.query(said), [{ type: 'mart.notification.v1.NotificationDelivered' }])
})

test('replicas share the mails that are due', async (t) => {
  const { mart, server } = t.context
  const user = aUser({ emailVerified: true })
  await mart.db.transaction(async (tx) => {
    mart.contacts.keep(user, tx)
    for (let n = 0; n < 30; n += 1)
      mart.tell(tellings.orderConfirmed({ order: anOrder({ customerId: user.id }) }), tx)
  })
  await Promise.all([mart.pass(), mart.pass(), mart.pass()])
  t.is(server.received.length, 30)
  t.is(new Set(server.received.map(({ messageId }) => messageId)).size, 30)
})

test('a refused recipient is final, and said with a reason that names nobody', async (t) => {
  const { mart, server } = t.context
  const user = aUser()
  server.answers.set(user.email, [{ code: 550, text: `no ${user.email} here` }])
  await mart.confirmOrderOf(user)
  await mart.pass()
  mart.later(24 * 60 * 60_000)
  await mart.pass()
  const delivery = await mart.deliveryOf(user.id)
  t.like(delivery, { status: 'failed', attempts: 1, tried: ['refused'] })
  t.false(delivery?.answer?.includes(user.email))
  t.true(mart.lines.length > 0)
  t.false(mart.lines.some((line) => line.includes(user.email) || line.includes(user.name)))
  t.is(server.received.length, 0)
  t.deepEqual(await mart.db.query(said), [{ type: 'mart.notification.v1.NotificationFailed' }])
})

test('a deferred mail is tried again, not before its time', async (t) => {
  const { mart, server } = t.context
  const user = aUser()
  server.answers.set(user.email, [{ code: 451, text: 'later' }])
  await mart.confirmOrderOf(user)
  await mart.pass()
  t.like(await mart.deliveryOf(user.id), { status: 'pending', attempts: 1, tried: ['deferred'] })
  mart.later(10_000)
  await mart.pass()
  t.is(server.received.length, 0)
  mart.later(20_000)
  await mart.pass()
  t.is(server.received.length, 1)
  t.like(await mart.deliveryOf(user.id), { status: 'sent', tried: ['deferred', 'sent'] })
})

test('a server that was down gets the mail when it is up', async (t) => {
  const { mart, server } = t.context
  const user = aUser()
  await server.close()
  await mart.confirmOrderOf(user)
  await mart.pass()
  t.like(await mart.deliveryOf(user.id), { status: 'pending', tried: ['unreachable'] })
  const again = await smtpDouble(server.port)
  mart.later(30_000)
  await mart.pass()
  await again.close()
  t.is(again.received.length, 1)
  t.like(await mart.deliveryOf(user.id), { status: 'sent', tried: ['unreachable', 'sent'] })
})

test('a mail waits for the contact of its user, for a day at most', async (t) => {
  const { mart, server } = t.context
  const [known, unknown] = [aUser(), aUser()]
  await mart.db.transaction(async (tx) => {
    for (const { id } of [known, unknown])
      mart.tell(tellings.orderConfirmed({ order: anOrder({ customerId: id }) }), tx)
  })
  await mart.pass()
  t.like(await mart.deliveryOf(known.id), { status: 'pending', attempts: 0, tried: [] })
  await mart.db.transaction(async (tx) => mart.contacts.keep(known, tx))
  mart.later(1000)
  await mart.pass()
  t.is(server.received.length, 1)
  mart.later(24 * 60 * 60_000)
  await mart.pass()
  t.like(await mart.deliveryOf(unknown.id), { status: 'failed', tried: [] })
})

test('a mail whose sender died is sent when the lease has ended, and the late one records nothing', async (t) => {
  const { mart, server } = t.context
  const user = aUser()
  await mart.confirmOrderOf(user)
  const ends = new Date(mart.clock.now.getTime() + 60_000)
  const [dead] = await mart.deliveries.claim('email', mart.clock.now, ends, 5)
  await mart.pass()
  t.is(server.received.length, 0)
  mart.later(60_000)
  const successor = await mart.deliveries.claim(
    'email',
    mart.clock.now,
    new Date(mart.clock.now.getTime() + 60_000),
    5,
  )
  t.is(successor.length, 1)
  const result = { status: 'failed', nextAttemptAt: null, attempt: 'refused', answer: 'late' } as const
  t.false(
    await mart.db.transaction((tx) => mart.deliveries.record(dead as never, result, mart.clock.now, tx)),
  )
  mart.later(60_000)
  await mart.pass()
  t.is(server.received.length, 1)
  t.like(await mart.deliveryOf(user.id), { status: 'sent', tried: ['sent'] })
})

test('preferences hold back a confirmation, and not a receipt', async (t) => {
  const { mart, server } = t.context
  const [night, never] = [aUser(), aUser({ email: 'never@example.test' })]
  const quietHours = { from: '16:00', to: '18:00', timeZone: 'Asia/Karachi' }
  await mart.db.transaction(async (tx) => {
    await mart.preferences.choose(night.id, { email: true, sms: false, quietHours }, tx)
    await mart.preferences.choose(never.id, { email: false, sms: false }, tx)
    for (const user of [night, never]) {
      mart.contacts.keep(user, tx)
      const order = anOrder({ customerId: user.id })
      mart.tell(tellings.orderConfirmed({ order }), tx)
      mart.tell(tellings.orderDelivered({ order, ...unsaid.delivered }), tx)
    }
  })
  await mart.pass()
  t.deepEqual(server.received.map(({ to }) => to[0]).sort(), [night.email, never.email])
  t.true(server.received.every(({ raw }) => raw.includes('Receipt')))
  mart.later(60 * 60_000)
  await mart.pass()
  t.deepEqual(
    server.received.slice(2).map(({ to }) => to),
    [[night.email]],
  )
})

const token = 'single-use-token'
const resetAsked = 'mart.user.v1.PasswordResetRequested'

const asking = (userId: string, now: Date, seconds: number, of = userId, event = resetAsked) => ({
  userId,
  email: 'new@example.test',
  name: 'Ali',
  token: '',
  sealedToken: seal(mailPublicKey, token, contextOf(event, of)),
  expiresAt: toTimestamp(new Date(now.getTime() + seconds * 1000)),
})

test('a token goes to the address that asked, is never kept in clear, and is forgotten once sent', async (t) => {
  const { mart, server } = t.context
  const userId = v7()
  await mart.db.transaction(async (tx) =>
    mart.tell(tellings.passwordReset(asking(userId, mart.clock.now, 3600)), tx),
  )
  const [kept] = await mart.db.query(everythingOf, [userId])
  t.regex(kept?.text ?? '', /sealedToken/)
  t.false(kept?.text.includes(token))
  await mart.pass()
  t.deepEqual(server.received[0]?.to, ['new@example.test'])
  const unfolded = server.received[0]?.raw.replaceAll('=\r\n', '')
  t.true(unfolded?.includes('https://mart.test/reset-password?lang=3Den#token=3Dsingle-use-token'))
  t.deepEqual(await mart.db.query(dataOf, [userId]), [{ data: {} }])
})

test('a token of an event from before tokens were sealed is mailed as well, and forgotten', async (t) => {
  const { mart, server } = t.context
  const userId = v7()
  const asked = { ...asking(userId, mart.clock.now, 3600), token, sealedToken: '' }
  await mart.db.transaction(async (tx) => mart.tell(tellings.passwordReset(asked), tx))
  await mart.pass()
  t.true(server.received[0]?.raw.replaceAll('=\r\n', '').includes('#token=3Dsingle-use-token'))
  t.deepEqual(await mart.db.query(dataOf, [userId]), [{ data: {} }])
})

test('a token is kept while its mail is tried again, and forgotten when it is refused or dropped', async (t) => {
  const { mart, server } = t.context
  const [refused, gone] = [v7(), v7()]
  server.answers.set('new@example.test', [
    { code: 451, text: 'later' },
    { code: 550, text: 'never' },
  ])
  const tell = (userId: string) =>
    mart.db.transaction(async (tx) =>
      mart.tell(tellings.passwordReset(asking(userId, mart.clock.now, 3600)), tx),
    )
  await tell(refused)
  await mart.pass()
  t.like(await mart.deliveryOf(refused), { status: 'pending', tried: ['deferred'] })
  t.notDeepEqual(await mart.db.query(dataOf, [refused]), [{ data: {} }])
  mart.later(30_000)
  await mart.pass()
  t.like(await mart.deliveryOf(refused), { status: 'failed', tried: ['deferred', 'refused'] })
  t.deepEqual(await mart.db.query(dataOf, [refused]), [{ data: {} }])

  await tell(gone)
  await mart.db.query(markErased, [gone])
  await mart.pass()
  t.like(await mart.deliveryOf(gone), { status: 'dropped' })
  t.deepEqual(await mart.db.query(dataOf, [gone]), [{ data: {} }])
})

test('a token that was sealed for somebody else is mailed to nobody, and tried again until the key is mended', async (t) => {
  const { mart, server } = t.context
  const userId = v7()
  await mart.db.transaction(async (tx) =>
    mart.tell(tellings.passwordReset(asking(userId, mart.clock.now, 3600, v7())), tx),
  )
  await mart.pass()
  t.is(server.received.length, 0)
  t.like(await mart.deliveryOf(userId), { status: 'pending', tried: ['deferred'] })
  t.true(mart.lines.some((line) => line.includes('mail token could not be opened')))
  t.false(mart.lines.some((line) => line.includes(token)))
})

test('of mails from before, tokens are forgotten whose last try is over', async (t) => {
  const { mart } = t.context
  const statuses = ['pending', 'kept', 'failed', 'dropped', 'sent']
  const users = statuses.map(() => v7())
  for (const [at, userId] of users.entries()) {
    const asked = { ...asking(userId, mart.clock.now, 3600), token, sealedToken: '' }
    await mart.db.transaction(async (tx) => mart.tell(tellings.passwordReset(asked), tx))
    await mart.db.query(settleAs, [userId, statuses[at]])
  }
  const text = await readFile(new URL('../migrations/0003-forget-tokens.sql', import.meta.url), 'utf8')
  await mart.db.sequelize.query(text)
  const left = await Promise.all(users.map(async (userId) => (await mart.db.query(dataOf, [userId]))[0]))
  t.deepEqual(
    left.map((row) => 'token' in (row?.data ?? {})),
    [true, true, false, false, false],
  )
})

test('a token that was sealed to confirm an address is not mailed as one that sets a password', async (t) => {
  const { mart, server } = t.context
  const userId = v7()
  const asked = asking(userId, mart.clock.now, 3600, userId, 'mart.user.v1.EmailVerificationRequested')
  await mart.db.transaction(async (tx) => mart.tell(tellings.passwordReset(asked), tx))
  await mart.pass()
  t.is(server.received.length, 0)
  await mart.db.transaction(async (tx) => mart.tell(tellings.verifyEmail(asked), tx))
  await mart.pass()
  t.is(server.received.length, 1)
})

test('an expired token is not sent', async (t) => {
  const { mart, server } = t.context
  const userId = v7()
  await mart.db.transaction(async (tx) =>
    mart.tell(tellings.verifyEmail(asking(userId, mart.clock.now, -1)), tx),
  )
  await mart.pass()
  t.is(server.received.length, 0)
  t.like(await mart.deliveryOf(userId), { status: 'failed' })
})

/** What a stranger would have an official mail say, as a name and in everything else that a customer can write. */
const hostile = {
  name: 'Customer, your account is locked: https://name.evil.example',
  words: 'Your account is locked: https://words.evil.example',
}

/** Each template as it is mailed to `email`, about an order all of whose free text is the customer's. */
function everyMail({ id: userId, email }: { id: string; email: string }, now: Date): Telling[] {
  const address = anOrder().shippingAddress as object
  const shippingAddress = Object.fromEntries(Object.keys(address).map((field) => [field, hostile.words]))
  const order = anOrder({
    customerId: userId,
    note: hostile.words,
    shippingAddress: shippingAddress as never,
  })
  const expiresAt = toTimestamp(new Date(now.getTime() + 3_600_000))
  const asked = { userId, email, name: hostile.name, token, sealedToken: '', expiresAt }
  const changed = { userId, email, changedAt: toTimestamp(now) }
  const payment = { customerId: userId, orderId: order.id, method: 'card' }
  const slot = { id: v7(), start: changed.changedAt, end: changed.changedAt }
  const owed = { orderId: order.id, amount: { amount: 45_000, currency: 'PKR' } }
  const milk = { name: 'Fresh milk', left: { soldBy: 'piece' as const, amount: 3 } }
  return [
    tellings.verifyEmail(asked),
    tellings.passwordReset(asked),
    tellings.passwordChanged(changed),
    tellings.emailChanged(changed),
    tellings.secondFactorChanged({ ...changed, on: true }),
    tellings.secondFactorChanged({ ...changed, on: false }),
    tellings.newDevice({ userId, email, signedInAt: changed.changedAt, device: 'Safari on iOS', ip: '' }),
    tellings.orderConfirmed({ order }),
    tellings.orderRejected({ order, short: [] }),
    tellings.orderCancelled({ order, cause: 'customer', reason: hostile.words }),
    tellings.slotClosed({ order: { ...order, slots: [slot] }, others: [] }),
    tellings.substituteProposed({
      ...{ order, line: 1, number: 1, productId: v7(), productName: 'Oat drink', soldBy: 'piece' },
      ...{ quantity: 2, total: order.total, until: expiresAt },
    }),
    tellings.orderShipped({ order, carrier: 'TCS', trackingNumber: '7' }),
    tellings.deliveryFailed({ order, reason: 'nobody was there', attempt: 1 }),
    tellings.linesReturned({ order, lines: [], reason: 'came back', restock: true }),
    tellings.orderDelivered({ order, ...unsaid.delivered }),
    tellings.orderReturned({ order, reason: 'came back', restock: true }),
    tellings.paymentRefunded({ payment, refundId: v7(), amount: order.total, reason: 'a part' } as never),
    tellings.paymentDeclined({
      ...{ payment: { ...payment, id: v7(), amount: order.total }, reason: hostile.words },
      ...{ retriesLeft: 1, payBy: changed.changedAt },
    } as never) as Telling,
    { template: 'low_stock', userId, dedup: 'low_stock', data: { count: 1, lines: [milk] } },
    { template: 'refund_failed', userId, dedup: 'refund_failed', data: { count: 1, lines: [owed] } },
    { template: 'dispute_opened', userId, dedup: 'dispute_opened', data: { count: 1, lines: [owed] } },
    { template: 'capture_failed', userId, dedup: 'capture_failed', data: { count: 1, lines: [owed] } },
    {
      ...{ template: 'unpicked', userId, dedup: 'unpicked' },
      data: {
        count: 1,
        lines: [{ number: order.number, slot: { start: now.toISOString(), end: now.toISOString() } }],
      },
    },
    {
      ...{ template: 'authorization_ending', userId, dedup: 'authorization_ending' },
      data: { count: 1, lines: [{ ...owed, until: '2026-12-03T12:00:00.000Z' }] },
    },
    {
      ...{ template: 'webhook_off', userId, dedup: 'webhook_off' },
      data: { host: 'erp.example.com', why: 'gone', at: now.toISOString() },
    },
  ]
}

const mailed = Object.entries(manners).flatMap(([template, { email }]) => (email ? [template] : []))

for (const template of mailed as TemplateName[])
  test(`${template} names nobody to an address that isn't verified, and says nothing in a customer's words`, async (t) => {
    const { mart, server } = t.context
    const registered = aUser({ name: hostile.name, email: 'stranger@example.test' })
    const verified = { ...aUser({ name: hostile.name, email: 'Own@example.test' }), emailVerified: true }
    const moving = { ...aUser({ name: hostile.name, email: 'before@example.test' }), emailVerified: true }
    const tellingOf = (user: { id: string; email: string }) => {
      const found = everyMail(user, mart.clock.now).find((one) => one.template === template)
      if (!found) throw new Error(`this test sends no ${template}`)
      return found
    }
    /** Mailed to the event's own address, `email`, or to the contact's. */
    const mailOf = async (user: typeof verified, email = user.email) => {
      const telling = tellingOf({ id: user.id, email })
      await mart.db.transaction(async (tx) => {
        mart.contacts.keep(user, tx)
        mart.tell(telling, tx)
      })
      await mart.pass()
      const mail = server.received.pop()
      t.is(mail?.to[0], telling.address ?? user.email)
      return mail?.raw.replaceAll('=\r\n', '') ?? ''
    }
    const [toStranger, toOwner] = [await mailOf(registered), await mailOf(verified, 'own@example.test')]
    t.notRegex(toStranger, /evil/)
    t.regex(toStranger, /^Hello,/m)
    t.regex(toOwner, /^Dear Customer, your account is locked: https:\/\/name\.evil\.example,/m)
    t.notRegex(toOwner, /words\.evil/)
    const goesToContact = tellingOf(moving).address === undefined
    t.is(/evil/.test(await mailOf(moving, 'elsewhere@example.test')), goesToContact)
  })

test('who orders and cancels without end has a stranger written to twenty times a day', async (t) => {
  const { mart, server } = t.context
  const [attacker, other] = [aUser({ email: 'stranger@example.test' }), aUser()]
  const orders = async (user: typeof attacker, count: number) => {
    await mart.db.transaction(async (tx) => {
      mart.contacts.keep(user, tx)
      for (let n = 0; n < count; n += 1) {
        const order = anOrder({ customerId: user.id })
        mart.tell(tellings.orderConfirmed({ order }), tx)
        mart.tell(tellings.orderCancelled({ order, cause: 'customer', reason: '' }), tx)
      }
    })
    await Promise.all([mart.pass(), mart.pass()])
    return server.received.filter(({ to }) => to[0] === user.email).length
  }
  t.is(await orders(attacker, 25), 20)
  t.is(await orders(other, 1), 2)
  t.is(await orders(attacker, 5), 20)
  // What must be told goes all the same.
  await mart.db.transaction(async (tx) =>
    mart.tell(
      tellings.orderDelivered({ order: anOrder({ customerId: attacker.id }), ...unsaid.delivered }),
      tx,
    ),
  )
  t.is(await orders(attacker, 0), 21)
  mart.later(24 * 60 * 60_000)
  t.is(await orders(attacker, 1), 23)
  t.is(await orders({ ...attacker, emailVerified: true, version: 2 }, 25), 73)
})

test('a contact from before verified addresses were told apart is named once it is announced again', async (t) => {
  const { mart, server } = t.context
  const user = aUser({ emailVerified: true })
  await mart.confirmOrderOf({ ...user, emailVerified: false })
  await mart.pass()
  t.notRegex(server.received[0]?.raw ?? '', /Ali/)
  await mart.confirmOrderOf(user)
  await mart.pass()
  t.regex(server.received[1]?.raw ?? '', /^Dear Ali Khan,/m)
  // What is older than what is known changes nothing.
  await mart.confirmOrderOf({ ...user, name: 'Old', version: user.version - 1 })
  await mart.pass()
  t.regex(server.received[2]?.raw ?? '', /^Dear Ali Khan,/m)
})

/** A mail's headers, unfolded. */
const headersOf = (raw = '') => (raw.split('\r\n\r\n')[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ')

/** The parts of a mail, decoded. */
const wordsOf = (raw = '') =>
  raw
    .split(/^--.*$/m)
    .map((part) => {
      const [headers = '', ...body] = part.trim().split('\r\n\r\n')
      const text = body.join('\r\n\r\n')
      return /base64/i.test(headers) ? Buffer.from(text, 'base64').toString() : fromQuotedPrintable(text)
    })
    .join('\n')

const fromQuotedPrintable = (text: string) =>
  Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

test('who chose Urdu gets mails in Urdu, also of what happened before', async (t) => {
  const { mart, server } = t.context
  const user = aUser({ emailVerified: true, name: 'عائشہ' })
  await mart.confirmOrderOf(user)
  await mart.db.transaction((tx) =>
    mart.preferences.choose(user.id, { email: true, sms: false, language: 'ur' }, tx),
  )
  await mart.pass()
  const raw = server.received[0]?.raw
  t.regex(headersOf(raw), /^Content-Language: ur$/m)
  const words = wordsOf(raw)
  t.true(words.includes('السلام علیکم \u2068عائشہ\u2069،'))
  t.regex(words, /<html lang="ur" dir="rtl"/)
  t.regex(words, /Sindhri mango<\/bdi>/)
})

for (const template of mailed as TemplateName[])
  test(`${template} can be stopped by one click just where it need not be told`, async (t) => {
    const { mart, server } = t.context
    const user = aUser()
    const telling = everyMail(user, mart.clock.now).find((one) => one.template === template)
    await mart.db.transaction(async (tx) => {
      mart.contacts.keep(user, tx)
      mart.tell(telling as Telling, tx)
    })
    await mart.pass()
    const raw = server.received[0]?.raw
    const [, link = ''] = /^List-Unsubscribe: <(.*)>$/m.exec(headersOf(raw)) ?? []
    t.is(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m.test(headersOf(raw)), !manners[template].must)
    t.is(link !== '', !manners[template].must)
    t.is(/unsubscribe/.test(wordsOf(raw)), !manners[template].must)
    if (manners[template].must) return
    t.is(new URL(link).origin + new URL(link).pathname, 'https://mart.test/v1/notifications/unsubscribe')
    const words = wordsOf(raw)
    const isForStaff = (alertKinds as string[]).includes(template)
    t.regex(words, isForStaff ? /news of the shop by e-mail/ : /news of your orders by e-mail/)
    t.true(words.includes(`href="${link}"`))
    t.true(words.includes(`:\r\n${link}`) || words.includes(`:\n${link}`))
    const token = new URL(link).searchParams.get('token') ?? ''
    t.is(await mart.unsubscribeTokens.read(token), user.id)
  })
