import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import pino from 'pino'
import type { Config } from '#config/config.ts'
import type { UserState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import { createFollowers } from '#src/http/followers.ts'
import { noMeter } from '#src/metrics/meter.ts'
import { tongues } from '#src/slip/wording.ts'
import type { TestDatabase } from '#src/testing/postgres.ts'
import { openToken } from './letters/open-token.ts'
import { writeMail } from './letters/write-mail.ts'
import { deliveryRepository, type Report } from './mailing/delivery-repository.ts'
import { createMailer } from './mailing/mailer.ts'
import { retryDelivery } from './mailing/retry-delivery.ts'
import { sendDue } from './mailing/send-due.ts'
import { sendMail } from './mailing/send-mail.ts'
import { messageRepository } from './message-repository.ts'
import { preferenceRepository } from './preferences/preference-repository.ts'
import { unsubscribeTokens } from './preferences/unsubscribe-tokens.ts'
import { attachReceipt } from './receipts/attach-receipt.ts'
import { receiptRepository } from './receipts/receipt-repository.ts'
import { contactRepository } from './telling/contact-repository.ts'
import { tellUser, tellUsers } from './telling/tell-user.ts'
import { tellings } from './telling/telling.ts'
import { anOrder } from './test-states.ts'
import { receiveReport } from './texting/receive-report.ts'
import { sendTexts } from './texting/send-texts.ts'
import { createSmsSender } from './texting/sms-sender.ts'
import { twilioToken } from './texting/twilio-double.ts'
import { languages as createTestLanguages } from './wording/languages.ts'

interface Row {
  id: string
  reported: string | null
  status: string
  attempts: number
  nextAttemptAt: Date | null
  answer: string | null
  tried: string[]
}

const deliveryOf = sql<Row>(
  'test.delivery_of',
  `select id, status, reported, attempts, next_attempt_at as "nextAttemptAt", answer,
     (select coalesce(array_agg(outcome order by id), '{}') from delivery_attempts
      where delivery_id = deliveries.id) as tried
   from deliveries where user_id = $1 and channel = $2 order by id`,
)

const mailKey = generateKeyPairSync('x25519').privateKey
const testKey = mailKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** What tests seal tokens with, for `mailing` to open. */
export const mailPublicKey = createPublicKey(mailKey)

const forever = new AbortController().signal

/** For tests: the module's parts on a clock that the test moves. */
export function mailing(
  { db }: TestDatabase,
  smtpUrl: string,
  twilioApiUrl = '',
  { smsMostADay = 5_000 } = {},
) {
  const clock = { now: new Date('2026-11-22T12:00:00.000Z') }
  const now = () => clock.now
  const lines: string[] = []
  const config = {
    dataDir: '/nowhere',
    timeZone: 'Asia/Karachi',
    country: 'PK',
    http: { publicUrl: 'https://mart.test/' },
    mail: { privateKey: testKey, publicKey: '' },
    smsCountries: '',
    notification: {
      smtpUrl,
      mailFrom: 'Mart <orders@mart.test>',
      language: 'en',
      ...{ twilioApiUrl, twilioFrom: twilioApiUrl && '+12025550100', smsMostParts: 3 },
      ...{ twilioAccountSid: twilioApiUrl && 'AC1', twilioAuthToken: twilioApiUrl && twilioToken },
      smsMostADay,
    },
  } as Config
  const languages = createTestLanguages({ config })
  const tokens = unsubscribeTokens({ config })
  const contacts = contactRepository()
  const messages = messageRepository({ db })
  const deliveries = deliveryRepository({ db })
  const receipts = receiptRepository({ db })
  const tell = tellUser({
    tellUsers: tellUsers({ messages, followers: createFollowers(), languages, config, now, wake: () => {} }),
  })
  const log = pino({}, { write: (line) => void lines.push(line) })
  const wake = () => {}
  const due = sendDue({ deliveries, openToken: openToken({ config }), db, log, meter: noMeter, now, wake })
  const send = sendMail({
    sendDue: due,
    mailer: createMailer({ config }),
    writeMail: writeMail({ languages, unsubscribeTokens: tokens, config }),
    attachReceipt: attachReceipt({ receipts, languages, tongues: tongues({ config }), log }),
  })
  const smsSender = createSmsSender({ config })
  const text = sendTexts({ sendDue: due, deliveries, smsSender, languages, config, now })
  const report = receiveReport({ deliveries, meter: noMeter, now, wake })
  return {
    db,
    clock,
    lines,
    contacts,
    deliveries,
    receipts,
    unsubscribeTokens: tokens,
    preferences: preferenceRepository({ db, languages }),
    tell,
    later: (ms: number) => {
      clock.now = new Date(clock.now.getTime() + ms)
    },
    /** A known user, told that an order is confirmed. */
    confirmOrderOf: (user: UserState) =>
      db.transaction(async (tx) => {
        contacts.keep(user, tx)
        tell(tellings.orderConfirmed({ order: anOrder({ customerId: user.id }) }), tx)
      }),
    retry: retryDelivery({ deliveries, now, wake }),
    pass: () => send(forever),
    passTexts: () => text(forever),
    report: (deliveryId: string, said: Report) => db.transaction((tx) => report(deliveryId, said, tx)),
    deliveryOf: async (userId: string, channel = 'email') =>
      (await db.query(deliveryOf, [userId, channel]))[0],
  }
}
