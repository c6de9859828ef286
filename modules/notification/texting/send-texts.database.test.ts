import anyTest, { type TestFn } from 'ava'
import fc from 'fast-check'
import { toTimestamp, type UserState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { contextOf, seal } from '#src/keys/sealing.ts'
import { type TestDatabase, testDatabase } from '#src/testing/postgres.ts'
import { type SmtpDouble, smtpDouble } from '../mailing/smtp-double.ts'
import { tellings } from '../telling/telling.ts'
import { mailing, mailPublicKey } from '../test-mailing-repository.ts'
import { anOrder, aUser } from '../test-states.ts'
import { type Behaviour, type Taken, type TwilioDouble, twilioDouble } from './twilio-double.ts'

const minute = 60_000
const hour = 60 * minute
/** 17:00 in Karachi. */
const afternoon = new Date('2026-11-22T12:00:00.000Z')

const dueTexts = sql<{ n: number }>(
  'test.due_texts',
  `select count(*)::int as n from deliveries where status = 'pending' and channel = 'sms' and next_attempt_at <= $1`,
)
const open = sql<{ n: number }>(
  'test.open',
  `select count(*)::int as n from deliveries where status = 'pending'`,
)
const said = sql<{ type: string; n: number }>(
  'test.said',
  `select replace(headers ->> 'ce_type', 'mart.notification.v1.Notification', '') as type, count(*)::int as n
   from outbox group by 1 order by 1`,
)
/** A newer state of a user, as it was kept by a release that knows of no verified phones. */
const keptByLastRelease = sql(
  'test.kept_by_last_release',
  'update contacts set phone = $2, version = version + 1 where user_id = $1',
)
const dataOf = sql<{ data: object }>('test.data_of', 'select data from messages where user_id = $1')

const test = anyTest as TestFn<{
  database: TestDatabase
  smtp: SmtpDouble
  twilio: TwilioDouble
  mart: ReturnType<typeof mailing>
}>

/** Everything of one mart on one clock; each test has people of its own. */
test.before(async (t) => {
  const database = await testDatabase({
    name: 'notification',
    migrations: new URL('../migrations/', import.meta.url),
  })
  const smtp = await smtpDouble()
  const twilio = await twilioDouble(() => t.context.mart.clock.now)
  t.context = { database, smtp, twilio, mart: mailing(database, smtp.url, twilio.url) }
})
test.after.always(async (t) => {
  await t.context.database.close()
  await t.context.smtp.close()
  await t.context.twilio.close()
})
test.beforeEach((t) => {
  const { mart, twilio } = t.context
  mart.clock.now = afternoon
  twilio.onTaken = async () => {}
  twilio.isOut = false
})

let people = 0
/** Somebody with a phone of their own that is verified, who wants texts, and no mails unless told otherwise. */
async function texted(
  { mart }: { mart: ReturnType<typeof mailing> },
  given: Partial<UserState> = {},
  email = false,
): Promise<UserState> {
  people += 1
  const phone = `+9230012${String(people).padStart(5, '0')}`
  const user = aUser({ phone, phoneVerified: true, email: `sms${people}@example.test`, ...given })
  await mart.db.transaction(async (tx) => {
    mart.contacts.keep(user, tx)
    await mart.preferences.choose(user.id, { email, sms: true }, tx)
  })
  return user
}

const confirm = ({ mart }: { mart: ReturnType<typeof mailing> }, user: UserState) =>
  mart.db.transaction(async (tx) =>
    mart.tell(
      tellings.orderConfirmed({ order: anOrder({ customerId: user.id, number: `IM-${user.phone}` }) }),
      tx,
    ),
  )

const textsTo = ({ twilio }: { twilio: TwilioDouble }, { phone }: UserState) =>
  twilio.taken.filter(({ to }) => to === phone)
const mailsTo = ({ smtp }: { smtp: SmtpDouble }, { email }: UserState) =>
  smtp.received.filter(({ to }) => to[0] === email)

/** Passes until nothing is due, in turns of so many minutes. */
async function pass({ mart }: { mart: ReturnType<typeof mailing> }, turns = 1, minutes = 5) {
  for (let turn = 0; turn < turns; turn += 1) {
    for (let again = 0; again < 100; again += 1) {
      await mart.passTexts()
      if ((await mart.db.query(dueTexts, [mart.clock.now]))[0]?.n === 0) break
    }
    await mart.pass()
    mart.later(minutes * minute)
  }
}

/** What of a text matters. */
const textOf = ({ mart }: { mart: ReturnType<typeof mailing> }, user: UserState) =>
  mart.deliveryOf(user.id, 'sms')

test.serial(
  'a text is sent once, to a verified phone, however often its event comes and replicas pass',
  async (t) => {
    const user = await texted(t.context)
    const { mart } = t.context
    const order = anOrder({ customerId: user.id })
    await mart.db.transaction(async (tx) => {
      for (let time = 0; time < 3; time += 1) mart.tell(tellings.orderConfirmed({ order }), tx)
    })
    await Promise.all([mart.passTexts(), mart.passTexts(), mart.passTexts()])
    await pass(t.context)
    t.deepEqual(
      textsTo(t.context, user).map(({ body }) => body),
      ['Imtiaz Mart: order IM-000042 is confirmed.'],
    )
    t.like(await textOf(t.context, user), { status: 'sent', attempts: 1, tried: ['sent'] })
    t.is(mailsTo(t.context, user).length, 0)
    t.false(mart.lines.some((line) => line.includes(user.phone) || line.includes('is confirmed')))
  },
)

test.serial(
  'a phone that nobody verified, or another than was, is not texted: its user is told by mail',
  async (t) => {
    const { mart } = t.context
    const unproved = await texted(t.context, { phoneVerified: false })
    const changed = await texted(t.context)
    const other = { ...changed, phone: '+923009999999', phoneVerified: false, version: 2 }
    await mart.db.transaction(async (tx) => mart.contacts.keep(other, tx))
    const older = await texted(t.context)
    await mart.db.query(keptByLastRelease, [older.id, '+923008888888'])
    for (const user of [unproved, changed, older]) await confirm(t.context, user)
    await pass(t.context)
    for (const user of [unproved, changed, { ...older, phone: '+923008888888' }]) {
      t.is(textsTo(t.context, user).length, 0)
      t.is(mailsTo(t.context, user).length, 1)
      t.like(await textOf(t.context, user), { status: 'dropped' })
    }
    t.is(textsTo(t.context, other).length, 0)
  },
)

test.serial('at night news waits and is not lost; the courier at the door does not', async (t) => {
  const { mart } = t.context
  const user = await texted(t.context)
  mart.later(6 * hour)
  await confirm(t.context, user)
  await mart.db.transaction(async (tx) => {
    const order = anOrder({ customerId: user.id })
    mart.tell(tellings.orderShipped({ order, carrier: '', trackingNumber: '' }), tx)
  })
  await pass(t.context)
  t.deepEqual(
    textsTo(t.context, user).map(({ body }) => /on its way/.test(body)),
    [true],
  )
  mart.later(9 * hour)
  await pass(t.context)
  t.is(textsTo(t.context, user).length, 2)
})

test.serial('who wants no texts gets none; and who wants both gets both', async (t) => {
  const { mart } = t.context
  const [none, both] = [await texted(t.context), await texted(t.context, {}, true)]
  await mart.db.transaction(async (tx) => {
    await mart.preferences.choose(none.id, { email: true, sms: false }, tx)
  })
  const late = await texted(t.context)
  for (const user of [none, both, late]) await confirm(t.context, user)
  await mart.db.transaction(async (tx) => {
    await mart.preferences.choose(late.id, { email: false, sms: false }, tx)
  })
  await pass(t.context)
  for (const user of [none, late]) t.is(textsTo(t.context, user).length, 0)
  t.is(mailsTo(t.context, late).length, 0)
  t.is(textsTo(t.context, both).length, 1)
  for (const user of [none, both]) t.is(mailsTo(t.context, user).length, 1)
})

const code = 'mart.user.v1.PhoneVerificationRequested'
const asking = ({ id: userId, phone }: UserState, now: Date) => ({
  userId,
  phone,
  sealedToken: seal(mailPublicKey, '012345', contextOf(code, userId)),
  expiresAt: toTimestamp(new Date(now.getTime() + 10 * minute)),
})

test.serial(
  'a code goes at any hour to the phone that asked, is worthless afterwards, and is forgotten',
  async (t) => {
    const { mart } = t.context
    const user = await texted(t.context, { phoneVerified: false })
    await mart.db.transaction(async (tx) => {
      await mart.preferences.choose(user.id, { email: false, sms: false }, tx)
    })
    mart.later(8 * hour)
    await mart.db.transaction(async (tx) => mart.tell(tellings.phoneCode(asking(user, mart.clock.now)), tx))
    await pass(t.context)
    const [text] = textsTo(t.context, user)
    t.regex(text?.body ?? '', /^012345 is your code/)
    t.is(text?.validity, '600')
    t.deepEqual(await mart.db.query(dataOf, [user.id]), [{ data: {} }])
    t.false(mart.lines.some((line) => line.includes('012345')))
  },
)

test.serial('a code that nobody can send ends, and is told by no mail', async (t) => {
  const { mart, twilio } = t.context
  const user = await texted(t.context)
  twilio.behaviours.set(user.phone, Array(20).fill('fail'))
  await mart.db.transaction(async (tx) => mart.tell(tellings.phoneCode(asking(user, mart.clock.now)), tx))
  await pass(t.context, 6)
  t.like(await textOf(t.context, user), { status: 'failed' })
  t.is(mailsTo(t.context, user).length, 0)
  twilio.behaviours.delete(user.phone)

  const refused = await texted(t.context)
  twilio.behaviours.set(refused.phone, ['refuse'])
  await mart.db.transaction(async (tx) => mart.tell(tellings.phoneCode(asking(refused, mart.clock.now)), tx))
  await pass(t.context, 2)
  t.like(await textOf(t.context, refused), { status: 'failed', tried: ['refused'] })
  t.is(mailsTo(t.context, refused).length, 0)
})

test.serial('a text that is refused goes by mail, once, and staff may send it again', async (t) => {
  const { mart, twilio } = t.context
  const user = await texted(t.context)
  twilio.behaviours.set(user.phone, ['refuse'])
  await confirm(t.context, user)
  await pass(t.context)
  const refused = await textOf(t.context, user)
  t.like(refused, { status: 'failed', tried: ['refused'] })
  t.regex(refused?.answer ?? '', /^400 21211 Invalid/)
  t.false(refused?.answer?.includes(user.phone))
  t.is(mailsTo(t.context, user).length, 1)
  await mart.db.transaction((tx) => mart.retry(refused?.id ?? '', tx))
  await pass(t.context)
  t.is(textsTo(t.context, user).length, 1)
  t.like(await textOf(t.context, user), { status: 'sent', tried: ['refused', 'sent'] })
  t.is(mailsTo(t.context, user).length, 1)
})

test.serial('what the provider tells is taken in any order, twice, and of its own texts alone', async (t) => {
  const { mart } = t.context
  const [came, lost, both] = [
    await texted(t.context),
    await texted(t.context),
    await texted(t.context, {}, true),
  ]
  for (const user of [came, lost, both]) await confirm(t.context, user)
  await pass(t.context)
  const tell = async (user: UserState, ...outcomes: ('delivered' | 'undelivered' | null)[]) => {
    const { id = '' } = (await textOf(t.context, user)) ?? {}
    const providerId = textsTo(t.context, user)[0]?.sid ?? ''
    for (const outcome of outcomes) await mart.report(id, { providerId, outcome, answer: String(outcome) })
  }
  await tell(came, 'delivered', null, 'delivered', 'undelivered')
  await tell(lost, null, 'undelivered', 'undelivered', 'delivered', null)
  await tell(both, 'undelivered')
  await mart.report((await textOf(t.context, came))?.id ?? '', {
    providerId: 'SMother',
    outcome: 'undelivered',
    answer: '',
  })
  await pass(t.context, 3)
  t.like(await textOf(t.context, came), { status: 'sent', reported: 'delivered' })
  t.like(await textOf(t.context, lost), { status: 'failed', reported: 'undelivered' })
  t.deepEqual(
    [came, lost, both].map((user) => [textsTo(t.context, user).length, mailsTo(t.context, user).length]),
    [
      [1, 0],
      [1, 1],
      [1, 1],
    ],
  )
})

test.serial(
  'a report ends a doubt, and nothing else: neither a text that was never sent, nor the next try of it',
  async (t) => {
    const { mart } = t.context
    const user = await texted(t.context)
    await confirm(t.context, user)
    const { id = '' } = (await textOf(t.context, user)) ?? {}
    await mart.report(id, { providerId: 'SMforeign', outcome: 'delivered', answer: '' })
    t.like(await textOf(t.context, user), { status: 'pending', reported: null })

    const leaseEnds = new Date(mart.clock.now.getTime() + minute)
    const [slow] = await mart.deliveries.claim('sms', mart.clock.now, leaseEnds, 5)
    await mart.deliveries.begin(slow as never, mart.clock.now)
    await mart.report(id, { providerId: 'SMslow', outcome: 'undelivered', answer: 'undelivered' })
    t.like(await textOf(t.context, user), { status: 'failed', tried: ['sent', 'refused'] })
    await mart.db.transaction((tx) => mart.retry(id, tx))
    const late = {
      status: 'sent',
      nextAttemptAt: null,
      attempt: 'sent',
      answer: '',
      providerId: 'SMslow',
    } as const
    t.false(
      await mart.db.transaction((tx) => mart.deliveries.record(slow as never, late, mart.clock.now, tx)),
    )
    await pass(t.context)
    t.is(textsTo(t.context, user).length, 1)
  },
)

test.serial('a text whose sender died is looked up before it is sent again', async (t) => {
  const { mart } = t.context
  const user = await texted(t.context)
  await confirm(t.context, user)
  const leaseEnds = new Date(mart.clock.now.getTime() + minute)
  const [dead] = await mart.deliveries.claim('sms', mart.clock.now, leaseEnds, 5)
  t.true(await mart.deliveries.begin(dead as never, mart.clock.now))
  // It had told the provider, and died before it could keep the answer.
  t.context.twilio.taken.push({
    ...{
      sid: 'SMdead',
      to: user.phone,
      body: `Imtiaz Mart: order IM-${user.phone} is confirmed.`,
      status: 'sent',
    },
    ...{ created: mart.clock.now, callback: null, validity: null, at: 0 },
  })
  mart.later(minute)
  await pass(t.context)
  t.is(textsTo(t.context, user).length, 1)
  t.like(await textOf(t.context, user), { status: 'sent', tried: ['sent'] })
  t.false(await mart.deliveries.begin(dead as never, mart.clock.now))
})

test.serial('as many texts as the shop pays for go out in a day; the next waits', async (t) => {
  const { database, smtp, twilio } = t.context
  const mart = mailing(database, smtp.url, twilio.url, { smsMostADay: 1 })
  mart.clock.now = new Date('2026-12-22T07:00:00.000Z')
  const context = { mart, twilio, smtp }
  const [first, second] = [await texted(context), await texted(context)]
  for (const user of [first, second]) await confirm(context, user)
  await pass(context, 4, 20)
  const told = () => [first, second].map((user) => textsTo(context, user).length).sort()
  t.deepEqual(told(), [0, 1])
  t.deepEqual([...mailsTo(context, first), ...mailsTo(context, second)], [])
  await pass(context, 30, 60)
  t.deepEqual(told(), [1, 1])
})

test.serial('an outage of an hour makes late texts, and none twice', async (t) => {
  const { twilio } = t.context
  const crowd = await Promise.all(Array.from({ length: 8 }, () => texted(t.context)))
  for (const user of crowd) await confirm(t.context, user)
  twilio.isOut = true
  await pass(t.context, 12)
  t.true(crowd.every((user) => textsTo(t.context, user).length === 0))
  twilio.isOut = false
  await pass(t.context, 30)
  t.deepEqual(
    crowd.map((user) => [textsTo(t.context, user).length, mailsTo(t.context, user).length]),
    crowd.map(() => [1, 0]),
  )
})

/** How a provider tells what became of a text: before its answer or after, twice, out of order. */
type Reporting =
  | 'none'
  | 'delivered'
  | 'delivered early'
  | 'twice'
  | 'out of order'
  | 'undelivered'
  | 'undelivered early'

const stories = fc.array(
  fc.record({
    behaviours: fc.array(
      fc.constantFrom<Behaviour>(
        'slow',
        'drop',
        'fail',
        'drop after',
        'fail after',
        'garbage',
        'later',
        'locked',
        'refuse',
      ),
      { maxLength: 5 },
    ),
    reporting: fc.constantFrom<Reporting>(
      ...([
        'none',
        'delivered',
        'delivered early',
        'twice',
        'out of order',
        'undelivered',
        'undelivered early',
      ] as const),
    ),
    email: fc.boolean(),
    at: fc.integer({ min: 0, max: 23 }),
  }),
  { minLength: 12, maxLength: 12 },
)

/** Whatever a provider does: a text that it takes it takes once, and who gets none is told by one mail. */
test.serial('whatever the provider does, each is told once by each channel that it should be', async (t) => {
  const { mart, twilio } = t.context
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(stories, async (told) => {
      mart.clock.now = new Date('2027-01-10T00:00:00.000Z')
      const cast = await Promise.all(
        told.map(async (story) => ({ ...story, user: await texted(t.context, {}, story.email) })),
      )
      const reportOf = async ({ sid, to }: Taken, early: boolean) => {
        const one = cast.find(({ user }) => user.phone === to)
        if (!one || one.reporting.endsWith('early') !== early) return
        const { id = '' } = (await textOf(t.context, one.user)) ?? {}
        const tell = (outcome: 'delivered' | 'undelivered' | null) =>
          mart.report(id, { providerId: sid, outcome, answer: outcome ?? 'sent' })
        if (one.reporting.startsWith('undelivered')) return tell('undelivered')
        if (one.reporting === 'none') return
        await tell('delivered')
        if (one.reporting === 'twice') await tell('delivered')
        if (one.reporting === 'out of order') await tell(null)
      }
      twilio.onTaken = (text) => reportOf(text, true)
      for (const { user, behaviours } of cast) twilio.behaviours.set(user.phone, [...behaviours])
      let [reported, hours] = [twilio.taken.length, 0]
      for (; hours < 48; hours += 1) {
        for (const { at, user } of cast) if (at === hours) await confirm(t.context, user)
        await pass(t.context, 2, 30)
        for (; reported < twilio.taken.length; reported += 1)
          await reportOf(twilio.taken[reported] as Taken, false)
        if (hours > 24 && (await mart.db.query(open))[0]?.n === 0) break
      }
      t.true(hours < 48)
      for (const { user, behaviours, reporting, email } of cast) {
        const left = twilio.behaviours.get(user.phone) ?? []
        const used = behaviours.slice(0, behaviours.length - left.length)
        const isRefused = used.includes('refuse')
        const [texts, mails] = [textsTo(t.context, user).length, mailsTo(t.context, user).length]
        const story = JSON.stringify({ behaviours, reporting, email })
        t.is(texts, isRefused ? 0 : 1, story)
        t.is(mails, email || isRefused || reporting.startsWith('undelivered') ? 1 : 0, story)
        const { status } = (await textOf(t.context, user)) ?? {}
        t.is(status, isRefused || reporting.startsWith('undelivered') ? 'failed' : 'sent', story)
        for (const one of [...used, reporting]) seen.add(one)
      }
    }),
    { numRuns: 4, seed: 20_261_126 },
  )
  t.is(seen.size, 16)
  t.deepEqual(
    (await mart.db.query(said)).map(({ type }) => type),
    ['Delivered', 'Failed'],
  )
})
