import test from 'ava'
import { searchDocument } from './search-document.ts'
import { synonymsOf, wrongIn } from './synonyms.ts'
import { type Atom, nearSynonyms, partable, parted, termsOf, type Wish, wishesOf } from './wish.ts'

const none = synonymsOf([])
const wish = (q: string, synonyms = none) => wishesOf(q, synonyms)[0] as Wish

/** What a find has one of, slot by slot; `*` behind what may be the beginning of a word. */
function slots(wanted: Wish): string[] {
  const { slots: count, terms } = termsOf(wanted, false)
  return Array.from({ length: count }, (_, slot) =>
    terms
      .filter((term) => term.slots.includes(slot))
      .map(({ word, prefix }) => (prefix ? `${word}*` : word))
      .sort()
      .join(' '),
  )
}

const everyWish = (q: string) => wishesOf(q, none).map((one) => [slots(one), one.relaxed])

test('one word is one slot, and may be a beginning', (t) => {
  t.deepEqual(slots(wish('Milk')), ['milk*'])
  t.deepEqual(wishesOf('!!!', none), [])
})

test('neighbours may be one word, the last of them still in the typing', (t) => {
  t.deepEqual(slots(wish('milk pak')), ['milk milkpak*', 'milkpak* pak*'])
  t.deepEqual(slots(wish('jam-e-shirin')), [
    'jam jame jameshirin*',
    'e eshirin* jame jameshirin*',
    'eshirin* jameshirin* shirin*',
  ])
})

test('sizes are one term, in the typing several', (t) => {
  t.deepEqual(slots(wish('pepsi 1.5l ')), ['pepsi', '1500ml'])
  t.deepEqual(slots(wish('2x500ml water')), ['500ml', '2', 'water*'])
  t.deepEqual(slots(wish('250 m milk')), ['250000mm', 'milk*'])
  t.true(slots(wish('milk 250 m'))[1]?.includes('250ml'))
  t.deepEqual(slots(wish('pepsi 1.5 li')), ['pepsi', '1.5 1500ml', '1500ml li*'])
})

test('a unit with a slip in it is meant, or the word that it is', (t) => {
  t.deepEqual(slots(wish('1.5 lites pepsi')), ['1.5 1500ml', '1500ml lites', 'pepsi*'])
  t.deepEqual(slots(wish('3 round naan')).slice(0, 2), ['3 48oz', '48oz round'])
})

test('a synonym with a slip in it is meant, with all that it stands for', (t) => {
  const known = synonymsOf([['doodh', 'milk', 'full cream']])
  t.deepEqual(slots(nearSynonyms(wish('dood 1 l ', known), known)), [
    'dood doodh full milk',
    'cream dood doodh milk',
    '1000ml',
  ])
  t.deepEqual(slots(nearSynonyms(wish('dd', known), known)), ['dd*'])
})

test('what is weighed has every weight, and no volume', (t) => {
  t.deepEqual(slots(wish('aloo 2 kg ')), ['aloo', '2000g by:weight'])
  t.deepEqual(slots(wish('milk 2 l bottle')).at(1), '2000ml')
})

test('words that say nothing are none, unless there are no others', (t) => {
  t.deepEqual(slots(wish('salt and pepper')), ['salt saltpepper*', 'pepper* saltpepper*'])
  t.deepEqual(slots(wish('1 pack salt')), ['salt*'])
  t.deepEqual(slots(wish('and')), ['and*'])
})

test('synonyms are words or phrases, looked for instead', (t) => {
  const known = synonymsOf([
    ['doodh', 'milk'],
    ['coke', 'coca cola'],
    ['anda', 'eggs'],
  ])
  t.deepEqual(slots(wish('Doodh', known)), ['doodh* milk'])
  t.deepEqual(slots(wish('egg', known)), ['anda egg*'])
  t.deepEqual(
    slots(wish('coke', known)),
    ['coca coke*', 'coke* cola'].map((slot) => slot.split(' ').sort().join(' ')),
  )
  t.deepEqual(slots(wish('coca cola 1l ', known)), ['coca cocacola coke', 'cocacola coke cola', '1000ml'])
})

test('a barcode is one, in groups or not, with zeros or without', (t) => {
  for (const code of ['2075704716531', '02075704716531', '0002075704716531', '۲۰۷۵۷۰۴۷۱۶۵۳۱']) {
    t.deepEqual(slots(wish(code)), ['2075704716531*'], code)
  }
  for (const code of ['2 075704 716531', '2075-7047-16531', '0 2075704 716531']) {
    t.true(
      slots(wish(code)).every((slot) => slot.split(' ').includes('2075704716531')),
      code,
    )
  }
  t.deepEqual(slots(wish('1121 5')), ['1121', '5'])
})

test('containers, then sizes are left out, as they were typed; words and numbers never', (t) => {
  t.deepEqual(everyWish('size 4 milk ½ Kg bottle'), [
    [['size', '4', 'milk', '500g by:weight', 'bottle*'], []],
    [
      ['4', 'milk', '500g by:weight'],
      ['size', 'bottle'],
    ],
    [
      ['4', 'milk'],
      ['size', '½ Kg', 'bottle'],
    ],
  ])
  t.deepEqual(everyWish('pepsi 9Ltr'), [
    [['pepsi', '9000ml'], []],
    [['pepsi'], ['9Ltr']],
  ])
  for (const q of ['1.5l', 'box-7', 'GONE-249', 'thing 5']) t.is(everyWish(q).length, 1, q)
})

test('of a word that nobody knows the most even halves that are known are looked for', (t) => {
  const known: Atom[] = ['surf', 'su', 'rfexcel', 'excel', 'head'].flatMap((word) => [
    { word },
    { word, prefix: true },
  ])
  t.true(partable(wish('surfexcel')).some(({ word }) => word === 'excel'))
  t.deepEqual(slots(parted(wish('surfexcel 1kg '), known) as Wish), [
    'surf surfexcel',
    'excel surfexcel',
    '1000g by:weight',
  ])
  t.is(parted(wish('surfexcel'), [...known, { word: 'surfexcel' }]), null)
  t.is(parted(wish('nothing'), known), null)
  t.deepEqual(slots(parted(wish('headandsurf'), known) as Wish), ['head headandsurf*', 'headandsurf* surf*'])
})

test('however much is typed, and however many synonyms there are, it is bounded', (t) => {
  const bounded = (q: string, known = none) => termsOf(wish(q.slice(0, 200), known), true)
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')
  const words = letters.flatMap((one) => letters.map((other) => `${one}${other}q`))
  t.true(bounded(words.join(' ')).slots <= 12)
  const many = Array.from({ length: 50 }, (_, n) => ['key', ...words.slice(13 * n, 13 * n + 13)])
  t.is(bounded('key', synonymsOf(many)).terms.length, 25)
  const phrases = words.slice(0, 20).map((word) => `${word} x${word} y${word}`)
  t.is(bounded('aaq xaaq yaaq', synonymsOf([phrases])).slots, 9)
  t.is(bounded('key', synonymsOf([['key', ...phrases]])).slots, 3)
  t.true(partable(wish('abcdefghijklmnopqrstuvwxyzabcdef '.repeat(6))).length <= 300)
})

test('a product has its sizes, what stands together as one word, and its barcode without zeros', (t) => {
  const { document, name_words } = searchDocument({
    ...{
      name: "K&N's Coca-Cola 1.5 L",
      brand: 'K',
      description: 'Cool',
      sku: 'A-1',
      barcode: '00123456789012',
    },
    soldBy: 'weight',
  })
  const lexemes = [...document.matchAll(/'([^']+)':\d+([ABD])/g)].map(
    ([, term, weight]) => `${term}${weight}`,
  )
  for (const lexeme of [
    ...['kA', 'nsA', 'nA', 'knsA', 'knA', 'cocaA', 'colaA', 'cocacolaA', '1500mlA', '1.5A', '123456789012A'],
    ...['kB', 'coolD', 'by:weightD', '#3D'],
  ]) {
    t.true(lexemes.includes(lexeme), `${lexeme} of ${lexemes}`)
  }
  t.is(name_words, 'k ns n coca cola')
})

test('a group of synonyms has words only, of three at most, none twice', (t) => {
  t.is(wrongIn(['doodh', 'milk']), null)
  t.deepEqual(wrongIn(['doodh', '!!']), { at: 1, message: 'must be a word' })
  t.deepEqual(wrongIn(['a', 'one two three four'])?.at, 1)
  t.deepEqual(wrongIn(['Doodh', 'milk', 'dóodh'])?.at, 2)
})
