import test from 'ava'
import { v7 } from 'uuid'
import { testMart } from '#src/testing/mart.ts'
import notification from '../index.ts'
import { languageCodes } from '../wording/wordings.ts'

const path = '/v1/notifications/preferences'

test('preferences are the defaults until they are chosen, and only sensible ones are taken', async (t) => {
  const mart = await testMart([notification])
  t.teardown(() => mart.stop())
  const token = mart.token({ id: v7(), role: 'customer' })
  const defaults = { email: true, sms: false, language: 'en' }
  const get = async () => (await mart.request('GET', path, { token })).body
  t.deepEqual(await get(), defaults)
  const chosen = {
    email: false,
    sms: true,
    language: 'ur',
    quietHours: { from: '22:00', to: '07:30', timeZone: 'Asia/Karachi' },
  }
  for (const body of [chosen, chosen]) {
    const answer = await mart.request('PUT', path, { token, body })
    t.is(answer.status, 200)
    t.deepEqual(answer.body, chosen)
  }
  t.deepEqual(await get(), chosen)
  // Of a client that knows of no languages.
  const answer = await mart.request('PUT', path, { token, body: { email: true, sms: false } })
  t.deepEqual(answer.body, { ...defaults, language: 'ur' })
  t.deepEqual(await get(), { ...defaults, language: 'ur' })
  const quiet = (given: object) => ({ ...chosen, quietHours: { ...chosen.quietHours, ...given } })
  for (const body of [
    { email: true },
    { ...chosen, push: true },
    { ...chosen, language: 'xx' },
    { ...chosen, language: null },
    quiet({ from: '24:00' }),
    quiet({ to: '22:00' }),
    quiet({ timeZone: 'Mars/Olympus' }),
    quiet({ timeZone: '+05:00' }),
    quiet({ timeZone: 'Asia/Karachi\0' }),
  ]) {
    t.is((await mart.request('PUT', path, { token, body })).status, 422, JSON.stringify(body))
  }
})

test('who has not chosen a language is spoken to in that of the shop, and a shop speaks one that there is', async (t) => {
  const mart = await testMart([notification], { notification: { language: 'ur' } })
  t.teardown(() => mart.stop())
  const user = { token: mart.token({ id: v7(), role: 'customer' }) }
  t.is((await mart.request('GET', path, user)).body.language, 'ur')
  const body = { email: true, sms: false }
  t.is((await mart.request('PUT', path, { ...user, body })).body.language, 'ur')
  await t.throwsAsync(testMart([notification], { notification: { language: 'xx' } }), {
    message: `SHOP_LANGUAGE: must be one of ${languageCodes.join(', ')}.`,
  })
})
