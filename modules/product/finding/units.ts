import { textsOf } from './items.ts'
import { formsOf, neighboursOf } from './spelling.ts'

/** What is measured in: weight in grams, volume in millilitres, length in millimetres or inches; `piece` is counted. */
export type Base = 'g' | 'ml' | 'mm' | 'in' | 'sqft' | 'oz' | 'piece'

/** What a unit of measure means. */
export interface Unit {
  base: Base
  /** How many of the base it is. */
  times: number
  /** Of the unit alone, without a number before it: a `pao` is one, a `dozen` twelve. */
  alone?: true
  /** Written right behind its number, since it means something else as a word. */
  glued?: true
}

/** A unit as people write it, slips included; `apart` in two words. */
interface Spelt extends Unit {
  names: string
  apart?: string
}

const spelt: Spelt[] = [
  { base: 'g', times: 0.001, names: 'mg mgs milligram milligrams milligramme', apart: 'm g, ملی گرام' },
  {
    base: 'g',
    times: 1,
    names: 'g gm gms gr grs grm grms gram grams gramm gramms gramme grammes garam گرام گرامز گم جی',
  },
  {
    base: 'g',
    times: 1000,
    names:
      'kg kgs kgm kilo kilos killo kilogram kilograms kilogramme kilogrammes killogram kilogarm keji کلو کلوز کیلو',
    apart: 'k g, kilo gram, kilo grams, kilo gramme, کے جی, کلو گرام, کیلو گرام',
  },
  { base: 'g', times: 250, names: 'pao paao pau paav پاؤ', alone: true },
  {
    base: 'ml',
    times: 1,
    names:
      'ml mls mil cc millilitre millilitres milliliter milliliters mililitre mililitres mililiter mililiters ملی',
    apart:
      'm l, c c, milli litre, milli litres, milli liter, mili litre, mili liter, ملی لیٹر, ملی لٹر, ایم ایل',
  },
  { base: 'ml', times: 10, names: 'cl centilitre centiliter' },
  { base: 'ml', times: 100, names: 'dl decilitre deciliter' },
  {
    base: 'ml',
    times: 1000,
    names:
      'l lt lts ltr ltrs lit lits litr litre litres liter liters littre litter leter leters leeter leetar litar لیٹر لٹر لیٹرز لٹرز لیتر ایل',
  },
  { base: 'oz', times: 1, names: 'oz ounce ounces اونس' },
  { base: 'oz', times: 16, names: 'lb lbs pound pounds پاؤنڈ' },
  { base: 'mm', times: 1, names: 'mm millimetre millimetres millimeter millimeters', apart: 'm m' },
  { base: 'mm', times: 10, names: 'cm cms centimetre centimetres centimeter centimeters', apart: 'c m' },
  { base: 'mm', times: 1000, names: 'm mtr mtrs meter meters metre metres میٹر' },
  { base: 'in', times: 1, names: 'inch inches انچ' },
  { base: 'in', times: 1, names: 'in', glued: true },
  { base: 'in', times: 12, names: 'ft feet foot فٹ' },
  { base: 'sqft', times: 1, names: 'sqft', apart: 'sq ft, sq feet' },
  { base: 'piece', times: 12, names: 'dozen dozens dozan doz dz dzn darjan darjun darzan درجن', alone: true },
  {
    base: 'piece',
    times: 1,
    names:
      'pc pcs pce pces piece pieces peice peices pis nos unit units count ct pack packs pk pks pkt pkts packet packets عدد پیس پیسز دانہ دانے پیک پیکٹ dana daana daane',
    apart: 'p c, p cs',
  },
  { base: 'piece', times: 1, names: 's x', glued: true },
]

const joined = (words: string) => textsOf(words).join('')

/** By how they are written, folded. */
const units = new Map<string, Unit>()
const unitsApart = new Map<string, Unit>()
for (const { names, apart = '', ...unit } of spelt) {
  for (const name of names.split(' ')) units.set(joined(name), unit)
  for (const pair of apart.split(', ').filter(Boolean)) {
    units.set(joined(pair), unit)
    unitsApart.set(textsOf(pair).join(' '), unit)
  }
}

export const unitNamed = (word: string): Unit | undefined => units.get(word)

/** A unit whose name is written in two words: `k.g.`, `kilo gram`, `sq ft`. */
export const unitApart = (one: string, other: string): Unit | undefined => unitsApart.get(`${one} ${other}`)

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
export const packs = setOf(
  'pack packs pk pkt packet box boxes carton cartons ctn case tray crate set jar bundle bag پیک پیکٹ کارٹن ڈبہ ٹرے',
)

/** What one of a thing comes in; left out where nothing has it. */
export const containers = setOf(
  'pack packs packet packets pkt box boxes carton cartons tray case pouch pouches bottle bottles botal bottal can cans tin tins jar jars jug bag bags tub tubs sachet sachets tetra pet bori thaila thela dabba dibba size sized بوتل پیکٹ ڈبہ ڈبا تھیلا تھیلی',
)

/** Words that say nothing of what is looked for. */
export const fillers = setOf(
  'and of the a an with for or in n aur ka ki ke kay ko wala wali wale walay aap please والا والی والے کا کی کے اور',
)

function setOf(words: string): Set<string> {
  return new Set(words.split(' ').map(joined))
}
