import { randomUUID } from 'node:crypto'
import test from 'ava'
import { testMart } from '#src/testing/mart.ts'
import { pdfText } from '#src/testing/pdf-text.ts'
import { until } from '#src/testing/until.ts'
import { modules } from '../../modules/all.ts'
import { smtpDouble } from '../../modules/notification/mailing/smtp-double.ts'
import { attachmentsOf } from '../../modules/notification/receipts/test-receipts.ts'

for (const provider of ['none', 'sandbox'] as const)
  test(`the receipt that is mailed says what the receipt says that is had over HTTP, in either language, registered with ${provider}`, async (t) => {
    t.timeout(120_000)
    const server = await smtpDouble()
    t.teardown(server.close)
    const settings = { notification: { smtpUrl: server.url }, order: { fiscal: { provider } } }
    const mart = await testMart(modules, { seed: 'demo', ...settings })
    t.teardown(mart.stop)
    await mart.idle()
    const staff = mart.token({ id: randomUUID(), role: 'staff' })
    const call = async (token: string | undefined, method: string, path: string, body?: object) => {
      const headers = { 'idempotency-key': randomUUID() }
      const answer = await mart.request(method, path, { token, body, headers })
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
      return answer.body
    }
    const { items: products } = await call(undefined, 'GET', '/v1/products?inStock=true&limit=30')
    for (const language of ['en', 'ur']) {
      const email = `${randomUUID()}@example.com`
      const account = { email, password: 'correct horse battery' }
      await call(undefined, 'POST', '/v1/auth/register', { ...account, name: 'Ayesha' })
      const { accessToken } = await call(undefined, 'POST', '/v1/auth/login', account)
      await call(accessToken, 'PUT', '/v1/notifications/preferences', { email: true, sms: false, language })
      const order = await call(accessToken, 'POST', '/v1/orders', {
        items: products.map(({ id, soldBy }: { id: string; soldBy: string }) => ({
          ...{ productId: id, quantity: soldBy === 'weight' ? 750 : 3 },
        })),
        ...{ paymentMethod: 'card', tip: { amount: 5_000, currency: 'PKR' } },
        shippingAddress: { recipient: 'Zarmina', phone: '+923001234567', line1: '1 Road', city: 'Karachi' },
      })
      await mart.idle()
      const payment = (await call(accessToken, 'GET', `/v1/payments?orderId=${order.id}`)).items[0]
      await call(accessToken, 'POST', `/v1/payments/${payment.id}/confirm`, { token: 'tok_ok' })
      await mart.idle()
      const step = (name: string, body: object = {}) =>
        call(staff, 'POST', `/v1/orders/${order.id}/${name}`, body)
      await step('pack')
      await mart.idle()
      const refund = { amount: { amount: 1_234, currency: 'PKR' }, reason: 'a leaf was brown' }
      await call(staff, 'POST', `/v1/payments/${payment.id}/refunds`, refund)
      await mart.idle()
      const receipt = `/v1/orders/${order.id}/receipt`
      const registered = async () => {
        const { creditNotes, ...invoice } = await call(accessToken, 'GET', receipt)
        const papers = [invoice, ...creditNotes]
        return papers.length === 2 && papers.every(({ fiscal }) => fiscal?.state === 'registered')
      }
      if (provider !== 'none') await until(registered)
      await mart.idle()
      await step('ship')
      await step('deliver')
      const file = () =>
        server.received.filter(({ to }) => to.includes(email)).flatMap(({ raw }) => attachmentsOf(raw))[0]
      await until(() => file() !== undefined)
      const path = `${mart.url}${receipt}?format=pdf&language=${language}`
      const response = await fetch(path, { headers: { authorization: `Bearer ${accessToken}` } })
      const had = pdfText(Buffer.from(await response.arrayBuffer()))
      const mailed = pdfText(file()?.content as Buffer)
      t.true(mailed.length > products.length, mailed.join('\n'))
      t.true(mailed.some((line) => /CN-\d{4}-\d{6}/.test(line)))
      t.true(mailed.some((line) => /Rs 12\.34/.test(line)))
      const numbers = mailed.filter((line) => /^SANDBOX-(?:INV|CN)-\d{4}-\d{6}$/.test(line))
      t.is(new Set(numbers).size, provider === 'none' ? 0 : 2)
      // Who it went to is named to who may see the order, and not in a mail.
      t.deepEqual(
        mailed,
        had.filter((line) => !line.includes('Zarmina')),
      )
      t.is(had.length, mailed.length + 1)
    }
  })
