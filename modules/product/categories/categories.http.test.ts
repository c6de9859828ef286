import { shopTest } from '../test-shop.ts'

const test = shopTest('none')
const nobody = '0190a5b4-0000-7000-8000-00000000dead'

test('a tree: parents before children, siblings by name, in pages', async (t) => {
  const { ask, category } = t.context
  const root = await category('Ünder')
  const b = await category('beta', root.id)
  const a = await category('Alpha', root.id)
  const deep = await category('Deep', a.id)
  t.like(root, { slug: 'under', parentId: null })
  const all = []
  let cursor = ''
  do {
    const page = await ask('GET', `/v1/categories?limit=2${cursor && `&cursor=${cursor}`}`, { as: '' })
    all.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  const mine = [root, a, deep, b].map(({ id }) => id)
  t.deepEqual(
    all.map(({ id }) => id).filter((id) => mine.includes(id)),
    mine,
  )
  await ask('GET', '/v1/categories?cursor=nonsense', { status: 422 })
})

test('siblings have names of their own, without case and accents; slugs are unique throughout', async (t) => {
  const { ask, category } = t.context
  const [one, two] = [await category('One'), await category('Two')]
  const first = await category('Café', one.id)
  await ask('POST', '/v1/categories', { body: { name: 'CAFE', parentId: one.id }, status: 409 })
  const second = await category('Cafe', two.id)
  t.deepEqual([first.slug, second.slug], ['cafe', 'cafe-two'])
  await ask('PATCH', `/v1/categories/${second.id}`, { body: { parentId: one.id }, status: 409 })
  t.like(await ask('PATCH', `/v1/categories/${first.id}`, { body: { name: 'café' } }), {
    name: 'café',
    slug: 'cafe',
  })
  const sent = await Promise.all(
    Array.from({ length: 5 }, () =>
      t.context.mart.request('POST', '/v1/categories', {
        token: t.context.staff,
        body: { name: 'Once', parentId: one.id },
      }),
    ),
  )
  t.deepEqual(sent.map(({ status }) => status).sort(), [201, 409, 409, 409, 409])
})

test('no cycles, nor two moves that would make one together', async (t) => {
  const { ask, category, mart, staff } = t.context
  const top = await category('Top')
  const mid = await category('Mid', top.id)
  await ask('PATCH', `/v1/categories/${top.id}`, { body: { parentId: top.id }, status: 422 })
  await ask('PATCH', `/v1/categories/${top.id}`, { body: { parentId: mid.id }, status: 422 })
  await ask('PATCH', `/v1/categories/${top.id}`, { body: { parentId: nobody }, status: 422 })
  for (let round = 0; round < 5; round++) {
    const [x, y] = [await category(`X${round}`), await category(`Y${round}`)]
    const [underX, underY] = [await category('Under', x.id), await category('Under', y.id)]
    const move = (id: string, parentId: string) =>
      mart.request('PATCH', `/v1/categories/${id}`, { token: staff, body: { parentId } })
    const answers = await Promise.all([move(x.id, underY.id), move(y.id, underX.id)])
    t.deepEqual(answers.map(({ status }) => status).sort(), [200, 422])
  }
})

test('a category in use is not deleted, nor while a product is on its way into it', async (t) => {
  const { ask, category, make, mart, staff } = t.context
  const parent = await category('Used')
  const child = await category('Child', parent.id)
  await ask('DELETE', `/v1/categories/${parent.id}`, { status: 409 })
  const { id } = await make({ categoryId: child.id })
  await ask('DELETE', `/v1/products/${id}`, { status: 204 })
  await ask('DELETE', `/v1/categories/${child.id}`, { status: 409 })
  await ask('DELETE', `/v1/categories/${nobody}`, { status: 404 })
  for (let round = 0; round < 5; round++) {
    const empty = await category(`Empty ${round}`)
    const price = { amount: 1, currency: 'PKR' }
    const body = { sku: `INTO-${round}`, name: 'Into', categoryId: empty.id, price }
    const [made, gone] = await Promise.all([
      mart.request('POST', '/v1/products', { token: staff, body }),
      mart.request('DELETE', `/v1/categories/${empty.id}`, { token: staff }),
    ])
    t.true([`201 409`, `422 204`].includes(`${made.status} ${gone.status}`), `${made.status} ${gone.status}`)
  }
})

test('the tree has an end', async (t) => {
  const { ask, category } = t.context
  let parentId: string | null = null
  for (let level = 1; level <= 8; level++) parentId = (await category(`Level ${level}`, parentId)).id
  await ask('POST', '/v1/categories', { body: { name: 'Level 9', parentId }, status: 422 })
  const tall = await category('Tall')
  await ask('PATCH', `/v1/categories/${tall.id}`, { body: { parentId }, status: 422 })
  const refused = await ask('POST', '/v1/categories', { body: { name: 'A > B' }, status: 422 })
  t.is(refused.errors[0].path, 'name')
})
