import { shopTest } from '../test-shop.ts'

const test = shopTest('none')
const day = 24 * 60 * 60 * 1000
const at = (days: number) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * day).toISOString()

test('a rate is set from a date on, shown to all, and said with all of its class', async (t) => {
  const { ask, mart, staff, shopper } = t.context
  const admin = mart.token({ id: '0190a5b4-0000-7000-8000-000000000003', role: 'admin' })
  const set = (body: object, status: number) => ask('POST', '/v1/tax-rates', { body, status, as: admin })
  const [past, soon, later] = [at(-400), at(1), at(30)]
  const first = await set({ taxClass: 'standard', rate: 1700, from: past }, 201)
  t.deepEqual(first, {
    taxClass: 'standard',
    onRetailPrice: false,
    rates: [{ rate: 1700, from: past }],
    version: 1,
  })
  t.is((await set({ taxClass: 'standard', rate: 1700, from: past }, 200)).version, 1, 'said again')
  await set({ taxClass: 'standard', rate: 1800, from: past }, 409)
  await set({ taxClass: 'standard', rate: 1800, from: at(-1) }, 409)
  await set({ taxClass: 'standard', rate: 1700, from: past, onRetailPrice: true }, 409)
  await set({ taxClass: 'standard', rate: 2000, from: later }, 201)
  await set({ taxClass: 'standard', rate: 1800, from: soon }, 201)
  const last = await set({ taxClass: 'standard', rate: 1900, from: soon }, 200)
  const rates = [
    { rate: 1700, from: past },
    { rate: 1900, from: soon },
    { rate: 2000, from: later },
  ]
  t.deepEqual(last, { taxClass: 'standard', onRetailPrice: false, rates, version: 4 })
  await set({ taxClass: 'third_schedule', rate: 1800, from: soon, onRetailPrice: true }, 201)
  t.like(await set({ taxClass: 'third_schedule', rate: 1800, from: soon, onRetailPrice: false }, 200), {
    onRetailPrice: false,
    version: 2,
  })

  const page = await ask('GET', '/v1/tax-rates?limit=1', { as: '' })
  t.deepEqual(page.items, [last])
  const next = await ask('GET', `/v1/tax-rates?cursor=${page.nextCursor}`, { as: shopper })
  t.deepEqual(
    [next.items.map(({ taxClass }: { taxClass: string }) => taxClass), next.nextCursor],
    [['third_schedule'], null],
  )

  const said = await mart.said('mart.product.v1.TaxRatesChanged', ({ version }) => version === 4)
  t.like(said, { taxClass: 'standard', onRetailPrice: false })
  t.deepEqual(
    said.rates.map(({ rate, from }) => ({ rate, from: new Date(from.seconds * 1000).toISOString() })),
    rates,
  )
  t.is(mart.allSaid('mart.product.v1.TaxRatesChanged').length, 6)
  await ask('POST', '/v1/tax-rates', {
    body: { taxClass: 'zero', rate: 0, from: past },
    status: 403,
    as: staff,
  })
})

test('what can’t be a rate is refused', async (t) => {
  const { ask, mart } = t.context
  const admin = mart.token({ id: '0190a5b4-0000-7000-8000-000000000003', role: 'admin' })
  const good = { taxClass: 'odd', rate: 100, from: at(1) }
  for (const [body, path] of [
    [{ taxClass: 'Not So' }, 'taxClass'],
    [{ taxClass: 'x'.repeat(41) }, 'taxClass'],
    [{ rate: -1 }, 'rate'],
    [{ rate: 10_001 }, 'rate'],
    [{ rate: 17.5 }, 'rate'],
    [{ from: '1900-01-01T00:00:00Z' }, 'from'],
    [{ from: 'soon' }, 'from'],
  ] as const) {
    const { errors } = await ask('POST', '/v1/tax-rates', {
      body: { ...good, ...body },
      status: 422,
      as: admin,
    })
    t.is(errors[0].path, path)
  }
  await ask('GET', '/v1/tax-rates?cursor=nonsense', { status: 422 })
})
