import test from 'ava'
import { v7 } from 'uuid'
import { testMart } from '#src/testing/mart.ts'
import notification from '../index.ts'

test('preferences are the defaults until they are chosen, and only sensible ones are taken', async (t) => {
  const mart = await testMart([notification])
  t.teardown(() => mart.stop())
  const token = mart.token({ id: v7(), role: 'customer' })
  const path = '/v1/notifications/preferences'
  t.deepEqual((await mart.request('GET', path, { token })).body, { email: true, sms: false })
  const chosen = {
    email: false,
    sms: true,
    quietHours: { from: '22:00', to: '07:30', timeZone: 'Asia/Karachi' },
  }
  for (const body of [chosen, chosen]) t.is((await mart.request('PUT', path, { token, body })).status, 200)
  t.deepEqual((await mart.request('GET', path, { token })).body, chosen)
  t.is((await mart.request('PUT', path, { token, body: { email: true, sms: false } })).status, 200)
  t.deepEqual((await mart.request('GET', path, { token })).body, { email: true, sms: false })
  const quiet = (given: object) => ({ ...chosen, quietHours: { ...chosen.quietHours, ...given } })
  for (const body of [
    { email: true },
    { ...chosen, push: true },
    quiet({ from: '24:00' }),
    quiet({ to: '22:00' }),
    quiet({ timeZone: 'Mars/Olympus' }),
    quiet({ timeZone: 'Asia/Karachi\0' }),
  ]) {
    t.is((await mart.request('PUT', path, { token, body })).status, 422, JSON.stringify(body))
  }
})
