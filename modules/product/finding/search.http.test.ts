import { type Shop, shopTest } from '../test-shop.ts'

// The demo catalogue is seeded at the start, by the module itself.
const test = shopTest('demo')

interface Item {
  id: string
  name: string
  price: { amount: number }
  createdAt: string
}

const search = async ({ ask }: Shop, query: Record<string, string>): Promise<Item[]> =>
  (await ask('GET', `/v1/products?${new URLSearchParams({ limit: '100', ...query })}`, { as: '' })).items

const named = (items: Item[], name: RegExp) => items.some((item) => name.test(item.name))

for (const [q, name] of [
  ['milk', /Milk/],
  ['MILK', /Milk/],
  ['mlik', /Milk/],
  ['chaunza', /Chaunsa/],
  ['bananna', /Banana/],
  ['biscit', /Biscuit/],
  ['mangoes', /Mango/],
  ['choc', /Chocolate/],
  ['nestle milkpak', /Nestlé MilkPak/],
  ['nestlé mlikpak', /Nestlé MilkPak/],
  ['کشمیری', /کشمیری/],
  ['كشميري چائے', /کشمیری/],
  ['FRU-MNG-0001', /Sindhri Mango/],
  ['sindri mango', /Sindhri Mango/],
] as const) {
  test(`"${q}" finds ${name.source} among the first five`, async (t) => {
    t.true(named((await search(t.context, { q })).slice(0, 5), name))
  })
}

for (const q of [
  'qqqqqqqq',
  '!!!',
  "'; drop table product; --",
  ':* & | !',
  '\\',
  '%',
  '🥭',
  'a '.repeat(99),
]) {
  test(`no harm in looking for ${JSON.stringify(q.slice(0, 30))}`, async (t) => {
    t.true(Array.isArray(await search(t.context, { q })))
  })
}

const page = ({ ask }: Shop, query: Record<string, string>) =>
  ask('GET', `/v1/products?${new URLSearchParams(query)}`, { as: '' })

for (const [q, relaxed, name] of [
  ['pepsi 1.75l', ['1.75l'], /Pepsi/],
  ['Sprite ۳ لیٹر', ['۳ لیٹر'], /Sprite/],
  ['red bull pack of 9', ['pack of 9'], /Red Bull/],
  ['pepsii 1.75 Ltr', ['1.75 Ltr'], /Pepsi/],
  ['cocacola 7l', ['7l'], /Coca-Cola/],
  ['aadha kilo pyaz', ['aadha kilo'], /Onion/],
  ['pepsi 1.75l bottle', ['1.75l', 'bottle'], /Pepsi/],
  ['kitkat jug', ['jug'], /KitKat/],
  ['7up 9l', ['9l'], /7UP/],
] as const) {
  test(`"${q}" leaves out what nothing has, and says so`, async (t) => {
    const found = await page(t.context, { q })
    t.deepEqual(found.relaxed, relaxed)
    t.true(named(found.items, name))
  })
}

test('a number is no size: what has another one is not found by it', async (t) => {
  for (const q of ['kitkat 99', 'FRU-MNG-0999', 'mango 0001234'])
    t.deepEqual(await search(t.context, { q }), [], q)
})

test('what is found as it was asked for leaves nothing out, and nothing is left of a size alone', async (t) => {
  for (const q of ['pepsi 1.5l', 'milk', 'mlik 1 l', 'qqqqqqqq'])
    t.false('relaxed' in (await page(t.context, { q })), q)
  const none = await page(t.context, { q: '77.7 l' })
  t.deepEqual(none, { items: [], nextCursor: null })
  t.false('relaxed' in (await page(t.context, {})))
})

test('every page of a list that left something out says so, and shows each product once', async (t) => {
  for (const q of ['milk 77 l', 'mlik 77 l', 'rafhan 77 l']) {
    const names: string[] = []
    for (let cursor = ''; ; ) {
      const found = await page(t.context, { q, limit: '3', ...(cursor && { cursor }) })
      t.deepEqual(found.relaxed, ['77 l'], q)
      names.push(...found.items.map(({ name }: Item) => name))
      if (!found.nextCursor) break
      cursor = found.nextCursor
    }
    t.true(names.length > 3, q)
    t.is(new Set(names).size, names.length, q)
    t.is(names.length, (await page(t.context, { q, limit: '100' })).items.length, q)
  }
})

test('pages of what was run together go on as they began', async (t) => {
  const names: string[] = []
  for (let cursor = ''; ; ) {
    const found = await page(t.context, { q: 'peekfreans', limit: '3', ...(cursor && { cursor }) })
    names.push(...found.items.map(({ name }: Item) => name))
    if (!found.nextCursor) break
    cursor = found.nextCursor
  }
  t.true(names.length > 6 && names.every((name) => name.startsWith('Peek Freans')))
  t.is(new Set(names).size, names.length)
})

test('a cursor of a build from before, of a misspelt search, is still read', async (t) => {
  const first = await page(t.context, { q: 'mlik', limit: '3' })
  const place = JSON.parse(Buffer.from(first.nextCursor, 'base64url').toString())
  t.deepEqual(Object.keys(place).sort(), ['id', 'key', 'list', 'meant'])
})

test('what is weighed comes behind what is packed in that weight, and filters are kept to', async (t) => {
  const names = (await search(t.context, { q: 'sugar 5kg' })).map(({ name }) => name)
  t.deepEqual(names, ['White Sugar Pack 5 kg', 'White Sugar, Loose'])
  t.deepEqual((await page(t.context, { q: 'milk 77 l', maxPrice: '1' })).items, [])
  const dear = await page(t.context, { q: 'pepsi 1.75l', minPrice: '25000' })
  t.deepEqual([dear.relaxed, dear.items.map(({ name }: Item) => name)], [['1.75l'], ['Pepsi 2.25 L']])
})

test('"milk pak" finds MilkPak first, and never a soda', async (t) => {
  for (const q of ['milk pak', 'milkpak', 'Milk-Pak', 'milk pack']) {
    const [first] = await search(t.context, { q })
    t.regex(first?.name ?? '', /MilkPak/, q)
  }
})

test('all words count: nothing is found for one of them alone', async (t) => {
  const found = await search(t.context, { q: 'mango pickle' })
  t.true(found.length > 0)
  t.true(found.length < (await search(t.context, { q: 'mango' })).length)
})

const orders: Record<string, (a: Item, b: Item) => boolean> = {
  name: () => true,
  price: (a, b) => a.price.amount <= b.price.amount,
  '-price': (a, b) => a.price.amount >= b.price.amount,
  '-createdAt': (a, b) => a.createdAt >= b.createdAt,
  relevance: () => true,
}
const filterSets: Record<string, string>[] = [
  {},
  { q: 'milk' },
  { category: 'dairy' },
  { q: 'milk', category: 'dairy', brand: 'nestle' },
]
for (const [sort, inOrder] of Object.entries(orders)) {
  for (const filter of filterSets) {
    test(`pages by ${sort} of ${JSON.stringify(filter)} show each product once, in order`, async (t) => {
      const { ask } = t.context
      const all: Item[] = []
      let cursor: string | null = null
      do {
        const more: Record<string, string> = cursor ? { cursor } : {}
        const query = new URLSearchParams({ ...filter, sort, limit: '7', ...more })
        const page = await ask('GET', `/v1/products?${query}`)
        all.push(...page.items)
        cursor = page.nextCursor
      } while (cursor)
      const whole = await search(t.context, { ...filter, sort })
      t.true(all.length > 0)
      t.is(new Set(all.map(({ id }) => id)).size, all.length)
      t.deepEqual(
        all.slice(0, 100).map(({ id }) => id),
        whole.map(({ id }) => id),
      )
      t.true(all.every((item, at) => at === 0 || inOrder(all[at - 1] as Item, item)))
      t.is(all.length === 491, Object.keys(filter).length === 0)
    })
  }
}

test('filters narrow: category with its descendants, brand without accents, price, stock', async (t) => {
  const { ask } = t.context
  const tree: { id: string; slug: string; name: string; parentId: string | null }[] = (
    await ask('GET', '/v1/categories')
  ).items
  const dairy = tree.find(({ slug }) => slug === 'dairy')
  const children = tree.filter(({ parentId }) => parentId === dairy?.id)
  const all = await search(t.context, { category: 'dairy' })
  const parts = await Promise.all(children.map(({ id }) => search(t.context, { category: id })))
  t.is(all.length, parts.flat().length)
  t.is((await search(t.context, { category: dairy?.id.toUpperCase() ?? '' })).length, all.length)
  t.deepEqual(await search(t.context, { category: 'no-such' }), [])
  const nestle = await search(t.context, { brand: 'NESTLE' })
  t.deepEqual(nestle, await search(t.context, { brand: 'Nestlé' }))
  t.true(nestle.length > 5)
  const cheap = await search(t.context, { minPrice: '10000', maxPrice: '20000', sort: 'price' })
  t.true(cheap.length > 0 && cheap.every(({ price }) => price.amount >= 10000 && price.amount <= 20000))
  t.deepEqual(await search(t.context, { inStock: 'true' }), [])
  t.is((await search(t.context, { inStock: 'false' })).length, 100)
})

test('a cursor goes on with its own list only', async (t) => {
  const { ask } = t.context
  const first = await ask('GET', '/v1/products?limit=5')
  const again = (query: string, status: number) =>
    ask('GET', `/v1/products?${query}&cursor=${first.nextCursor}`, { status })
  await again('limit=9', 200)
  await again('sort=name', 200)
  for (const query of ['sort=price', 'q=milk', 'category=dairy', 'inStock=false', 'minPrice=1']) {
    t.is((await again(query, 422)).errors[0].path, 'cursor')
  }
})

for (const query of [
  ...[
    'sort=age',
    'limit=0',
    'limit=101',
    'limit=x',
    'cursor=x',
    'minPrice=-1',
    'minPrice=1.5',
    'inStock=yes',
  ],
  ...['status=archived', 'colour=red', 'category=', `q=${'x'.repeat(201)}`, 'maxPrice=99999999999999999999'],
]) {
  test(`refused with 422: ${query.slice(0, 40)}`, async (t) => {
    const refused = await t.context.ask('GET', `/v1/products?${query}`, { status: 422 })
    t.is(refused.errors[0].path, query.split('=')[0])
  })
}

test('a list has an ETag, and 304 while it stays', async (t) => {
  const { mart } = t.context
  const first = await mart.request('GET', '/v1/products?q=milk')
  const etag = first.headers.get('etag') as string
  t.truthy(etag)
  t.is((await mart.request('GET', '/v1/products?q=milk', { headers: { 'if-none-match': etag } })).status, 304)
})
