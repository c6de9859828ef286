import { shopTest } from '../test-shop.ts'

const test = shopTest('none')

test('a product has the code that customs and tax authorities know it by, and says it', async (t) => {
  const { make, ask, mart } = t.context
  const plain = await make()
  t.is(plain.tariffCode, undefined)
  const path = `/v1/products/${plain.id}`
  for (const tariffCode of ['0401.2000', '04012000', '0401.20.00', '0401'])
    t.is((await ask('PATCH', path, { body: { tariffCode } })).tariffCode, tariffCode)
  const version = (await ask('GET', path, { as: '' })).version
  t.is((await ask('PATCH', path, { body: { tariffCode: '0401' } })).version, version, 'the same is no change')
  for (const tariffCode of ['401.2', '4012000', '0401.2', '0401..20', 'milk', '', '0401.20.00.00.00.00']) {
    const { errors } = await ask('PATCH', path, { body: { tariffCode }, status: 422 })
    t.is(errors[0].path, 'tariffCode', tariffCode)
    await t.throwsAsync(make({ tariffCode }), { message: /422, not 201/ })
  }
  t.is((await ask('PATCH', path, { body: { tariffCode: null } })).tariffCode, undefined)
  const made = await make({ tariffCode: '1006.3090' })
  t.is((await ask('GET', `/v1/products/${made.id}`, { as: '' })).tariffCode, '1006.3090')
  const said = await mart.said('mart.product.v1.ProductCreated', ({ product }) => product.id === made.id)
  t.is(said.product.tariffCode, '1006.3090')
})

test('a file has it too, by either name; one that a spreadsheet has spoilt fails its line', async (t) => {
  const { ask } = t.context
  const bring = (body: string) =>
    ask('POST', '/v1/products/import', { body, headers: { 'content-type': 'text/csv' } })
  const file = [
    'sku,name,category,price,tariffCode',
    'PCT-1,Zweiback,Codes,90.00,1905.4000',
    'PCT-2,Without,Codes,90.00,',
    'PCT-3,Spoilt,Codes,90.00,4.01E+7',
    'PCT-4,Rounded,Codes,90.00,401.2',
  ].join('\n')
  const report = await bring(file)
  t.like(report, { created: 2, failed: 2 })
  t.deepEqual(
    report.errors.map(({ line, message }: { line: number; message: string }) => [
      line,
      message.split(':')[0],
    ]),
    [
      [4, 'tariffCode'],
      [5, 'tariffCode'],
    ],
  )
  const exported: string = await ask('GET', '/v1/products/export')
  t.regex(exported, /^sku,.*,tariffCode\n/)
  t.regex(exported, /PCT-1,.*,1905\.4000\n/)
  const own = exported.split('\n').filter((line, at) => at === 0 || line.startsWith('PCT-'))
  t.like(await bring(own.join('\n')), { created: 0, updated: 0, unchanged: 2, failed: 0 })
  t.like(await bring('sku,name,category,price\nPCT-1,Zweiback,Codes,90.00'), { unchanged: 1 })
  t.like(await bring('sku,name,category,price,HS Code\nPCT-2,Without,Codes,90.00,1905.9000'), { updated: 1 })
  t.like(await bring('sku,name,category,price,tariffCode\nPCT-1,Zweiback,Codes,90.00,'), { updated: 1 })
  const found = async (q: string) => (await ask('GET', `/v1/products?q=${q}`, { as: '' })).items[0]
  t.is((await found('zweiback')).tariffCode, undefined)
})
