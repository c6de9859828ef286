import test from 'ava'
import type { Config } from '#config/config.ts'
import { createMailer, outcomeOf } from './mailer.ts'
import { smtpDouble } from './smtp-double.ts'

const mailerOf = (smtpUrl: string) =>
  createMailer({ config: { notification: { smtpUrl, mailFrom: 'Mart <orders@mart.test>' } } as Config })

const mail = {
  address: 'ali@example.test',
  name: 'Ali "the best" Khan, Jr',
  deliveryId: '0190-1',
  language: 'en',
  subject: 'Grüße',
  text: 'text',
  html: '<p>html</p>',
}

test('a mail is taken, with the same Message-ID at every try', async (t) => {
  const server = await smtpDouble()
  const connection = await mailerOf(server.url).connect()
  t.is((await connection.send(mail)).outcome, 'sent')
  t.is((await connection.send(mail)).outcome, 'sent')
  connection.close()
  await server.close()
  t.deepEqual(
    server.received.map(({ messageId }) => messageId),
    ['<0190-1@mart.test>', '<0190-1@mart.test>'],
  )
  t.deepEqual(server.received[0]?.to, ['ali@example.test'])
})

test('5xx is a refusal, 4xx a deferral, and neither answer holds the address', async (t) => {
  const server = await smtpDouble()
  server.answers.set(mail.address, [
    { code: 550, text: '<ALI@example.test> unknown' },
    { code: 451, text: 'come back, ali@example.test' },
  ])
  const connection = await mailerOf(server.url).connect()
  const [refused, deferred] = [await connection.send(mail), await connection.send(mail)]
  t.is((await connection.send(mail)).outcome, 'sent')
  connection.close()
  await server.close()
  t.is(refused.outcome, 'refused')
  t.is(deferred.outcome, 'deferred')
  t.regex(refused.answer, /^550 .*the recipient.* unknown/)
  t.regex(deferred.answer, /^451 /)
  t.notRegex(refused.answer + deferred.answer, /ali@/i)
})

test('a server that is down is unreachable', async (t) => {
  const server = await smtpDouble()
  await server.close()
  const connection = await mailerOf(server.url).connect()
  t.is((await connection.send(mail)).outcome, 'unreachable')
  connection.close()
})

test('what is wrong with us, and not with the mail, is tried again', (t) => {
  const error = (code: string, responseCode?: number) =>
    Object.assign(new Error('no'), { code, responseCode })
  t.is(outcomeOf(error('EAUTH', 535), 'a@b.test').outcome, 'unreachable')
  t.is(outcomeOf(error('EPROTOCOL', 421), 'a@b.test').outcome, 'unreachable')
  t.is(outcomeOf(error('EENVELOPE'), 'a@b.test').outcome, 'refused')
  t.is(outcomeOf(error('EMESSAGE', 554), 'a@b.test').outcome, 'refused')
  t.is(outcomeOf(error('EMESSAGE', 452), 'a@b.test').outcome, 'deferred')
})
