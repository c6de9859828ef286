import { formsOf, neighboursOf } from '../spelling.ts'
import { textsOf } from './items.ts'

/** What is measured in: weight in grams, volume in millilitres, length in millimetres or inches; `piece` is counted. */
export type Base = 'g' | 'ml' | 'mm' | 'in' | 'sqft' | 'oz' | 'piece'

export interface Unit {
  base: Base
  /** How many of the base it is. */
  times: number
  /** Of the unit alone, without a number before it: a `pao` is one, a `dozen` twelve. */
  alone?: true
  /** Written right behind its number, since it means something else as a word. */
  glued?: true
}

const spelt: [Base, number, string, Pick<Unit, 'alone' | 'glued'>?][] = [
  ['g', 0.001, 'mg mgs milligram milligrams milligramme ملی گرام'],
  ['g', 1, 'g gm gms gr grs grm grms gram grams gramm gramms gramme grammes garam گرام گرامز گم جی'],
  [
    ...(['g', 1000] as const),
    'kg kgs kgm kilo kilos killo kilogram kilograms kilogramme kilogrammes killogram kilogarm keji کلو کلوز کیلو کلوگرام کیلوگرام کے جی',
  ],
  ['g', 250, 'pao paao pau paav پاؤ پاو', { alone: true }],
  [
    ...(['ml', 1] as const),
    'ml mls mil cc millilitre millilitres milliliter milliliters mililitre mililitres mililiter mililiters millilitr ملی لیٹر ملی لٹر ایم ایل ملی',
  ],
  ['ml', 10, 'cl centilitre centiliter'],
  ['ml', 100, 'dl decilitre deciliter'],
  [
    ...(['ml', 1000] as const),
    'l lt lts ltr ltrs lit lits litr litre litres liter liters littre litter leter leters leeter leetar litar lettre لیٹر لٹر لیٹرز لٹرز لیتر ایل',
  ],
  ['oz', 1, 'oz ounce ounces اونس'],
  ['oz', 16, 'lb lbs pound pounds پاؤنڈ'],
  ['mm', 1, 'mm millimetre millimetres millimeter millimeters'],
  ['mm', 10, 'cm cms centimetre centimetres centimeter centimeters'],
  ['mm', 1000, 'm mtr mtrs meter meters metre metres میٹر'],
  ['in', 1, 'inch inches انچ'],
  ['in', 1, 'in', { glued: true }],
  ['in', 12, 'ft feet foot فٹ'],
  ['sqft', 1, 'sqft sq ft'],
  ['piece', 12, 'dozen dozens dozan doz dz darjan dzn darjun darzan درجن', { alone: true }],
  [
    ...(['piece', 1] as const),
    'pc pcs pce pces piece pieces peice peices pis nos unit units count ct عدد پیس پیسز دانہ دانے dana daana daane',
  ],
  ['piece', 1, 'pack packs pk pks pkt pkts packet packets پیک پیکٹ'],
  ['piece', 1, 's x', { glued: true }],
]

/** Units of two words, which stand joined in the table. */
const twoWords = ['ملی گرام', 'ملی لیٹر', 'ملی لٹر', 'ایم ایل', 'کے جی', 'sq ft']

const joined = (words: string) => textsOf(words).join('')

/** By how they are written, folded. */
const units = new Map<string, Unit>()
for (const [base, times, names, more] of spelt) {
  const whole = twoWords.filter((pair) => names.includes(pair))
  const rest = whole.reduce((left, pair) => left.replace(pair, ''), names)
  for (const name of [...whole, ...rest.split(' ')].map(joined)) {
    if (name && !units.has(name)) units.set(name, { base, times, ...more })
  }
}

/** The halves of a unit that people write apart: `k.g.`, `kilo gram`, `m l`, `sq ft`. */
const apart = new Set([
  ...['k g', 'm l', 'm g', 'c m', 'm m', 'c c', 'sq ft', 'sq feet', 'p c', 'p cs'],
  ...[
    'kilo gram',
    'kilo grams',
    'kilo gramme',
    'milli litre',
    'milli liter',
    'milli litres',
    'mili liter',
    'mili litre',
  ],
  ...[...twoWords, 'کلو گرام', 'کیلو گرام'].map((pair) => textsOf(pair).join(' ')),
])
units.set('sqfeet', { base: 'sqft', times: 1 })

export const unitNamed = (word: string): Unit | undefined => units.get(word)

export const unitApart = (one: string, other: string): Unit | undefined =>
  apart.has(`${one} ${other}`) ? units.get(one + other) : undefined

const shortestSlip = 4

/** By the forms by which a slip of the finger finds their names (spelling.ts). */
const unitsByForm = new Map<string, Unit>()
for (const [name, unit] of units) {
  if (name.length < shortestSlip) continue
  for (const form of formsOf(name)) if (!unitsByForm.has(form)) unitsByForm.set(form, unit)
}

/** The units whose names are one slip away: `lites`, `grms`. */
export const unitsNear = (word: string): Unit[] => [
  ...new Set(neighboursOf(word).near.flatMap((form) => unitsByForm.get(form) ?? [])),
]

/** Units whose name begins so, for a text that is still in the typing. */
export const unitsBeginning = (start: string): Unit[] =>
  [...units].filter(([name, { glued }]) => !glued && name.startsWith(start)).map(([, unit]) => unit)

const byName = <T>(entries: [T, string][]) =>
  new Map(entries.flatMap(([value, names]) => names.split(' ').map((name) => [joined(name), value] as const)))

/** Numbers in words, which count before a unit only: `do` is no number in `do pyaza`. */
export const numbersInWords = byName([
  [1, 'one a an aik ek ایک'],
  [2, 'two do دو'],
  [3, 'three teen tin تین'],
  [4, 'four char chaar چار'],
  [5, 'five panch paanch پانچ'],
  [6, 'six chay chhay چھ چھے'],
  [7, 'seven saat سات'],
  [8, 'eight aath آٹھ'],
  [9, 'nine nau نو'],
  [10, 'ten das دس'],
  [12, 'twelve bara barah بارہ'],
  [15, 'fifteen pandra pandrah پندرہ'],
  [20, 'twenty bees بیس'],
  [24, 'chaubees چوبیس'],
  [25, 'pachees پچیس'],
  [30, 'thirty tees تیس'],
  [50, 'fifty pachas پچاس'],
  [100, 'hundred sau سو'],
  [0.5, 'half haf adha aadha aadhaa adhaa aadhi adhi آدھا آدھی آدھ'],
  [0.25, 'quarter qtr chauthai چوتھائی'],
  [0.75, 'pona paun pauna پون پونا'],
  [1.25, 'sawa سوا'],
  [1.5, 'dedh derh deirh dairh dhed daid ڈیڑھ'],
  [2.5, 'dhai dhaai adhai arhai ڈھائی اڑھائی'],
])

/** What they add to the number behind them: `sarhe teen` is three and a half. */
export const additionsInWords = byName([
  [0.5, 'sarhe sadhe saadhe saarhe sarhay ساڑھے'],
  [0.25, 'sawa سوا'],
  [-0.25, 'paune pone ponay پونے'],
])

/** What several of a thing come in, as in `carton of 27`. */
export const packs = new Set(
  joinedAll(
    'pack packs pk pkt packet box boxes carton cartons ctn case tray crate set jar bundle bag پیک پیکٹ کارٹن ڈبہ ٹرے',
  ),
)

/** What one of a thing comes in; left out where nothing has it. */
export const containers = new Set(
  joinedAll(
    'pack packs packet packets pkt box boxes carton cartons tray case pouch pouches bottle bottles botal bottal can cans tin tins jar jars bag bags tub tubs sachet sachets tetra pet jug bori thaila thela dabba dibba wala wali walay size sized بوتل پیکٹ ڈبہ ڈبا تھیلا تھیلی والا والی',
  ),
)

/** Words that say nothing of what is looked for. */
export const fillers = new Set(
  joinedAll(
    'and of the a an with for or in n aur ka ki ke kay ko wala wali wale walay aap please والا والی والے کا کی کے اور',
  ),
)

function joinedAll(words: string): string[] {
  return words.split(' ').map(joined)
}
