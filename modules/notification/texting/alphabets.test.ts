import test from 'ava'
import fc from 'fast-check'
import { createLanguages } from '../wording/languages.ts'
import { wordings } from '../wording/wordings.ts'
import { alphabetOf, fit, gsm7, partsOf, ucs2 } from './alphabets.ts'
import { isTexted, writeText } from './texts.ts'

const { of } = createLanguages(wordings, 'en', { country: 'PK', timeZone: 'Asia/Karachi' })
const times = (text: string, count: number) => text.repeat(count)

test('English is written in GSM-7: typographers’ marks as phones have them, and what it lacks left out', (t) => {
  t.is(alphabetOf('en'), gsm7)
  t.is(gsm7.spell('“Ali’s” – ready… 2 × 3'), '"Ali\'s" - ready... 2 x 3')
  t.is(gsm7.spell('Ayesha \u2068عائشہ\u2069 Khan 🥭'), 'Ayesha Khan')
  t.is(gsm7.spell('Dvořák café ñandú'), 'Dvorak café ñandu')
  t.is(gsm7.spell('\u202e\u2067Rs\u00a0450\r\nBcc'), 'Rs 450 Bcc')
  t.is(gsm7.spell('{€} [100%] ~^|\\'), '{€} [100%] ~^|\\')
})

test('Urdu is written in UCS-2, without the marks that turn text around', (t) => {
  t.is(alphabetOf('ur'), ucs2)
  t.is(ucs2.spell('آرڈر \u2068IM-1\u2069 ہے'), 'آرڈر IM-1 ہے')
})

test('parts are counted as networks count them', (t) => {
  for (const [text, parts] of [
    ['', 0],
    [times('a', 160), 1],
    [times('a', 161), 2],
    [times('a', 306), 2],
    [times('a', 307), 3],
    [times('€', 80), 1],
    [times('€', 81), 2],
    // 153 is odd: the 77th would stand in two parts.
    [`${times('€', 153)}`, 3],
    [`${times('€', 152)}`, 2],
  ] as const)
    t.is(partsOf(text, gsm7), parts, `${text.length}`)
  for (const [text, parts] of [
    [times('ہ', 70), 1],
    [times('ہ', 71), 2],
    [times('ہ', 134), 2],
    [times('ہ', 135), 3],
    [times('🥭', 35), 1],
    [times('🥭', 36), 2],
    [times('🥭', 66), 2],
    [times('🥭', 67), 3],
  ] as const)
    t.is(partsOf(text, ucs2), parts, `${text.length}`)
})

test('what is too long ends after a whole word, with dots', (t) => {
  const long = fit(times('word ', 100), gsm7, 1)
  t.regex(long, /^(word )+word\.\.\.$/)
  t.true(long.length > 150 && long.length <= 160)
  t.is(fit(times('ab', 200), gsm7, 1), `${times('ab', 78)}a...`)
  t.is(fit(times('🥭', 40), ucs2, 1), `${times('🥭', 34)}…`)
})

/** Septets, one by one: another way to count than that of the text. */
const septets = (text: string) =>
  [...text].reduce((sum, one) => sum + ('^{}\\[~]|€'.includes(one) ? 2 : 1), 0)

test('no text has more parts than the shop allows, loses its code, or has a letter that its phone lacks', (t) => {
  const words = fc.string({ unit: 'grapheme', maxLength: 400 })
  const cases = fc.record({
    code: fc.stringMatching(/^\d{6}$/),
    carrier: words,
    trackingNumber: words,
    number: fc.string({ maxLength: 40 }),
    amount: fc.integer({ min: 0, max: 99_999_999 }),
    slots: fc.boolean(),
    language: fc.constantFrom('en', 'ur'),
    most: fc.integer({ min: 1, max: 5 }),
  })
  fc.assert(
    fc.property(cases, ({ code, language: chosen, most, amount, slots, ...given }) => {
      const language = of(chosen)
      const total = { amount, currency: 'PKR' }
      const slot = slots ? { start: '2026-12-01T13:00:00Z', end: '2026-12-01T15:00:00Z' } : undefined
      const bill = { number: given.number, total, cashOnDelivery: true, slot }
      const shipped = { ...given, toPay: total, slot }
      const written = [
        writeText('phone_code', { token: code }, language, most),
        writeText('order_confirmed', bill, language, most),
        writeText('order_shipped', shipped, language, most),
        writeText('order_delivered', bill, language, most),
      ]
      t.true(written[0]?.includes(code))
      for (const text of written) {
        t.true(text.isWellFormed() && text !== '')
        t.notRegex(text, /[\u2066-\u2069\u202a-\u202e\r\n]/)
        const alphabet = alphabetOf(chosen)
        t.true(partsOf(text, alphabet) <= most)
        if (chosen === 'en') {
          t.is(alphabet.spell(text), text)
          t.true(septets(text) <= (most === 1 ? 160 : 153 * most))
        } else t.true(text.length <= (most === 1 ? 70 : 67 * most))
      }
    }),
    { numRuns: 1_000 },
  )
})

test('only what has a text is texted', (t) => {
  t.true(isTexted('order_shipped'))
  t.false(isTexted('password_reset'))
  t.throws(() => writeText('password_reset', {}, of('en'), 3), { instanceOf: RangeError })
})

test('a text says in either language what matters, in one part', (t) => {
  const data = {
    number: 'IM-000042',
    carrier: 'TCS',
    trackingNumber: '',
    toPay: { amount: 60_000, currency: 'PKR' },
  }
  t.is(
    writeText('order_shipped', data, of('en'), 3),
    'Imtiaz Mart: order IM-000042 is on its way to you. Please have Rs 600.00 ready. It comes with TCS.',
  )
  const slot = { start: '2026-12-01T13:00:00Z', end: '2026-12-01T15:00:00Z' }
  t.is(
    writeText('order_shipped', { ...data, slot, carrier: '' }, of('en'), 3),
    'Imtiaz Mart: order IM-000042 is on its way to you. It comes on 1 December 2026, 6:00 pm to 8:00 pm. Please have Rs 600.00 ready.',
  )
  const confirmed = { number: 'IM-000042', total: data.toPay, cashOnDelivery: true, slot }
  const text = writeText('order_confirmed', confirmed, of('en'), 3)
  t.regex(text, /is confirmed\. It comes on 1 December 2026, 6:00 pm to 8:00 pm\./)
  t.is(partsOf(text, alphabetOf('en')), 1)
  for (const code of ['en', 'ur'])
    t.is(
      partsOf(writeText('phone_code', { token: '123456' }, of(code), 3), alphabetOf(code)),
      code === 'en' ? 1 : 2,
    )
})
