import test from 'ava'
import fc from 'fast-check'
import { escapeField, readField } from './csv.ts'

test('what a spreadsheet would take for a formula gets an apostrophe, and nothing else does', (t) => {
  const first = [...'=+-@\t\r\n＝＋－＠']
  for (const text of [...first.map((it) => `${it}1`), "'=1", "''-1"])
    t.is(escapeField(text, true), `'${text}`)
  for (const text of ['', 'a=1', "'quoted'", "'", ' =1', '5-6']) t.is(escapeField(text, true), text)
})

test('without it a text stays as it is, save one that would be read as escaped', (t) => {
  for (const text of ['=1+1', '-5', "'quoted'"]) t.is(escapeField(text, false), text)
  t.is(escapeField("'=1", false), "''=1")
})

test('property: a text is read back, escaped for spreadsheets or not', (t) => {
  const text = fc.string({ unit: fc.constantFrom(...'\'=+-@\t\r\n＝＋－＠"a ,') })
  fc.assert(
    fc.property(text, fc.boolean(), (wrote, forSpreadsheets) => {
      t.is(readField(escapeField(wrote, forSpreadsheets)), wrote)
    }),
  )
})
