/**
 * Barcodes: when two of them are one, and what the label of a shop's own scale says: an EAN-13 that begins with 2, with
 * the item's number in it, and what was weighed or what it costs.
 */

/** What a barcode is compared by: GTIN-8 to GTIN-14 by their digits without leading zeros, any other as it is written. */
export function barcodeKey(barcode: string): string {
  const bare = barcode.replaceAll(/[\s.-]/g, '')
  return /^\d+$/.test(bare) ? bare.replace(/^0+(?=\d)/, '') : bare.toUpperCase()
}

const letters =
  'I (item), W (grams), P (price in minor units), M (price in whole units), X (any) and C (check digit)'

/** Reads SCALE_BARCODES: forms by commas or blanks. Throws a RangeError that says what is wrong with one. */
export function readLabelForms(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((form) => {
      if (!/^2[0-9IWPMX]{11}C$/.test(form))
        throw new RangeError(`${form}: must be 2, then 11 of digits and ${letters}, which is the last`)
      const said = [...new Set(form.replaceAll(/[^WPM]/g, ''))]
      if (!/^[^I]*I+[^I]*$/.test(form)) throw new RangeError(`${form}: must have the item in one piece (I)`)
      if (said.length !== 1 || !/^[^WPM]*([WPM])\1*[^WPM]*$/.test(form))
        throw new RangeError(`${form}: must have one of W, P and M, in one piece`)
      return form
    })
}

/** What a scale's label says. */
export interface Label {
  /** The item's number, without leading zeros. */
  item: string
  grams: number | null
  /** Minor units, exact to `step` of them; null where grams are said. */
  price: number | null
  step: number
}

const digitsOf = (form: string, code: string, letter: string) =>
  [...form].map((it, at) => (it === letter ? code[at] : '')).join('')

/**
 * Reads a scale's label by the first form that it has; null where it has none. `minor`: minor units of a whole one.
 * A wrong check digit is none of ours either.
 */
export function readLabel(code: string, forms: string[], minor: number): Label | null {
  if (!/^2\d{12}$/.test(code) || !hasCheckDigit(code)) return null
  const form = forms.find((it) => [...it].every((char, at) => !/\d/.test(char) || char === code[at]))
  if (!form) return null
  const item = digitsOf(form, code, 'I').replace(/^0+(?=\d)/, '')
  const [grams, price, whole] = ['W', 'P', 'M'].map((letter) => digitsOf(form, code, letter))
  if (grams) return { item, grams: Number(grams), price: null, step: 0 }
  return price
    ? { item, grams: null, price: Number(price), step: 1 }
    : { item, grams: null, price: Number(whole) * minor, step: minor }
}

/** Whether the last digit is what those before it make it (GTIN). */
export function hasCheckDigit(code: string): boolean {
  const sum = [...code].reverse().reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}
