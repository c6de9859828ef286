import test from 'ava'
import fc from 'fast-check'
import { itemsOf, textsOf } from './items.ts'

test('words are letters, numbers digits of any script, and they part', (t) => {
  t.deepEqual(textsOf(`Kashmiri Chai کشمیری چائے, 100g (7-Up) 'x'`), [
    ...['kashmiri', 'chai', 'کشمیری', 'چایے', '100', 'g', '7', 'up', 'x'],
  ])
  for (const digits of ['340', '۳۴۰', '٣٤٠', '३४०', '３４０'])
    t.deepEqual(textsOf(`${digits}g`), ['340', 'g'])
  t.deepEqual(textsOf(`&!'|:* `), [])
})

test('case, accents, vowel signs, joiners, tatweel and apostrophes make no difference', (t) => {
  for (const [one, other] of [
    ['Nestlé CAFÉ', 'nestle cafe'],
    ['كشميري', 'کشمیری'],
    ['گلاب‌جامن', 'گلابجامن'],
    ['دودهـــ', 'دودھ'],
    ['آدھا', 'ادہا'],
    ['نان', 'ناں'],
    ['Olper’s', "Olper's"],
    ['Olper´s', 'OlperʼS'],
    ['Olper`s', 'Olpers'],
    ['so\u{ad}da', 'soda'],
    ['mil\u{200d}k', 'ＭＩＬＫ'],
    ['\u{2067}دال\u{2069}', 'دال'],
  ] as const) {
    t.deepEqual(textsOf(one), textsOf(other), one)
  }
})

test('decimals are one number, thousands too; a fraction stays by itself', (t) => {
  const numbers = (text: string) =>
    itemsOf(text).flatMap(({ kind, text: word }) => (kind === 'number' ? [word] : []))
  t.deepEqual(numbers('1.5 1,5 ۱٫۵ ۱۔۵ .5'), ['1.5', '1,5', '1.5', '1.5', '.5'])
  t.deepEqual(numbers('1,500 1,00,000 12,345.6'), ['1,500', '1,00,000', '12,345.6'])
  t.deepEqual(numbers('10½'), ['10', '1', '2'])
})

test('property: each item stands where it says, and the items are in order', (t) => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 5 }),
    fc.constantFrom('½', '۱۲', '’s', '\u{200c}', '™', '1,5', 'ﷺ', '𝟙𝟚', 'ß', 'İ', '🥭', '×', '12"'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('')
      let end = 0
      for (const { from, to, text: word } of itemsOf(text)) {
        // A ligature's words all stand where it does.
        if (from < 0 || to > text.length || from >= to || to < end || word === '') return false
        end = to
      }
      return true
    }),
    { numRuns: 500 },
  )
  t.pass()
})

test('property: what nobody sees changes nothing', (t) => {
  const unseen = fc.constantFrom('\u{200c}', '\u{200d}', '\u{ad}', '\u{200f}', '\u{640}', '\u{301}')
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20 }), fc.nat(), unseen, (text, n, nothing) => {
      const at = 1 + (n % text.length)
      const dirty = text.slice(0, at) + nothing + text.slice(at)
      return JSON.stringify(textsOf(dirty)) === JSON.stringify(textsOf(text))
    }),
    { numRuns: 500 },
  )
  t.pass()
})
