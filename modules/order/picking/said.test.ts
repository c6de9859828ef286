import test from 'ava'
import { hasCheckDigit } from '#src/barcode.ts'
import { mango, milk } from '../test-order.ts'
import { type Found, readBarcode, whyNotSo } from './said.ts'

const scales = { forms: ['20IIIIIWWWWWC', '21IIIIIPPPPPC', '22IIIIIMMMMMC'], minor: 100 }
const ofMango = { ...mango, barcode: '04011' }
const label = (twelve: string) =>
  [...'0123456789'].map((digit) => `${twelve}${digit}`).find(hasCheckDigit) as string
const found = (barcode: string, product = ofMango) => readBarcode(barcode, product, scales) as Found

test('a product is known by its barcode, by its SKU, and by nothing else', (t) => {
  const ofMilk = { ...milk, barcode: '0012345678905' }
  for (const its of ['12345678905', '012345678905', '00012345678905', 'milk-1l'])
    t.is((readBarcode(its, ofMilk, scales) as Found).grams, null, its)
  t.is(readBarcode('4006381333931', ofMilk, scales), null)
  t.is(readBarcode('MANGO-1L', ofMilk, scales), null)
  t.is(readBarcode('-', { ...milk, barcode: '' }, scales), null, 'what has none is not known by nothing')
})

test('the label of a scale is known by its item, and says the grams', (t) => {
  t.is(found(label('200401100782')).grams, 782)
  t.is(readBarcode(label('200401200782'), ofMango, scales), null, 'of another item')
  t.is(readBarcode('2004011007829', ofMango, scales), null, 'a wrong check digit')
  t.is(whyNotSo(found(label('200401100782')), 782), null)
  t.is(whyNotSo(found(label('200401100782')), 783), 'must be what the label says: 782 g')
})

test('its item is also known where the product has such a label for its barcode, or the number for its SKU', (t) => {
  const byLabel = { ...ofMango, barcode: label('200401100000') }
  t.is(found(label('200401100782'), byLabel).grams, 782)
  t.is(found(label('200401100782'), { ...ofMango, barcode: '', sku: 'PLU-4011' }).grams, 782)
  t.is(found(label('200401100782'), { ...ofMango, barcode: '', sku: '4011' }).grams, 782)
  t.is(readBarcode(label('200000100782'), { ...ofMango, barcode: '', sku: 'MANGO-1' }, scales), null)
})

test('of a price the grams are reckoned by what a kilogram costs now, and what rounding allows fits', (t) => {
  // Rs 350 a kilogram: 782 g are Rs 273.70.
  t.is(found(label('210401127370')).grams, 782)
  const whole = found(label('220401100274'))
  t.is(whole.grams, 783)
  t.is(whyNotSo(whole, 782), null)
  t.is(whyNotSo(whole, 790), 'must be what the label says: 783 g')
  t.is(
    readBarcode(label('210401127370'), { ...ofMango, price: { amount: 0, currency: 'PKR' } }, scales),
    'tells a price, and Mango Chaunsa has none',
  )
})

test('what is sold by the piece has no weight', (t) => {
  const pieces = { ...ofMango, soldBy: 'piece' as const }
  t.is(
    readBarcode(label('200401100782'), pieces, scales),
    'is of a scale, and Mango Chaunsa is sold by the piece',
  )
})
