import { v7 } from 'uuid'
import { shopTest } from '../test-shop.ts'

const test = shopTest('none')
const nobody = '0190a5b4-0000-7000-8000-00000000dead'
const rupees = (amount: number) => ({ amount: amount * 100, currency: 'PKR' })
const tenPercent = { name: 'Ten off', gives: { percent: 10 } }

test('an offer is made, shown to all, changed, taken away; and each is said', async (t) => {
  const { ask, mart, staff, make, category } = t.context
  const { id: product } = await make()
  const { id: shelf } = await category('Offered')
  const body = {
    name: ' Ramadan: three for 500 ',
    from: '2026-01-01T00:00:00Z',
    until: '2099-04-01T00:00:00.000Z',
    priority: 5,
    combinable: true,
    coupon: { code: 'Ramzan-26', perCustomer: 2, total: 100 },
    when: {
      products: [product.toUpperCase()],
      categories: [shelf],
      brands: ['Tapal'],
      minSubtotal: rupees(1000),
      firstOrder: true,
      paymentMethod: 'card',
      days: [5, 6],
      hours: { from: '22:00', until: '02:30' },
    },
    gives: { bundle: { quantity: 3, price: rupees(500) } },
  }
  const made = await mart.request('POST', '/v1/offers', { token: staff, body })
  t.is(made.status, 201)
  const { id, createdAt, updatedAt, ...offer } = made.body
  t.is(made.headers.get('location'), `/v1/offers/${id}`)
  t.is(made.headers.get('etag'), '"1"')
  t.is(createdAt, updatedAt)
  const shown = {
    ...body,
    name: 'Ramadan: three for 500',
    from: '2026-01-01T00:00:00.000Z',
    active: true,
    coupon: { ...body.coupon, code: 'RAMZAN-26' },
    when: { ...body.when, products: [product] },
    version: 1,
  }
  t.deepEqual(offer, shown)
  const said = await mart.said('mart.product.v1.OfferChanged', (one) => one.offer.id === id)
  t.deepEqual(said.offer, {
    id,
    name: 'Ramadan: three for 500',
    from: { seconds: 1767225600, nanos: 0 },
    until: { seconds: 4078684800, nanos: 0 },
    active: true,
    priority: 5,
    combinable: true,
    ...{ couponCode: 'RAMZAN-26', couponPerCustomer: 2, couponTotal: 100 },
    ...{ products: [product], categories: [shelf], brands: ['Tapal'] },
    ...{ minSubtotal: 100_000, firstOrder: true, paymentMethod: 'card', days: [5, 6] },
    ...{ fromMinute: 1320, untilMinute: 150 },
    ...{ gives: 'bundle', percent: 0, amount: 50_000, currency: 'PKR', buy: 0, get: 0, quantity: 3 },
    version: 1,
  })

  const path = `/v1/offers/${id}`
  const later = { headers: { 'If-Match': '"1"' } }
  const changed = await ask('PATCH', path, { body: { gives: { percent: 15 }, until: null }, ...later })
  t.like(changed, { gives: { percent: 15 }, until: undefined, version: 2, from: shown.from })
  t.like(changed.when, shown.when)
  await ask('PATCH', path, { body: { name: 'Late' }, ...later, status: 412 })
  t.is((await ask('PATCH', path, { body: { gives: { percent: 15 } } })).version, 2, 'nothing is new')
  t.like(await ask('PATCH', path, { body: { coupon: null, when: {} } }), { coupon: undefined, when: {} })
  await ask('DELETE', path, { ...later, status: 412 })
  await ask('DELETE', path, { status: 204 })
  await ask('DELETE', path, { status: 404 })
  await ask('PATCH', path, { body: { name: 'Gone' }, status: 404 })
  await mart.said('mart.product.v1.OfferDeleted', ({ offerId }) => offerId === id)
  t.is(mart.allSaid('mart.product.v1.OfferChanged').filter(({ offer }) => offer.id === id).length, 3)
})

test('what an offer doesn’t say is said by itself; each kind is told as it is', async (t) => {
  const { ask, mart, make } = t.context
  const { id: product } = await make()
  const when = { products: [product] }
  const given: [object, object][] = [
    [{ percent: 7 }, { gives: 'percent', percent: 7 }],
    [{ amount: rupees(20) }, { gives: 'amount', amount: 2_000, currency: 'PKR' }],
    [{ priceEach: rupees(99) }, { gives: 'price_each', amount: 9_900, currency: 'PKR' }],
    [
      { buy: 2, get: 1, percent: 100 },
      { gives: 'buy_get', buy: 2, get: 1, percent: 100 },
    ],
    [{ bundle: { quantity: 3, price: rupees(500) } }, { gives: 'bundle', quantity: 3, amount: 50_000 }],
    [{ freeDelivery: true }, { gives: 'free_delivery', amount: 0, currency: 'PKR' }],
  ]
  for (const [gives, told] of given) {
    const made = await ask('POST', '/v1/offers', { body: { name: 'One', when, gives }, status: 201 })
    t.like(made, { active: true, priority: 0, combinable: false, when, gives })
    for (const silent of ['from', 'until', 'coupon']) t.false(silent in made, silent)
    const { offer } = await mart.said('mart.product.v1.OfferChanged', (one) => one.offer.id === made.id)
    t.like(offer, {
      ...told,
      couponCode: '',
      minSubtotal: 0,
      fromMinute: 0,
      untilMinute: 0,
      paymentMethod: '',
    })
    t.is(offer.from.seconds, 0)
    t.is(new Date(offer.until.seconds * 1000).getUTCFullYear(), 9999)
  }
})

test('what can’t be an offer is refused, and says why', async (t) => {
  const { ask, make, category } = t.context
  const { id: product } = await make()
  const { id: shelf } = await category('Named')
  const refused = async (body: object, path: string) => {
    const { errors } = await ask('POST', '/v1/offers', { body: { ...tenPercent, ...body }, status: 422 })
    t.is(errors[0].path, path, JSON.stringify(errors))
  }
  const rows: [object, string][] = [
    [{ name: ' ' }, 'name'],
    [{ from: '2026-02-01T00:00:00Z', until: '2026-02-01T00:00:00Z' }, 'until'],
    [{ from: '1066-02-01T00:00:00Z' }, 'from'],
    [{ from: 'tomorrow' }, 'from'],
    [{ priority: 1001 }, 'priority'],
    [{ gives: {} }, 'gives'],
    [{ gives: { percent: 10, amount: rupees(1) } }, 'gives'],
    [{ gives: { buy: 1, percent: 100 } }, 'gives'],
    [{ gives: { percent: 0 } }, 'gives.percent'],
    [{ gives: { percent: 101 } }, 'gives.percent'],
    [{ gives: { percent: 1.5 } }, 'gives.percent'],
    [{ gives: { amount: rupees(0) } }, 'gives.amount.amount'],
    [{ gives: { amount: { amount: 1, currency: 'USD' } } }, 'gives.amount.currency'],
    [{ gives: { priceEach: rupees(1) } }, 'when'],
    [
      { gives: { priceEach: { amount: 1, currency: 'USD' } }, when: { brands: ['A'] } },
      'gives.priceEach.currency',
    ],
    [{ gives: { buy: 101, get: 1, percent: 1 } }, 'gives.buy'],
    [{ gives: { buy: 1, get: 0, percent: 1 } }, 'gives.get'],
    [{ gives: { bundle: { quantity: 1, price: rupees(1) } } }, 'gives.bundle.quantity'],
    [
      { gives: { bundle: { quantity: 2, price: { amount: 1, currency: 'USD' } } } },
      'gives.bundle.price.currency',
    ],
    [{ gives: { freeDelivery: false } }, 'gives.freeDelivery'],
    [{ when: { products: [] } }, 'when.products'],
    [{ when: { products: [nobody] } }, 'when.products[0]'],
    [{ when: { products: [product, product] } }, 'when.products'],
    [{ when: { products: Array.from({ length: 501 }, () => v7()) } }, 'when.products'],
    [{ when: { categories: [shelf, nobody] } }, 'when.categories[1]'],
    [{ when: { categories: [] } }, 'when.categories'],
    [{ when: { categories: Array.from({ length: 101 }, () => v7()) } }, 'when.categories'],
    [{ when: { brands: [] } }, 'when.brands'],
    [{ when: { brands: ['Café', 'CAFE'] } }, 'when.brands'],
    [{ when: { brands: Array.from({ length: 101 }, (_, n) => `B${n}`) } }, 'when.brands'],
    [{ when: { minSubtotal: rupees(0) } }, 'when.minSubtotal.amount'],
    [{ when: { minSubtotal: { amount: 1, currency: 'USD' } } }, 'when.minSubtotal.currency'],
    [{ when: { paymentMethod: 'barter' } }, 'when.paymentMethod'],
    [{ when: { days: [] } }, 'when.days'],
    [{ when: { days: [0] } }, 'when.days[0]'],
    [{ when: { days: [1, 1] } }, 'when.days'],
    [{ when: { hours: { from: '24:00', until: '01:00' } } }, 'when.hours.from'],
    [{ when: { hours: { from: '09:00', until: '09:00' } } }, 'when.hours.until'],
    [{ when: { weather: 'rain' } }, 'when.weather'],
    [{ coupon: { code: 'AB' } }, 'coupon.code'],
    [{ coupon: { code: 'A B C' } }, 'coupon.code'],
    [{ coupon: { code: 'A'.repeat(41) } }, 'coupon.code'],
    [{ coupon: { code: 'ABC', total: 0 } }, 'coupon.total'],
    [{ coupon: { code: 'ABC', perCustomer: 0 } }, 'coupon.perCustomer'],
  ]
  for (const [body, path] of rows) await refused(body, path)

  const { id } = await ask('POST', '/v1/offers', {
    body: {
      ...tenPercent,
      when: { brands: ['A'] },
      gives: { priceEach: rupees(5) },
      from: '2026-02-01T00:00:00Z',
    },
    status: 201,
  })
  const patched = async (body: object, path: string) => {
    const { errors } = await ask('PATCH', `/v1/offers/${id}`, { body, status: 422 })
    t.is(errors[0].path, path)
  }
  await patched({}, '')
  await patched({ when: {} }, 'when')
  await patched({ until: '2026-01-01T00:00:00Z' }, 'until')
  await patched({ when: { brands: ['A'], products: [nobody] } }, 'when.products[0]')
})

test('a coupon’s code is one offer’s, without case, also of two at once; deleted it is free', async (t) => {
  const { ask, mart, staff } = t.context
  const body = { ...tenPercent, coupon: { code: 'once-only' } }
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => mart.request('POST', '/v1/offers', { token: staff, body })),
  )
  t.deepEqual(answers.map(({ status }) => status).sort(), [201, 409, 409, 409])
  const detail = 'There is an offer with the coupon ONCE-ONLY.'
  t.true(answers.every(({ status, body }) => status === 201 || body.detail === detail))
  const [id] = answers.flatMap(({ status, body }) => (status === 201 ? [body.id as string] : []))
  const other = await ask('POST', '/v1/offers', { body: tenPercent, status: 201 })
  const taken = { body: { coupon: { code: 'Once-Only' } }, status: 409 }
  t.is((await ask('PATCH', `/v1/offers/${other.id}`, taken)).detail, detail)
  await ask('PATCH', `/v1/offers/${id}`, { body: { coupon: { code: 'ONCE-only', total: 5 } } })
  await ask('DELETE', `/v1/offers/${id}`, { status: 204 })
  t.like(await ask('PATCH', `/v1/offers/${other.id}`, { body: { coupon: { code: 'Once-Only' } } }), {
    coupon: { code: 'ONCE-ONLY' },
  })
})

test('changes at once come one after the other, and none is lost', async (t) => {
  const { ask, mart, staff } = t.context
  const { id } = await ask('POST', '/v1/offers', { body: tenPercent, status: 201 })
  const changes = Array.from({ length: 20 }, (_, n) => ({ priority: n + 1 }))
  const answers = await Promise.all(
    changes.map((body) => mart.request('PATCH', `/v1/offers/${id}`, { token: staff, body })),
  )
  t.deepEqual(
    answers.map(({ body }) => body.version).sort((a, b) => a - b),
    changes.map((_, n) => n + 2),
  )
})

test('of offers that are changed to one code at once one has it, and the others are told', async (t) => {
  const { ask, mart, staff } = t.context
  const made = await Promise.all(
    Array.from({ length: 4 }, () => ask('POST', '/v1/offers', { body: tenPercent, status: 201 })),
  )
  const body = { coupon: { code: 'changed-to' } }
  const answers = await Promise.all(
    made.map(({ id }) => mart.request('PATCH', `/v1/offers/${id}`, { token: staff, body })),
  )
  t.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409, 409])
  const detail = 'There is an offer with the coupon CHANGED-TO.'
  t.true(answers.every(({ status, body }) => status === 200 || body.detail === detail))
})

test('anyone sees what is in force, without codes; those who keep offers see all', async (t) => {
  const { ask, mart, shopper, staff } = t.context
  const make = async (name: string, facts: object = {}) =>
    (await ask('POST', '/v1/offers', { body: { ...tenPercent, name, ...facts }, status: 201 })).id as string
  const day = 24 * 60 * 60 * 1000
  const at = (days: number) => new Date(Date.now() + days * day).toISOString()
  const sooner = await make('Sooner', { until: at(1) })
  const endless = await make('Endless', { coupon: { code: 'SECRET-7', total: 9 } })
  const later = await make('Later', { from: at(-1), until: at(2) })
  const hidden = [
    await make('Over', { until: at(-1) }),
    await make('To come', { from: at(1) }),
    await make('Off', { active: false }),
  ]
  const mine = [sooner, later, endless, ...hidden]
  const catalogue = mart.token({ id: v7(), role: 'staff', permissions: ['catalogue'] })
  const seen = async (as: string, query = '') => {
    const items: { id: string }[] = []
    let cursor = ''
    do {
      const page = await ask('GET', `/v1/offers?limit=2${query}${cursor && `&cursor=${cursor}`}`, { as })
      items.push(...page.items)
      cursor = page.nextCursor
    } while (cursor)
    return items.filter(({ id }) => mine.includes(id))
  }
  for (const as of ['', shopper, catalogue]) {
    const items = await seen(as)
    t.deepEqual(
      items.map(({ id }) => id),
      [sooner, later, endless],
      'what ends first comes first',
    )
    t.like(items[2], { coupon: { total: 9 } })
    t.false(JSON.stringify(items).includes('SECRET'))
  }
  t.deepEqual(await seen('', '&active=false'), [])
  t.deepEqual((await seen('', '&active=true')).length, 3)
  const all = await seen(staff)
  t.deepEqual(
    all.map(({ id }) => id),
    [...mine].sort().reverse(),
    'the newest first',
  )
  t.true(JSON.stringify(all).includes('SECRET-7'))
  t.deepEqual(
    (await seen(staff, '&active=false')).map(({ id }) => id),
    [hidden[2]],
  )
  t.is((await seen(staff, '&active=true')).length, 5)
  await ask('GET', '/v1/offers?cursor=nonsense', { status: 422 })
})

test('a category that an offer names is not deleted', async (t) => {
  const { ask, category } = t.context
  const { id: shelf } = await category('Kept by an offer')
  const body = { ...tenPercent, when: { categories: [shelf] } }
  const { id } = await ask('POST', '/v1/offers', { body, status: 201 })
  const { detail } = await ask('DELETE', `/v1/categories/${shelf}`, { status: 409 })
  t.regex(detail, /offer/)
  await ask('DELETE', `/v1/offers/${id}`, { status: 204 })
  await ask('DELETE', `/v1/categories/${shelf}`, { status: 204 })
})
