import test from 'ava'
import { fold, sortKey } from './words.ts'

test('case, accents and vowel signs make no difference', (t) => {
  t.is(fold('Nestlé CAFÉ'), 'nestle cafe')
  t.is(fold('آم'), fold('ام'))
  t.is(fold('كشميري'), fold('کشمیری'))
  t.is(fold('ﬁne Straße'), 'fine strasse')
})

test('a sort key is bounded, whatever its letters decompose into', (t) => {
  t.true(Buffer.byteLength(sortKey('\u{fdfa}'.repeat(200))) <= 480)
  t.is(sortKey('  Big \t\n Name '), 'big name')
})
