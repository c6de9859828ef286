import type { Tx } from '#src/database/transaction.ts'
import type { SetTaxRate } from './set-tax-rate.ts'

/** Since when the rates of the demonstration hold: the first of July 2024 in Pakistan. */
const from = new Date('2024-06-30T19:00:00.000Z')

/** Pakistan's sales tax, as an example: which rates a shop has to charge is its own duty to know. */
const classes = [
  { taxClass: 'standard', rate: 1800 },
  { taxClass: 'reduced', rate: 1000 },
  { taxClass: 'zero', rate: 0 },
  { taxClass: 'exempt', rate: 0 },
  { taxClass: 'third_schedule', rate: 1800, onRetailPrice: true },
]

/** By the SKUs of the demonstration's shelves: fresh food, and what is taxed on its printed price. */
const bySku: [beginning: RegExp, taxClass: string][] = [
  [/^(?:FRU|VEG|MEA|FSH)-|^DAI-EGG-|^DAI-MLK-0009,/, 'exempt'],
  // Bottled drinks, detergents and cleaners, cosmetics.
  [/^BEV-(?:SFT|JUI)-|^LAU-|^HOU-CLN-000[124-8]|^PER-/, 'third_schedule'],
]

/** Sets the rates of the demonstration's classes. */
export async function seedTaxes({ setTaxRate }: { setTaxRate: SetTaxRate }, tx: Tx): Promise<void> {
  for (const said of classes) await setTaxRate({ ...said, from }, tx)
}

/** The demonstration's list of groceries with a class for each and, where it is taxed by it, the price printed on it. */
export function withTaxClasses(list: string): string {
  const [header = '', ...lines] = list.trimEnd().split('\n')
  const taxed = lines.map((line) => {
    const taxClass = bySku.find(([beginning]) => beginning.test(line))?.[1] ?? ''
    const price = taxClass === 'third_schedule' ? (/,([\d.]+),PKR,/.exec(line)?.[1] ?? '') : ''
    return `${line},${taxClass},${price}`
  })
  return [`${header},taxClass,retailPrice`, ...taxed, ''].join('\n')
}
