import { barcodeKey, type Label, readLabel } from '#src/barcode.ts'
import { type Money, portion } from '#src/money.ts'
import { formatQuantity, lineTotal, type SoldBy } from '#src/quantity.ts'

/** What a picker's device read off something in their hand, and whether that is what a line is of. */

/** The product of a line, as the catalogue knows it by now. */
export interface Scanned {
  sku: string
  name: string
  soldBy: SoldBy
  /** Empty where it has none. */
  barcode: string
  /** Per piece, or per kilogram: what a scale reckons with. */
  price: Money
}

/** How labels of the shop's scales are read: SCALE_BARCODES, and the minor units of a whole one. */
export interface Scales {
  forms: string[]
  minor: number
}

/** It is that product; grams where a scale's label says them, and by which other weights it may be meant. */
export interface Found {
  grams: number | null
  fits: (quantity: number) => boolean
}

const anything: Found = { grams: null, fits: () => true }

/** What a barcode says of a line's product; null: nothing, it is another's or nobody's. Text: why it is of no use. */
export function readBarcode(barcode: string, product: Scanned, scales: Scales): Found | string | null {
  const key = barcodeKey(barcode)
  if (product.barcode !== '' && key === barcodeKey(product.barcode)) return anything
  const label = readLabel(key, scales.forms, scales.minor)
  if (!label) return key === barcodeKey(product.sku) ? anything : null
  if (!isOf(label, product, scales)) return null
  if (product.soldBy === 'piece') return `is of a scale, and ${product.name} is sold by the piece`
  return weighed(label, product)
}

/** By the item's number that is its barcode, that its barcode has in it as a label would, or that its SKU is. */
function isOf({ item }: Label, { barcode, sku }: Scanned, { forms, minor }: Scales): boolean {
  if (barcode !== '' && barcodeKey(barcode) === item) return true
  if (barcode !== '' && readLabel(barcodeKey(barcode), forms, minor)?.item === item) return true
  const number = /^(?:[A-Za-z]+[-._/]?(?=\d{3}))?(\d+)$/.exec(sku)?.[1]
  return number !== undefined && barcodeKey(number) === item
}

function weighed({ grams, price, step }: Label, { price: unit, name }: Scanned): Found | string {
  if (grams !== null) return { grams, fits: (quantity) => quantity === grams }
  if (price === null || unit.amount === 0) return `tells a price, and ${name} has none`
  // A price is the weight's, rounded: what is near enough may be what the scale showed.
  const off = (quantity: number) => Math.abs(lineTotal(unit, 'weight', quantity).amount - price)
  return {
    grams: portion({ amount: price, currency: unit.currency }, 1000, unit.amount).amount,
    fits: (quantity) => off(quantity) <= step,
  }
}

/** Why that isn't how much there is of it; null where it may be. */
export const whyNotSo = ({ grams, fits }: Found, quantity: number): string | null =>
  fits(quantity) ? null : `must be what the label says: ${formatQuantity('weight', grams ?? 0)}`
