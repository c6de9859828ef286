import test from 'ava'
import fc from 'fast-check'
import { readPhone, setHomeCountry } from './phone.ts'

for (const written of [
  '+923001234567',
  '+92 300 1234567',
  '0092 300 1234567',
  '0300-1234567',
  '0300.123.4567',
  '0300/1234567',
  '0300 1234567 ',
  '\u00a00300\u00a01234567',
  '\u202a0300 1234567\u202c',
  '\u200b0300\u200b1234567\ufeff',
  '(0300) 1234567',
  '0300\u20111234567',
  '۰۳۰۰۱۲۳۴۵۶۷',
  '٠٣٠٠١٢٣٤٥٦٧',
  '०३००१२३४५६७',
  '０３００１２３４５６７',
])
  test(`${JSON.stringify(written)} is read`, (t) => {
    t.is(readPhone(written), '+923001234567')
  })

for (const written of [
  '021 111 468 429 ext. 12',
  '021-111468429 x12',
  '(021) 111 468 429 Ext 12',
  '+9221111468429;ext=12',
  '021 111 468 429 #12',
])
  test(`${written} has an extension`, (t) => {
    t.is(readPhone(written), '+9221111468429;ext=12')
  })

for (const written of [
  ...['', ' ', '-', '+', 'call me', 'none', '12345', '0300', '+92300123456789012', '1'.repeat(500)],
  ...['0300 1234567, or 0301 1234567', 'tel 0300 1234567 please', '+9993001234567', '<0300 1234567>'],
])
  test(`${JSON.stringify(written.slice(0, 40))} is no number`, (t) => {
    t.is(readPhone(written), null)
  })

test('what was read is read again as it is, and is E.164 with perhaps an extension', (t) => {
  const piece = fc.constantFrom(...'0123456789+-./() ۳٣\u202a\u00a0x'.split(''), 'ext.')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const read = readPhone(pieces.join(''))
      if (read === null) return
      t.regex(read, /^\+[1-9]\d{1,16}(;ext=\d{1,9})?$/)
      t.is(readPhone(read), read)
    }),
    { numRuns: 5_000 },
  )
})

test.serial('a number that names no country is one of the mart’s own', (t) => {
  setHomeCountry('DE')
  try {
    t.is(readPhone('0151 12345678'), '+4915112345678')
    t.is(readPhone('+92 300 1234567'), '+923001234567')
  } finally {
    setHomeCountry('PK')
  }
  t.throws(() => setHomeCountry('ZZ'), { message: /ZZ/ })
})
