import { type Shop, shopTest } from '../test-shop.ts'
import { testPostings } from './test-postings-repository.ts'

const test = shopTest('none')

const names = async ({ ask }: Shop, query: string): Promise<string[]> =>
  (await ask('GET', `/v1/products?${query}`, { as: '' })).items.map(({ name }: { name: string }) => name)

/** The names on all pages of a list, in order. */
async function pages({ ask }: Shop, query: string): Promise<string[]> {
  const all: string[] = []
  for (let cursor = ''; ; ) {
    const page = await ask('GET', `/v1/products?limit=20&${query}${cursor}`, { as: '' })
    all.push(...page.items.map(({ name }: { name: string }) => name))
    if (!page.nextCursor) return all
    cursor = `&cursor=${page.nextCursor}`
  }
}

const wrong = ({ mart }: Shop) => testPostings(mart.db('product'))()

const csv = (lines: string[]) => `sku,name,brand,category,price,description\n${lines.join('\n')}\n`

const importFile = ({ ask }: Shop, lines: string[]) =>
  ask('POST', '/v1/products/import', { body: csv(lines), headers: { 'content-type': 'text/csv' } })

test.serial(
  'a common word: names before brands before descriptions, short ones first, every page whole',
  async (t) => {
    const of = (kind: string, line: (n: number) => string) =>
      Array.from({ length: 150 }, (_, n) => `${kind}-${n},${line(n)}`)
    await importFile(t.context, [
      ...of('D', (n) => `Plain ${n},,Pantry,1.00,with durra`),
      ...of('B', (n) => `Branded ${n},Durra,Pantry,2.00,`),
      ...of('N', (n) => `Durra ${n}${' more'.repeat(n % 3 === 0 ? 1 : 0)},,Pantry,3.00,`),
    ])
    const found = await pages(t.context, 'q=durra')
    t.is(found.length, 450)
    t.is(new Set(found).size, 450)
    t.true(found.slice(0, 100).every((name) => /^Durra \d+$/.test(name)))
    t.true(found.slice(100, 150).every((name) => /^Durra \d+ more$/.test(name)))
    t.true(found.slice(150, 300).every((name) => /^Branded/.test(name)))
    t.true(found.slice(300).every((name) => /^Plain/.test(name)))
    t.deepEqual(await names(t.context, 'q=durra&limit=50'), found.slice(0, 50))
    const byPrice = await pages(t.context, 'q=durra&sort=-price')
    t.deepEqual(byPrice.toSorted(), found.toSorted())
    t.true(byPrice.slice(0, 150).every((name) => /^Durra/.test(name)))
    t.deepEqual(await wrong(t.context), [])
  },
)

test.serial(
  'several words: those that have all in their names first, then all others, every page whole',
  async (t) => {
    await importFile(t.context, [
      ...Array.from({ length: 45 }, (_, n) => `FQ-${n},Farro Quinoa ${n},,Pantry,1.00,`),
      ...Array.from({ length: 30 }, (_, n) => `F-${n},Farro alone ${n},,Pantry,1.00,goes well with quinoa`),
      ...Array.from({ length: 60 }, (_, n) => `Q-${n},Quinoa alone ${n},,Pantry,1.00,`),
    ])
    for (const q of ['farro+quinoa', 'quinoa+farro', 'quinoa+far', 'quinao+farro']) {
      const found = await pages(t.context, `q=${q}`)
      t.is(found.length, 75, q)
      t.is(new Set(found).size, 75, q)
      t.true(
        found.slice(0, 45).every((name) => /^Farro Quinoa/.test(name)),
        q,
      )
    }
    for (const sort of ['name', '-price', '-createdAt']) {
      t.is(new Set(await pages(t.context, `q=quinao+farro&sort=${sort}`)).size, 75, sort)
    }
    t.is((await pages(t.context, 'q=quinoa+farro&minPrice=101')).length, 0)
    t.is((await pages(t.context, 'q=quinoa+farro&category=pantry')).length, 75)
  },
)

test.serial('of a long list not tried to its end nothing is left out', async (t) => {
  const of = (count: number, name: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => `${name(n).replace(/\W/g, '-')},${name(n)},,Pantry,1.00,`)
  await importFile(t.context, [
    ...of(1050, (n) => `Basa ${n}`),
    ...of(30, (n) => `Basa rice ${n}`),
    ...of(30, (n) => `Bato rice ${n} by a much longer name`),
    ...of(1200, (n) => `Rice ${n}`),
  ])
  const found = await pages(t.context, 'q=rice+ba')
  t.is(new Set(found).size, 60)
  t.true(found.slice(0, 30).every((name) => /^Basa rice/.test(name)))
  t.is(found.length, 60)
})

test.serial('a beginning finds the most common of the words that it begins', async (t) => {
  const endings = 'abcdefghijkl'.split('')
  await importFile(t.context, [
    ...endings.map((end) => `Z-${end},Zuz${end} once,,Pantry,1.00,`),
    ...['1', '2'].map((n) => `ZZ-${n},Zuzz twice ${n},,Pantry,1.00,`),
  ])
  const found = await names(t.context, 'q=zuz')
  t.is(found.filter((name) => /^Zuzz/.test(name)).length, 2)
  t.is(found.length, 11)
  for (const end of endings) t.deepEqual(await names(t.context, `q=zuz${end}`), [`Zuz${end} once`])
  // Longer than the stem that it is kept by.
  await importFile(t.context, ['CH-1,Minutes of pudding,,Pantry,1.00,'])
  for (const q of ['min', 'minu', 'minut', 'minute', 'minutes', 'pudding+minute']) {
    t.deepEqual(await names(t.context, `q=${q}`), ['Minutes of pudding'], q)
  }
})

test.serial('what is archived, renamed or back is found as it is now', async (t) => {
  const { ask, make } = t.context
  const { id } = await make({ name: 'Sorghum flour', description: 'Milled' })
  const found = async () =>
    Promise.all(['sorghum', 'teff', 'milled'].map(async (q) => (await names(t.context, `q=${q}`)).length))
  t.deepEqual(await found(), [1, 0, 1])
  await ask('PATCH', `/v1/products/${id}`, { body: { name: 'Teff flour' } })
  t.deepEqual(await found(), [0, 1, 1])
  await ask('DELETE', `/v1/products/${id}`, { status: 204 })
  t.deepEqual(await found(), [0, 0, 0])
  await ask('PATCH', `/v1/products/${id}`, { body: { price: { amount: 5, currency: 'PKR' } } })
  t.deepEqual(await found(), [0, 0, 0])
  await ask('PATCH', `/v1/products/${id}`, { body: { status: 'active', name: 'Sorghum and teff' } })
  t.deepEqual(await found(), [1, 1, 1])
  t.deepEqual(await wrong(t.context), [])
})

test.serial('the lists are true after imports, changes and archiving at once', async (t) => {
  const { ask, make } = t.context
  const lines = (kind: string) =>
    Array.from(
      { length: 400 },
      (_, n) => `S-${n},${kind} shared ${n % 7},Brand ${n % 5},Pantry,1.00,${kind} words`,
    )
  const made = await Promise.all(Array.from({ length: 20 }, (_, n) => make({ name: `Shared thing ${n}` })))
  await Promise.all([
    importFile(t.context, lines('First')),
    importFile(t.context, lines('Second')),
    ...made.map(({ id }, n) =>
      n % 2 === 0
        ? ask('PATCH', `/v1/products/${id}`, { body: { name: `Second first shared ${n}` } })
        : ask('DELETE', `/v1/products/${id}`, { status: 204 }),
    ),
  ])
  t.deepEqual(await wrong(t.context), [])
})
