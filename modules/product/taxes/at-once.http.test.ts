import { shopTest } from '../test-shop.ts'

const test = shopTest('none')
const at = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString()

test.serial('a rate is shown as soon as it is set, also to who has looked before', async (t) => {
  const { ask, mart } = t.context
  const token = mart.token({ id: '0190a5b4-0000-7000-8000-000000000003', role: 'admin' })
  const shown = async () => {
    const { items } = await ask('GET', '/v1/tax-rates?limit=100', { as: '' })
    return items.find(({ taxClass }: { taxClass: string }) => taxClass === 'a-first')?.rates.length ?? 0
  }
  for (const rates of [0, 1, 2]) {
    t.is(await shown(), rates)
    t.is(await shown(), rates)
    const body = { taxClass: 'a-first', rate: rates, from: at(rates + 1) }
    t.is((await mart.request('POST', '/v1/tax-rates', { token, body })).status, 201)
  }
})

test.serial(
  'rates that are set at once are all there, and of the last class that there may be is one',
  async (t) => {
    const { ask, mart } = t.context
    const token = mart.token({ id: '0190a5b4-0000-7000-8000-000000000003', role: 'admin' })
    const set = (taxClass: string, rate: number) =>
      mart.request('POST', '/v1/tax-rates', { token, body: { taxClass, rate, from: at(rate) } })
    t.is((await set('class-0', 1)).status, 201)
    const rates = await Promise.all([2, 3, 4, 5].map((rate) => set('class-0', rate)))
    t.deepEqual(rates.map(({ body }) => body.version).sort(), [2, 3, 4, 5])
    for (let n = 1; n < 98; n++) await set(`class-${n}`, 1)
    const last = await Promise.all(['class-a', 'class-b', 'class-c'].map((name) => set(name, 1)))
    t.deepEqual(last.map(({ status }) => status).sort(), [201, 409, 409])
    t.regex(last.find(({ status }) => status === 409)?.body.detail, /100 tax classes, which is the most/)
    t.is((await ask('GET', '/v1/tax-rates?limit=100')).items.length, 100)
    t.is((await set('class-0', 6)).status, 201, 'those that there are can have more')
  },
)
