import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'ava'
import type { Config } from '#config/config.ts'
import { outcomeOf, reportUrl, twilioSender } from './sms-sender.ts'
import { twilioDouble } from './twilio-double.ts'

const phone = '+923001234567'
const outgoing = { phone, body: 'order 42 is on its way', deliveryId: 'd1' }

const senderTo = (twilioApiUrl: string, { from = '+12025550100', publicUrl = '', timeout = 15_000 } = {}) =>
  twilioSender(
    {
      http: { publicUrl },
      notification: { twilioAccountSid: 'AC1', twilioAuthToken: 'secret', twilioFrom: from, twilioApiUrl },
    } as Config,
    timeout,
  )

async function server(listener: RequestListener) {
  const http = createServer(listener)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const close = async () => {
    http.closeAllConnections()
    http.close()
    await once(http, 'close')
  }
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close }
}

test('a text is what Twilio is posted, and says where its reports go', async (t) => {
  const calls: { url?: string; auth?: string; type?: string; body: URLSearchParams }[] = []
  const { url, close } = await server(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { authorization: auth = '', 'content-type': type = '' } = request.headers
    calls.push({
      url: request.url ?? '',
      auth,
      type,
      body: new URLSearchParams(Buffer.concat(chunks).toString()),
    })
    response.writeHead(201).end('{"sid":"SM1","status":"queued"}')
  })
  const sent = { outcome: 'sent', answer: '201 queued', providerId: 'SM1' }
  t.deepEqual(
    await senderTo(`${url}/`, { publicUrl: 'https://mart.test/' }).send({ ...outgoing, validFor: 600 }),
    sent,
  )
  t.deepEqual(await senderTo(url, { from: 'MG2', publicUrl: 'http://localhost:8000' }).send(outgoing), sent)
  await close()
  t.like(calls[0], {
    url: '/2010-04-01/Accounts/AC1/Messages.json',
    auth: `Basic ${Buffer.from('AC1:secret').toString('base64')}`,
  })
  t.deepEqual(Object.fromEntries(calls[0]?.body ?? []), {
    ...{ To: phone, From: '+12025550100', Body: outgoing.body, ValidityPeriod: '600' },
    StatusCallback: 'https://mart.test/v1/notifications/sms/status?delivery=d1',
  })
  t.deepEqual(Object.fromEntries(calls[1]?.body ?? []), {
    To: phone,
    MessagingServiceSid: 'MG2',
    Body: outgoing.body,
  })
  t.is(reportUrl('https://a.test', 'x'), 'https://a.test/v1/notifications/sms/status?delivery=x')
})

test('answers are told apart: taken, refused for good, later, ours to mend, in doubt', (t) => {
  const outcome = (status: number, body: object) => outcomeOf({ status, body }, phone)
  t.like(outcome(201, { sid: 'SM1', status: 'queued' }), { outcome: 'sent', providerId: 'SM1' })
  t.like(outcome(400, { code: 21211 }), { outcome: 'refused' })
  t.like(outcome(400, { code: 21610 }), { outcome: 'refused' })
  t.like(outcome(429, { code: 20429 }), { outcome: 'deferred' })
  t.like(outcome(400, { code: 21611 }), { outcome: 'deferred' })
  for (const [status, code] of [
    [401, 20003],
    [403, 20005],
    [404, 20404],
    [400, 21606],
  ] as const) {
    const mended = outcome(status, { code })
    t.like(mended, { outcome: 'unreachable' })
    t.false('inDoubt' in mended)
  }
  for (const status of [200, 500, 502, 503, 302])
    t.like(outcome(status, {}), { outcome: 'unreachable', inDoubt: true })
  const { answer } = outcome(400, { code: 21211, message: `The 'To' number ${phone} is not\r\nvalid` })
  t.is(answer, "400 21211 The 'To' number the phone is not valid")
})

test('a call that was never connected sent nothing; of one that broke off nobody knows', async (t) => {
  const gone = await server(() => {})
  await gone.close()
  const never = await senderTo(gone.url).send(outgoing)
  t.is(never.outcome, 'unreachable')
  t.false('inDoubt' in never)

  const answers: RequestListener[] = [
    (request) => request.socket.destroy(),
    (_, response) => response.writeHead(201).end('{"sid"'),
    (_, response) => response.writeHead(201).end(`{"sid":"SM1","pad":"${'x'.repeat(300_000)}"}`),
    (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    (_, response) => void response.writeHead(201).write('{'),
    () => {},
  ]
  for (const [at, answer] of answers.entries()) {
    const { url, close } = await server(answer)
    const outcome = await senderTo(url, { timeout: at < 4 ? 15_000 : 50 }).send(outgoing)
    await close()
    t.like(outcome, { outcome: 'unreachable', inDoubt: true }, `${at}`)
    t.true(outcome.answer.length <= 200)
  }
})

test('a text in doubt is found by its phone, its words and its time, and by nothing less', async (t) => {
  const now = new Date()
  const twilio = await twilioDouble(() => now)
  const sender = senderTo(twilio.url)
  twilio.behaviours.set(phone, ['drop after'])
  t.like(await sender.send(outgoing), { inDoubt: true })
  const [taken] = twilio.taken
  const doubtful = { phone, body: outgoing.body, since: now, notId: null }
  t.like(await sender.find(doubtful), { outcome: 'sent', providerId: taken?.sid })
  t.is(await sender.find({ ...doubtful, body: 'another' }), null)
  t.is(await sender.find({ ...doubtful, phone: '+923001234568' }), null)
  t.is(await sender.find({ ...doubtful, since: new Date(now.getTime() + 6 * 60_000) }), null)
  t.is(await sender.find({ ...doubtful, notId: taken?.sid ?? '' }), null)
  if (taken) taken.status = 'undelivered'
  t.like(await sender.find(doubtful), { outcome: 'refused', providerId: taken?.sid })
  twilio.isOut = true
  t.like(await sender.find(doubtful), { outcome: 'unreachable', inDoubt: true })
  await twilio.close()
  t.like(await sender.find(doubtful), { outcome: 'unreachable', inDoubt: true })
})
