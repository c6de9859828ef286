import test from 'ava'
import fc from 'fast-check'
import { barcodeKey, hasCheckDigit, readLabel, readLabelForms } from './barcode.ts'

const labelled = (twelve: string) =>
  `${twelve}${[...'0123456789'].find((digit) => hasCheckDigit(`${twelve}${digit}`))}`

test('a GTIN is the same with and without leading zeros, whatever it was written with', (t) => {
  t.is(barcodeKey('00012345678905'), barcodeKey('12345678905'))
  t.is(barcodeKey('0 12345-67890.5'), '12345678905')
  t.is(barcodeKey('abc-1'), 'ABC1')
  t.is(barcodeKey('000'), '0')
})

test('check digits are those of GS1', (t) => {
  for (const right of ['4006381333931', '96385074', '012345678905']) t.true(hasCheckDigit(right), right)
  for (const wrong of ['4006381333932', '96385047']) t.false(hasCheckDigit(wrong), wrong)
})

test('a label of a scale says the item and its grams, or its price', (t) => {
  const forms = readLabelForms('20IIIIIWWWWWC, 21IIIIIPPPPPC 22IIIIXMMMMMC')
  const read = (twelve: string) => readLabel(labelled(twelve), forms, 100)
  t.deepEqual(read('200401100782'), { item: '4011', grams: 782, price: null, step: 0 })
  t.deepEqual(read('210401127370'), { item: '4011', grams: null, price: 27_370, step: 1 })
  t.deepEqual(read('224011900274'), { item: '4011', grams: null, price: 27_400, step: 100 })
  t.is(read('230401100782'), null, 'of no form')
  t.is(readLabel(`200401100782${(Number(labelled('200401100782').at(-1)) + 1) % 10}`, forms, 100), null)
  t.is(readLabel(labelled('300401100782'), forms, 100), null)
  t.deepEqual(readLabelForms(''), [])
})

test('what a scale prints is what is read, in any form', (t) => {
  const form = fc
    .tuple(fc.constantFrom('20', '21', '29'), fc.integer({ min: 3, max: 6 }), fc.constantFrom('W', 'P', 'M'))
    .map(([begins, n, letter]) => `${begins}${'I'.repeat(n)}${letter.repeat(10 - n)}C`)
  fc.assert(
    fc.property(form, fc.nat(99_999_999), fc.nat(99_999_999), (form, itemSeed, saidSeed) => {
      const n = form.lastIndexOf('I') - 1
      const item = String(itemSeed % 10 ** n)
      const said = saidSeed % 10 ** (10 - n)
      const code = labelled(
        `${form.slice(0, 2)}${item.padStart(n, '0')}${String(said).padStart(10 - n, '0')}`,
      )
      const label = readLabel(code, readLabelForms(form), 100)
      t.is(label?.item, item)
      t.is(label?.grams ?? (label?.price ?? 0) / (form.includes('M') ? 100 : 1), said)
    }),
  )
})

test('a form that says nothing certain is refused by name', (t) => {
  for (const [wrong, why] of [
    ['3IIIIIIWWWWWC', /must be 2/],
    ['2IIIIIIWWWWWW', /must be 2/],
    ['2IIIIIWWWWWC', /must be 2/],
    ['2IIIWIIWWWWWC', /one piece/],
    ['2WWWWWWWWWWWC', /the item/],
    ['2IIIIIIIIIIIC', /one of W, P and M/],
    ['2IIIIIIWWWPPC', /one of W, P and M/],
    ['2IIIIWWXXWWWC', /one piece/],
  ] as const)
    t.regex(t.throws(() => readLabelForms(wrong), { instanceOf: RangeError })?.message ?? '', why, wrong)
})
