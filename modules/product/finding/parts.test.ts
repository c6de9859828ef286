import test from 'ava'
import fc from 'fast-check'
import { partsOf } from './parts.ts'

const terms = (text: string) => partsOf(text).flatMap((part) => part.terms)

/** Each way of writing of a line is one and the same. */
const same: [string, string[]][] = [
  [
    '1500ml',
    [
      ...['1.5 L', '1.5l', '1,5 l', '1.5ltr', '1.5 ltrs', '1.50 Litre', '1.5 liters', '1.5-litre', '1.5 L.'],
      ...[
        '1½ l',
        '1 ½ litre',
        '1 1/2 l',
        '3/2 l',
        '1500ml',
        '1500 ML',
        '1,500 ml',
        '1500 m.l.',
        '1500 milli litre',
      ],
      ...[
        '1500cc',
        '150 cl',
        '۱٫۵ لیٹر',
        '۱۔۵ لٹر',
        '١٫٥ ليتر',
        '۱۵۰۰ ملی لیٹر',
        '1500 ایم ایل',
        'dedh litre',
      ],
      ...[
        'ڈیڑھ لیٹر',
        'derh ltr',
        'one and a half litre',
        '1.5 litr',
        '1.5 leter',
        '１．５Ｌ',
        '1.5ℓ',
        '1500㎖',
      ],
    ],
  ],
  [
    '500g',
    [
      ...[
        '500 g',
        '500g',
        '500 gm',
        '500gms',
        '500 grams',
        '500 Gram',
        '500 grm',
        '500 GMS',
        '0.5 kg',
        '.5kg',
        '0,5 kg',
      ],
      ...[
        '½ kg',
        '½kg',
        '1/2 kg',
        '1/2kg',
        'half kg',
        'half kilo',
        'half a kilo',
        'aadha kilo',
        'adha kilo',
        'آدھا کلو',
      ],
      ...['۵۰۰ گرام', '500 گرام', '2 pao', 'do pao', '500000 mg'],
    ],
  ],
  [
    '1000g',
    [
      '1 kg',
      '1kg',
      '1000 g',
      '1,000 gm',
      '1 kilo',
      'ek kilo',
      'ایک کلو',
      '۱ کلو گرام',
      '1 k.g.',
      '1 kilo gram',
      '1 کے جی',
      '4 pao',
    ],
  ],
  ['250g', ['250 g', 'pao', '1 pao', 'ek pao', 'پاؤ', '¼ kg', 'quarter kg', '0.25 kilo']],
  ['2500g', ['2.5 kg', 'dhai kilo', 'ڈھائی کلو', '2½ kg']],
  ['2250ml', ['2.25 L', 'sawa do litre', '2 1/4 litre']],
  ['3500g', ['3.5 kg', 'sarhe teen kilo', 'ساڑھے تین کلو']],
  [
    '12',
    [
      '1 dozen',
      'dozen',
      'a dozen',
      '12 pcs',
      '12 pieces',
      'pack of 12',
      '12 pack',
      '12-pack',
      '12pk',
      '12s',
      "12's",
      'x12',
      '12x',
      'ایک درجن',
      'darjan',
      '۱۲ عدد',
      'carton of 12',
      'box 12',
      '12 nos',
    ],
  ],
  ['6', ['half dozen', 'aadha darjan', '6 pack', 'pack of 6', 'pack of six', 'six pack', 'set of 6']],
  ['12in', ['12"', '12 inch', '12in', "12''", '12”', '1 ft']],
  ['30000mm', ['30 m', '30m', '30 metre', '30 meters', '3000 cm']],
]
for (const [term, ways] of same) {
  for (const way of ways) {
    test(`${way} is ${term}`, (t) => {
      t.deepEqual(terms(way), [term])
      t.deepEqual(terms(`Nice, ${way}`), ['nice', term])
      t.true(partsOf(way).every(({ kind }) => kind === 'size'))
    })
  }
}

for (const way of ['2x500ml', '2 x 500 ml', '2×500ml', '2 * 0.5 l', '500ml x 2', '500 ml × 2', '2x½l']) {
  test(`${way} is two of 500 ml`, (t) => t.deepEqual(terms(way), ['500ml', '2']))
}

for (const [text, expected] of [
  ['7UP', ['7', 'up']],
  ['7-up', ['7', 'up']],
  ['3 in 1', ['3', 'in', '1']],
  ['3in1', ['3', 'in', '1']],
  ['Green Gram', ['green', 'gram']],
  ['Size 4 Large, 60 Pack', ['size', '4', 'large', '60']],
  ['Half Roll Box of 6', ['half', 'roll', '6']],
  ['150 x 2 Ply', ['150', '2', 'ply']],
  ['Sugar Pack 5 kg', ['sugar', 'pack', '5000g']],
  ['do pyaza', ['do', 'pyaza']],
  ['Mach3', ['mach', '3']],
  ['0 kg', ['0', 'kg']],
  ['99999999999999 kg', ['99999999999999', 'kg']],
  ['MLK-0001', ['mlk', '0001']],
  ['0002075704716531', ['2075704716531']],
  ["K&N's", ['k', 'ns']],
] as const) {
  test(`${text} has no more sizes than it has`, (t) => t.deepEqual(terms(text), expected))
}

test('of a size the number is found as well, without its unit', (t) => {
  t.deepEqual(partsOf('1.5 L')[0]?.also, ['1.5'])
  t.deepEqual(partsOf('1 Dozen')[0]?.also, ['1', 'dozen'])
})

const amount = fc.integer({ min: 1, max: 999_999 })
const blank = fc.constantFrom('', ' ', '-', '\u{a0}')

test('property: a weight or a volume is the same in either unit, glued or apart, in any case and script', (t) => {
  const units = fc.constantFrom(
    ...([
      ['g', 'kg'],
      ['gm', 'kilo'],
      ['grams', 'kgs'],
      ['گرام', 'کلو'],
      ['ml', 'l'],
      ['mls', 'litre'],
      ['ملی لیٹر', 'لیٹر'],
    ] as const),
  )
  const scripts = fc.constantFrom('0123456789', '۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩')
  fc.assert(
    fc.property(amount, units, blank, scripts, fc.boolean(), (n, [small, large], gap, digits, loud) => {
      const write = (number: number, unit: string) => {
        const text = `${number}${gap}${unit}`.replace(/\d/g, (digit) => digits[Number(digit)] as string)
        return loud ? text.toUpperCase() : text
      }
      const [one] = terms(write(n, small))
      return one === terms(write(n / 1000, large))[0] && /^\d+(g|ml)$/.test(one ?? '')
    }),
    { numRuns: 1000 },
  )
  t.pass()
})

test('property: no text is too odd, and no term too long or with a quote in it', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) =>
      partsOf(text).every(
        ({ terms: own, also, from, to }) =>
          from < to && [...own, ...also].every((term) => /^[^\s'\\:]{1,128}$/u.test(term)),
      ),
    ),
    { numRuns: 2000 },
  )
  t.pass()
})
