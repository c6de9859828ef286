import { readdirSync, readFileSync } from 'node:fs'
import { type Shop, shopTest } from '../test-shop.ts'

const test = shopTest('none')

const folder = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)

/** What a file should do, and what its products should have become. */
interface Right {
  created: number
  updated?: number
  failed?: number
  skipped?: number
  /** Lines that are named, errors and warnings, and what is said of them. */
  named?: Record<number, RegExp>
  products?: Record<string, Record<string, unknown>>
  /** Another encoding than the fixture's. */
  as?: (text: string) => Buffer
  type?: string
}

const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

const field: Record<string, Right> = {
  'semicolon.csv': {
    created: 2,
    products: {
      'FLD-S1': { barcode: '8961006020015', price: 49500, path: 'Beverages > Syrup' },
      'FLD-S2': { description: 'with "amchoor", and mint', price: 12000 },
    },
  },
  'tabs.csv': { created: 1, products: { 'FLD-T1': { soldBy: 'weight', price: 31000 } } },
  'sep-line.csv': { created: 1, products: { 'FLD-P1': { name: 'Sooji 1 kg' } } },
  'old-mac.csv': { created: 2, products: { 'FLD-M1': { price: 18000 }, 'FLD-M2': { price: 19000 } } },
  'trailing.csv': { created: 2, products: { 'FLD-X2': { soldBy: 'piece', price: 11000 } } },
  'cases.csv': { created: 1, products: { 'FLD-C1': { soldBy: 'piece', price: 260000 } } },
  'spoilt-codes.csv': {
    created: 3,
    failed: 2,
    named: {
      2: /^barcode: "8\.96E\+12" was spoilt by a spreadsheet.*not taken/,
      3: /^barcode: "8961006000000\.0" was spoilt by a spreadsheet.*not taken/,
      6: /^barcode: "8961006020014" has a wrong check digit, and was kept as it is$/,
    },
    products: {
      'FLD-B3': { barcode: undefined },
      'FLD-B4': { barcode: undefined },
      'FLD-B5': { barcode: '8961006020014' },
    },
  },
  'images.csv': {
    created: 3,
    named: { 3: /^imageUrl: "\/media\/plate\.jpg" has no host/ },
    products: {
      'FLD-I1': { images: ['https://img.example/a.jpg', 'https://img.example/b.jpg'] },
      'FLD-I2': { images: [] },
      'FLD-I3': { images: ['https://img.example/c.jpg', 'https://img.example/d.jpg'] },
    },
  },
  'twice.csv': {
    created: 2,
    updated: 1,
    named: { 2: /"FLD-D1" comes again on line 3/, 3: /"FLD-D1" is on line 2 too/, 4: /^price: "0\.00"/ },
    products: { 'FLD-D1': { name: 'Biscuit B', price: 6000 }, 'FLD-D2': { price: 0 } },
  },
  'long-quote.csv': { created: 3, products: { 'FLD-V1': { price: 250000 } } },
}

const shops: Record<string, Right> = {
  'woocommerce.csv': {
    created: 4,
    skipped: 3,
    named: {
      1: /columns that are not known/,
      2: /"variable"/,
      6: /^stock: "-2"/,
      7: /"grouped"/,
      8: /not for sale there/,
    },
    products: {
      'tee-vneck-blue': {
        ...{ path: 'Clothing > Tees', description: 'Soft cotton & linen.', price: 89000 },
        images: ['https://img.example/tee-blue.jpg'],
      },
      'tee-vneck-green': { images: ['https://img.example/tee-1.jpg', 'https://img.example/tee-2.jpg'] },
      'mug-blue': { path: 'Kitchen', price: 30000, description: 'A mug.', barcode: '5901234123457' },
      '61': { name: 'Gift wrapping' },
    },
  },
  'shopify.csv': {
    created: 3,
    skipped: 2,
    named: { 1: /columns that are not known/, 6: /not for sale there/, 7: /not for sale there/ },
    products: {
      'LAWN-S-W': {
        ...{ name: 'Lawn Shirt - S / White', brand: 'Khaadi', barcode: '5901234123457', price: 189000 },
        description: 'A lawn shirt.\nCool\nLight',
        path: 'Apparel & Accessories > Clothing > Shirts & Tops',
        images: ['1', '2', '3'].map((n) => `https://img.example/lawn-${n}.jpg`),
      },
      'LAWN-M-W': { images: ['m', '1', '2', '3'].map((n) => `https://img.example/lawn-${n}.jpg`) },
      'clay-pot': { name: 'Clay Pot', path: 'Kitchen', price: 45000 },
    },
  },
  'magento.csv': {
    created: 2,
    skipped: 3,
    named: {
      1: /not known/,
      2: /^imageUrl \("base_image"\): "\/m\/b\/mb01-blue-0\.jpg" has no host/,
      7: /"configurable"/,
      8: /store view "urdu"/,
      9: /not for sale there/,
    },
    products: {
      '24-MB01': { path: 'Gear > Bags', price: 3400, description: 'The sporty bag.\n\nDual top handles.' },
      'MH01-XS-Black': { path: 'Men > Tops > Hoodies', name: 'Hoodie-XS-Black' },
    },
  },
  'open-food-facts.csv': {
    created: 2,
    named: { 1: /not known/, 2: /^stock \("quantity"\): "400 g"/, 3: /^stock \("quantity"\): "330 ml"/ },
    products: {
      '3017620422003': {
        ...{ name: 'Nutella "original"', brand: 'Ferrero', barcode: '3017620422003', path: 'Spreads' },
      },
    },
  },
  'odoo.csv': {
    created: 2,
    named: { 1: /not known/ },
    products: { 'RICE-1': { soldBy: 'weight', path: 'Food > Rice' }, 'FURN-1': { path: 'Saleable > Home' } },
  },
  'square.csv': {
    created: 3,
    named: { 1: /not known/ },
    products: {
      'CHAI-R': { name: 'Chai', path: 'Drinks > Hot' },
      'CHAI-L': { name: 'Chai - Large' },
      '5901234123457': { price: 118000 },
    },
  },
  'loyverse.csv': {
    created: 3,
    named: { 1: /not known/ },
    products: {
      '10001': { soldBy: 'weight' },
      '10003': { name: 'Kulfi - Pista', path: 'Ice cream', price: 10000 },
    },
  },
  'lightspeed-x.csv': {
    created: 2,
    skipped: 1,
    named: { 1: /not known/, 4: /not for sale there/ },
    products: { '20002': { name: 'Chakki atta - 10 kg', brand: 'Sunridge', path: 'Grocery > Flour' } },
  },
  'lightspeed-r.csv': {
    created: 2,
    named: { 1: /not known/ },
    products: { 'BAT-1': { path: 'Sports > Cricket > Bats', price: 850000, barcode: '5901234123457' } },
  },
  'german.csv': {
    created: 2,
    products: {
      '1001': { name: 'Müsli 500 g', brand: 'Kölln', path: 'Frühstück > Müsli', price: 129950 },
      '1002': { soldBy: 'weight', price: 34990 },
    },
  },
  'french.csv': {
    created: 2,
    products: { 'FR-1': { name: 'Café crème', price: 1250 }, 'FR-2': { price: 125000 } },
  },
  'price-list.csv': {
    created: 3,
    failed: 1,
    named: {
      4: /"S\.No"/,
      5: /"Rs\. 1,250\/-" was read as 1250/,
      7: /"1,100" was read as 1100/,
      8: /^sku .*is empty/,
    },
    products: { 'AM-1': { path: 'Dairy > Milk', price: 125000 }, 'AM-2': { price: 33000 } },
  },
  'pandas.csv': {
    created: 2,
    named: { 2: /"8961006020015\.0" was read as 8961006020015/ },
    products: { 'PD-1': { barcode: '8961006020015' }, 'PD-2': { barcode: undefined } },
  },
  'pipes.csv': { created: 2, products: { 'PI-2': { price: 145000 } } },
  'text-codes.csv': {
    created: 3,
    failed: 1,
    named: { 5: /^sku: "1\.2E\+05" was spoilt by a spreadsheet/ },
    products: {
      '00123': { barcode: '0614141000364' },
      '00124': { barcode: '5901234123457' },
      '00125': { name: 'Cumin' },
    },
  },
  'google-sheets.csv': {
    created: 2,
    named: { 1: /"Supplier"/, 3: /"www\.img\.example\/besan\.jpg" has no host|is empty/ },
    products: {
      'GS-1': { images: ['https://img.example/sooji.jpg', 'https://img.example/sooji-2.jpg'] },
      'GS-2': { path: 'Uncategorized' },
    },
  },
  'urdu.csv': { created: 1, products: { 'UR-1': { price: 32050, soldBy: 'weight', path: 'اناج' } } },
  'unicode-text.csv': {
    created: 1,
    as: utf16,
    products: { 'UT-1': { description: 'two\nlines', price: 49500 } },
  },
}

const encoded: Record<string, Right> = {
  'german.csv, Windows-1252': {
    created: 0,
    as: (text) => Buffer.from(text, 'latin1'),
    named: { 2: /Windows-1252, which makes "Müsli 500 g" of it/ },
    products: { '1001': { name: 'Müsli 500 g' } },
  },
  'german.csv, said to be ISO-8859-1': {
    created: 0,
    as: (text) => Buffer.from(text, 'latin1'),
    type: 'text/csv; charset=ISO-8859-1',
  },
  'urdu.csv, UTF-16 of the other order': { created: 0, as: (text) => swapped(utf16(text)) },
  'urdu.csv, UTF-16 without a mark': { created: 0, as: (text) => Buffer.from(text, 'utf16le') },
  'urdu.csv, UTF-8 with a mark': { created: 0, as: (text) => Buffer.from(`\ufeff${text}`) },
}

for (const [name, files] of Object.entries({ field, shops })) {
  test(`each of the files in ${name} says what is right of it`, (t) => {
    t.deepEqual(Object.keys(files).sort(), readdirSync(folder(name)).sort())
  })
}

for (const [place, files] of [
  ['field', field],
  ['shops', shops],
  ['shops', encoded],
] as const) {
  for (const [title, right] of Object.entries(files)) {
    test.serial(`a file as shops have it: ${title}`, async (t) => {
      const { ask } = t.context
      const [name = ''] = title.split(', ')
      const bytes = readFileSync(new URL(name, folder(place)))
      const body = right.as ? right.as(bytes.toString()) : bytes
      const send = () =>
        ask('POST', '/v1/products/import', { body, headers: { 'content-type': right.type ?? 'text/csv' } })
      const report = await send()
      t.like(report, { created: right.created, updated: right.updated ?? 0, failed: right.failed ?? 0 })
      t.is(report.skipped ?? 0, right.skipped ?? 0)

      const said: { line: number; message: string }[] = [...report.errors, ...(report.warnings ?? [])]
      const named = Object.entries(right.named ?? {}).map(([line, what]) => ({ line: Number(line), what }))
      t.deepEqual([...new Set(said.map(({ line }) => line))].sort(), named.map(({ line }) => line).sort())
      for (const { line, what } of named)
        t.regex(
          said
            .filter((one) => one.line === line)
            .map(({ message }) => message)
            .join('\n'),
          what,
        )
      t.notRegex(JSON.stringify(said), /invalid input/i)

      for (const [sku, facts] of Object.entries(right.products ?? {})) {
        const found = await productOf(t.context, sku)
        for (const [fact, value] of Object.entries(facts)) t.deepEqual(found[fact], value, `${sku}: ${fact}`)
      }
      // The same again changes nothing, save where a file says two things of one product.
      if (!right.updated) t.like(await send(), { created: 0, updated: 0, failed: right.failed ?? 0 })
    })
  }
}

async function productOf({ ask }: Shop, sku: string) {
  const { items } = await ask('GET', `/v1/products?limit=100&q=${encodeURIComponent(sku)}`)
  const product = items.find((one: { sku: string }) => one.sku === sku)
  const { items: categories } = await ask('GET', '/v1/categories?limit=100')
  const path = (id: string | null): string[] => {
    const category = categories.find((one: { id: string }) => one.id === id)
    return category ? [...path(category.parentId), category.name] : []
  }
  return { ...product, price: product?.price.amount, path: path(product?.categoryId).join(' > ') }
}
