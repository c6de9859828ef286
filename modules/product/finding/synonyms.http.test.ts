import { sql } from '#src/database/statement.ts'
import { openShop, type Shop, shopTest } from '../test-shop.ts'

const test = shopTest('none')
const path = '/v1/products/synonyms'

const found = async ({ ask }: Shop, q: string): Promise<string[]> =>
  (await ask('GET', `/v1/products?${new URLSearchParams({ q })}`, { as: '' })).items.map(
    ({ name }: { name: string }) => name,
  )

const put = ({ ask }: Shop, items: unknown, options: Parameters<Shop['ask']>[2] = {}) =>
  ask('PUT', path, { body: { items }, ...options })

const versions = sql<{ version: number; changed_by: string | null; n: number }>(
  'test.versions',
  'select version, changed_by, jsonb_array_length(items) as n from synonyms order by version',
)

test.serial('a fresh shop has the words of the file, which staff may see and shoppers may not', async (t) => {
  const { ask, mart, staff, shopper } = t.context
  const { items } = await ask('GET', path)
  t.true(items.some((group: string[]) => group.includes('doodh') && group.includes('milk')))
  t.is((await mart.request('GET', path, { token: staff })).headers.get('etag'), '"1"')
  await ask('GET', path, { as: shopper, status: 403 })
  await ask('GET', path, { as: '', status: 401 })
  await put(t.context, [], { as: shopper, status: 403 })
  t.deepEqual(
    (await mart.db('product').query(versions)).map(({ version, changed_by }) => [version, changed_by]),
    [[1, null]],
  )
})

test.serial('what staff say finds from the next search on, both ways round, phrases too', async (t) => {
  await t.context.make({ name: 'Fizzy Lemonade' })
  await t.context.make({ name: 'Thanda Sharbat' })
  t.deepEqual(await found(t.context, 'jhaag'), [])
  await put(t.context, [
    ['jhaag wala pani', 'lemonade'],
    ['jhaag', 'fizzy', 'Thanda'],
  ])
  t.deepEqual((await found(t.context, 'jhaag')).sort(), ['Fizzy Lemonade', 'Thanda Sharbat'])
  t.deepEqual((await found(t.context, 'FIZZY')).sort(), ['Fizzy Lemonade', 'Thanda Sharbat'])
  t.deepEqual(await found(t.context, 'jhaag lemonade'), ['Fizzy Lemonade'])
  t.deepEqual(await found(t.context, 'jhaag pani'), [])
  t.deepEqual((await found(t.context, 'jhag')).sort(), ['Fizzy Lemonade', 'Thanda Sharbat'], 'misspelt')
  await put(t.context, [])
  t.deepEqual(await found(t.context, 'jhaag'), [])
})

test.serial('another replica follows within a second', async (t) => {
  const { mart } = t.context
  await t.context.make({ name: 'Zafrani Kheer' })
  t.deepEqual(await found(t.context, 'meetha'), [])
  const insert = sql(
    'test.elsewhere',
    `insert into synonyms select max(version) + 1, '[["meetha", "kheer"]]', null, now() from synonyms`,
  )
  await mart.db('product').query(insert)
  const deadline = Date.now() + 10_000
  while ((await found(t.context, 'meetha')).length === 0) {
    if (Date.now() > deadline) t.fail('the other replica never followed')
  }
  t.deepEqual(await found(t.context, 'meetha'), ['Zafrani Kheer'])
})

test.serial('each change is a version with who made it; the same list again is none', async (t) => {
  const { mart, ask, staff } = t.context
  const etag = async () => (await mart.request('GET', path, { token: staff })).headers.get('etag') as string
  const first = await etag()
  await put(t.context, [['one', 'two']], { headers: { 'if-match': first } })
  const second = await etag()
  t.not(second, first)
  await put(t.context, [['other', 'else']], { headers: { 'if-match': first }, status: 412 })
  t.deepEqual((await ask('GET', path)).items, [['one', 'two']])
  await put(t.context, [['one', 'two']], { headers: { 'if-match': second } })
  t.is(await etag(), second)
  const [last] = (await mart.db('product').query(versions)).slice(-1)
  t.deepEqual(last, {
    version: Number(second.slice(1, -1)),
    changed_by: '0190a5b4-0000-7000-8000-000000000001',
    n: 1,
  })
})

test.serial('two who change it at once make two versions, and a hundred are kept', async (t) => {
  const { mart } = t.context
  await Promise.all(Array.from({ length: 110 }, (_, n) => put(t.context, [[`word${n}`, 'word']])))
  const kept = await mart.db('product').query(versions)
  t.is(kept.length, 100)
  const numbers = kept.map(({ version }) => version)
  t.is((numbers.at(-1) ?? 0) - (numbers[0] ?? 0), 99)
})

for (const [what, items, at] of [
  ['a group of one', [['alone']], 'items[0]'],
  ['a group of twenty-one', [Array.from({ length: 21 }, (_, n) => `w${n}`)], 'items[0]'],
  [
    'no word',
    [
      ['fine', 'well'],
      ['a', '?!'],
    ],
    'items[1][1]',
  ],
  ['a blank', [['a', ' ']], 'items[0][1]'],
  ['a sentence', [['a', 'one two three four']], 'items[0][1]'],
  ['a word twice', [['Doodh', 'milk', 'doodh']], 'items[0][2]'],
  ['too long a word', [['a', 'x'.repeat(61)]], 'items[0][1]'],
  ['too many groups', Array.from({ length: 1001 }, (_, n) => [`a${n}`, `b${n}`]), 'items'],
  ['no list', 'doodh', 'items'],
] as const) {
  test.serial(`refused with 422: ${what}`, async (t) => {
    const refused = await put(t.context, items, { status: 422 })
    t.is(refused.errors[0].path, at)
  })
}

test.serial(
  'several processes that start at once give a shop one list, and an emptied list stays empty',
  async (t) => {
    const shop = await openShop('none')
    try {
      await put(shop, [])
      const { seedSynonyms } = await import('./seed-synonyms.ts')
      const { synonymRepository } = await import('./synonym-repository.ts')
      const db = shop.mart.db('product')
      const again = {
        db,
        synonyms: synonymRepository({ db, responseCache: { forget() {} } as never }),
        now: () => new Date(),
      }
      await Promise.all([seedSynonyms(again), seedSynonyms(again)])
      t.deepEqual(
        (await db.query(versions)).map(({ version, n }) => [version, n > 0]),
        [
          [1, true],
          [2, false],
        ],
      )
      await db.query(sql('test.none', 'delete from synonyms'))
      await Promise.all([seedSynonyms(again), seedSynonyms(again), seedSynonyms(again)])
      t.is((await db.query(versions)).length, 1)
    } finally {
      await shop.mart.stop()
    }
  },
)
