import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { shopTest } from '../test-shop.ts'
import { partsOf } from './parts.ts'

const test = shopTest('demo')

const file = new URL('../transfer/seed/groceries.csv', import.meta.url)
const rows: { name: string }[] = parse(readFileSync(file), { columns: true })
const names = rows.map(({ name }) => name)

const measure = /(\d+(?:\.\d+)?) (kg|g|ml|L)\b/g
const sized = names.filter((name) => name.match(measure))

/** The size of each name written anew. */
const written = (size: (amount: string, unit: string) => string) => (name: string) =>
  name.replace(measure, (_, amount, unit) => size(amount, unit))

const named = (units: Record<string, string>, gap: string) =>
  written((amount, unit) => `${amount}${gap}${units[unit]}`)

const urdu = (text: string) =>
  text.replace(/[\d.]/g, (sign) => (sign === '.' ? '٫' : ('۰۱۲۳۴۵۶۷۸۹'[Number(sign)] as string)))

const urduUnits: Record<string, string> = { g: 'گرام', kg: 'کلو', ml: 'ملی لیٹر', L: 'لیٹر' }

/** The same size in the other unit of its kind. */
function otherUnit(amount: string, unit: string): string {
  const small = unit === 'g' || unit === 'ml'
  const other = { g: 'kg', kg: 'g', ml: 'L', L: 'ml' }[unit]
  return `${Number((Number(amount) * (small ? 0.001 : 1000)).toFixed(6))} ${other}`
}

const ways: Record<string, (name: string) => string> = {
  'as on the shelf': (name) => name,
  glued: named({ g: 'g', kg: 'kg', ml: 'ml', L: 'l' }, ''),
  'gm, kgs, ltr': named({ g: 'gm', kg: 'kgs', ml: 'mls', L: 'ltr' }, ' '),
  'gram, kilo, litre': named({ g: 'gram', kg: 'kilo', ml: 'millilitre', L: 'litre' }, ' '),
  'grams, kilogram, liter, glued': named({ g: 'grams', kg: 'kilogram', ml: 'milliliter', L: 'liter' }, ''),
  'in capitals': (name) => name.toUpperCase(),
  'in the other unit': written(otherUnit),
  'with a hyphen and a decimal comma': written((amount, unit) => `${amount.replace('.', ',')}-${unit}`),
  'in Urdu': written((amount, unit) => `${urdu(amount)} ${urduUnits[unit]}`),
  'without its size': (name) => name.replace(measure, ''),
}

test('the names with a size are as many as they were', (t) => {
  t.is(names.length, 491)
  t.is(sized.length, 278)
})

for (const [way, write] of Object.entries(ways)) {
  test(`of all names 98 % are found on the first page, their size ${way}`, async (t) => {
    const asked = way === 'as on the shelf' ? names : sized
    const missed: string[] = []
    const left = asked.entries()
    const someone = async () => {
      for (const [, name] of left) {
        const { items } = await t.context.ask(
          'GET',
          `/v1/products?${new URLSearchParams({ q: write(name) })}`,
          { as: '' },
        )
        if (!items.some((item: { name: string }) => item.name === name)) missed.push(write(name))
      }
    }
    await Promise.all([someone(), someone(), someone(), someone()])
    t.log(`${asked.length - missed.length} of ${asked.length}`)
    t.true(missed.length <= 0.02 * asked.length, missed.join('\n'))
  })
}

test('a size is a size in every way that it is written here', (t) => {
  for (const [way, write] of Object.entries(ways)) {
    if (way === 'without its size') continue
    for (const name of sized)
      t.true(
        partsOf(write(name)).some(({ kind }) => kind === 'size'),
        write(name),
      )
  }
})
